package dev.vmbot.operation.desk;

import dev.vmbot.model.Intent;

/// Takes requests for changes: finds out who asks and for which VMs, whether they may and whether it is sensible, and
/// stores what is left as an operation that waits for its approval. Changes nothing in the cluster but that.
public interface Requests {

    /// Never throws for what a person can cause. May take seconds: every outside call has its own time limit.
    Answer ask(Intent.Change change, Origin origin);

    /// The same for what was offered under findings. One that changes nothing needs no approval, and has it at once.
    Answer ask(Remedy remedy, Origin origin);
}
