package dev.vmbot.model;

import java.util.Locale;

/// States that a list can be narrowed to, in the words that people use.
public enum PowerState {
    RUNNING,
    /// On its way from one state to another: neither running nor stopped, and nothing has failed.
    IN_TRANSITION,
    STOPPED,
    FAILED,
    /// In transition, and not on its way down.
    STARTING,
    STOPPING,
    /// Stopping, or being deleted.
    TERMINATING,
    MIGRATING,
    PAUSED;

    /// As it is said and typed: "in transition".
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
