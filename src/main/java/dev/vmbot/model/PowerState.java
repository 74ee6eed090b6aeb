package dev.vmbot.model;

/// States that a list can be narrowed to, in the words that people use.
public enum PowerState {
    RUNNING,
    STOPPED,
    FAILED,
    TERMINATING
}
