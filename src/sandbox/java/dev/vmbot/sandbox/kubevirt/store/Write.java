package dev.vmbot.sandbox.kubevirt.store;

/// How a write is meant.
///
/// @param status whether it goes to the status subresource: then only status changes
/// @param dryRun whether to answer as if, and keep nothing
public record Write(boolean status, boolean dryRun) {

    public static final Write MAIN = new Write(false, false);
    public static final Write STATUS = new Write(true, false);

    public Write dryRun(boolean only) {
        return new Write(status, only);
    }
}
