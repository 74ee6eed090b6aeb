package dev.vmbot.intent.text;

/// One piece of a text.
///
/// @param text lower-cased, without quotes and invisible characters; for [Kind#WORD] the word that people see
/// @param raw as typed, in its own case, for texts in quotes and code
/// @param quoted stood in quotes, code or bold: a name, never a verb
/// @param odd holds what does not belong into a name: foreign letters that look like ours, shell or markup characters
public record Token(Kind kind, String text, String raw, boolean quoted, boolean odd) {

    /// What a piece is.
    public enum Kind {
        WORD,
        FLAG,
        COMMA,
        /// End of a sentence: full stop, exclamation mark, semicolon.
        STOP,
        QUESTION,
        COLON,
        DASH,
        NEWLINE,
        BULLET,
        OPEN,
        CLOSE,
        BOT,
        PERSON,
        BROADCAST,
        EMOJI,
        /// Inline code of several words.
        CODE,
        /// Several words in quotes.
        QUOTATION,
        /// A code block.
        BLOCK,
        /// A quoted line, or struck-out text.
        CITED,
        /// A link or a channel: never a name.
        LINK,
        /// A character that has no place in a request.
        ODD,
        /// No piece at all.
        NOTHING
    }

    private static final String SPACED = ", ";

    static Token comma(boolean glued) {
        return new Token(Kind.COMMA, ",", glued ? "," : SPACED, false, false);
    }

    static Token of(Kind kind, String text) {
        return new Token(kind, text, text, false, kind == Kind.ODD);
    }

    /// Written like the name of a person.
    public boolean isCapitalized() {
        return raw.length() > 1 && Character.isUpperCase(raw.charAt(0)) && Character.isLowerCase(raw.charAt(1));
    }

    /// Written like the number of a ticket: `OPS-4711`.
    public boolean isTicket() {
        int dash = raw.indexOf('-');
        return dash > 0
                && dash < raw.length() - 1
                && raw.chars().limit(dash).allMatch(Character::isUpperCase)
                && raw.chars().skip(dash + 1L).allMatch(Character::isDigit);
    }

    /// A comma with no blank on either side.
    public boolean isGlued() {
        return kind == Kind.COMMA && !raw.equals(SPACED);
    }

    public boolean is(Kind wanted) {
        return kind == wanted;
    }
}
