package dev.vmbot.access;

/// Whether somebody may do something now.
public sealed interface Ruling {

    record Granted(Identity identity) implements Ruling {}

    /// @param missing the first permission that is lacking
    record Lacking(Identity identity, Permission missing) implements Ruling {}

    record Nobody(Stranger why) implements Ruling {}
}
