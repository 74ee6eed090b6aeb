package dev.vmbot.intent.account;

/// A word of a text as people see it, in lower case.
///
/// @param clause number of the clause that it stands in
/// @param kind what Slack made of it
/// @param capitals it was written with capital letters and digits only, as tickets are
/// @param possessive "'s" stood at its end
record Word(String text, int clause, Kind kind, boolean capitals, boolean possessive) {

    enum Kind {
        PLAIN,
        /// Somebody, a group or a channel was mentioned.
        MENTION,
        /// A date of Slack's own.
        DATE
    }

    boolean is(String other) {
        return text.equals(other);
    }

    boolean hasDigit() {
        return text.chars().anyMatch(Character::isDigit);
    }

    boolean hasLetter() {
        return text.chars().anyMatch(Character::isLetter);
    }
}
