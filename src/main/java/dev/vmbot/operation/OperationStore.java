package dev.vmbot.operation;

import dev.vmbot.cluster.Listening;
import dev.vmbot.model.VmRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Where operations live. Every method may throw [dev.vmbot.cluster.ClusterException].
public interface OperationStore {

    /// Stores a new operation under its id.
    ///
    /// @return with its version; the one that was there already, when the same request was delivered before
    Created create(Operation proposed);

    /// Reads the newest version past every cache; empty when there is no such operation.
    Optional<Operation> find(OperationId id);

    /// Stores state, card and delivery by compare-and-set on the version.
    ///
    /// @return with its new version; empty, and nothing changed, when somebody else has saved in between
    Optional<Operation> save(Operation changed);

    /// Deletes it; one that is not there is no error.
    void delete(OperationId id);

    /// What is known of one operation without a request: from watched state, never older than this process's own
    /// writes. Empty also for one that another replica stored a moment ago.
    Optional<Operation> known(OperationId id);

    /// The operations of which this VM is a target, known like [#known].
    List<Operation> on(VmRef vm);

    /// All operations, known like [#known].
    List<Operation> list();

    /// Calls back, on a thread that must not be blocked, with each operation that was created, changed or deleted.
    ///
    /// @return ends the calling back
    Listening onChange(Consumer<OperationId> listener);

    /// @param isNew false when it was there already
    record Created(Operation operation, boolean isNew) {}
}
