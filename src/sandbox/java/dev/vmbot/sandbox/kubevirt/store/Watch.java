package dev.vmbot.sandbox.kubevirt.store;

/// Being told of changes, until closed.
@FunctionalInterface
public interface Watch extends AutoCloseable {

    @Override
    void close();
}
