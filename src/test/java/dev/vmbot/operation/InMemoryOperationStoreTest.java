package dev.vmbot.operation;

final class InMemoryOperationStoreTest extends OperationStoreContract {

    private final InMemoryOperationStore store = new InMemoryOperationStore();

    @Override
    protected OperationStore store() {
        return store;
    }

    @Override
    protected OperationStore other() {
        return store;
    }
}
