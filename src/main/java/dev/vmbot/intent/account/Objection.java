package dev.vmbot.intent.account;

/// What a reading leaves out of what was said.
///
/// @param because in a few words, for whoever wonders
public record Objection(Kind kind, String because) {

    /// What was left out.
    public enum Kind {
        /// A VM that was named, or half of its name.
        NAME,
        NAMESPACE,
        /// Something is to be left as it is.
        SPARED,
        CONDITION,
        TIME,
        NUMBER,
        ALTERNATIVE,
        /// The contrary was said as well.
        CONTRARY
    }
}
