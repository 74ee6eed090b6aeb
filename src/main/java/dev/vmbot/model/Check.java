package dev.vmbot.model;

/// One thing that the self-check looked at.
///
/// @param name what was looked at, a few words
/// @param advice what to do; empty when it is as it should be
public record Check(String name, boolean ok, String advice) {

    public static Check passed(String name) {
        return new Check(name, true, "");
    }

    public static Check failed(String name, String advice) {
        return new Check(name, false, advice);
    }

    /// A line for a terminal.
    @Override
    public String toString() {
        return ok ? "ok     " + name : "WRONG  " + name + ": " + advice;
    }
}
