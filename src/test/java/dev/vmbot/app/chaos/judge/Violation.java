package dev.vmbot.app.chaos.judge;

/// Something that must not be.
///
/// @param about an operation, or a machine
public record Violation(Kind kind, String about, String words) {

    public enum Kind {
        /// Approved, and never ended.
        LOST,
        /// Done, or asked on a card, more than once.
        DOUBLED,
        /// Said or done when it was not true or not wanted any more.
        STALE,
        /// Taken, and neither carried out nor answered in time.
        SILENT,
        /// A machine in a state, or changed, that nobody asked for.
        LEFT
    }

    @Override
    public String toString() {
        return "%s %s: %s".formatted(kind, about, words);
    }
}
