package dev.vmbot.model;

import java.util.Locale;

/// What a person can have done to a VM.
public enum Action {
    START,
    STOP,
    RESTART;

    /// The word as it is typed and shown: `start`, `stop`, `restart`.
    public String verb() {
        return name().toLowerCase(Locale.ROOT);
    }
}
