package dev.vmbot.kube.operation;

/// A stored operation that this release cannot make sense of: of a later release, or edited by hand.
public final class UnreadableOperationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableOperationException(String why) {
        super(why);
    }
}
