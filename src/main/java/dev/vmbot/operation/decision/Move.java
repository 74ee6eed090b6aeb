package dev.vmbot.operation.decision;

import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import java.time.Instant;

/// What to do next for one VM.
public sealed interface Move {

    /// Store `asking`, then make its ask, then store the answer.
    record Request(TargetProgress asking) implements Move {}

    /// Store that this far it has come, and decide again.
    record Enter(TargetProgress next) implements Move {}

    /// Nothing to do before something changes or this time comes.
    record WaitUntil(Instant time) implements Move {}

    /// Read the VM from the API server and decide again.
    record Look() implements Move {}

    /// Store how it ended.
    record Finish(Result result) implements Move {}
}
