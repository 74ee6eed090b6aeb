package dev.vmbot.operation;

/// What a yes or a no comes to.
public sealed interface Approval {

    /// It counts.
    record Granted(OperationState next) implements Approval {}

    /// It does not count, and the card stays as it is.
    enum Refused implements Approval {
        NOT_YOURS,
        TOO_LATE
    }
}
