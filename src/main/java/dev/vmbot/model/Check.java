package dev.vmbot.model;

/// One thing that the self-check looked at.
///
/// @param name what was looked at, a few words
/// @param advice what to do; empty when it is as it should be
public record Check(String name, Verdict verdict, String advice) {

    public enum Verdict {
        OK,
        /// The bot works, but for what the advice names.
        LACKING,
        /// The bot cannot work.
        WRONG
    }

    public static Check passed(String name) {
        return new Check(name, Verdict.OK, "");
    }

    public static Check lacking(String name, String advice) {
        return new Check(name, Verdict.LACKING, advice);
    }

    public static Check failed(String name, String advice) {
        return new Check(name, Verdict.WRONG, advice);
    }

    public boolean ok() {
        return verdict == Verdict.OK;
    }

    /// A line for a terminal.
    @Override
    public String toString() {
        return switch (verdict) {
            case OK -> "ok     " + name;
            case LACKING -> "LACKS  " + name + ": " + advice;
            case WRONG -> "WRONG  " + name + ": " + advice;
        };
    }
}
