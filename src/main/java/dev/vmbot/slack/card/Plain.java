package dev.vmbot.slack.card;

/// Text for the places where Slack reads no markup: headers and buttons.
public final class Plain {

    private static final String BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f";

    private Plain() {}

    /// Nothing in it can be taken for markup, whatever reads it.
    ///
    /// @param most in characters, as Slack counts them
    public static String label(String words, int most) {
        return oneLine(words.replace('<', '?').replace('>', '?').replace('&', '?'), most);
    }

    /// Without line breaks, control characters and marks that turn the direction of writing.
    public static String oneLine(String words, int most) {
        StringBuilder line = new StringBuilder();
        words.codePoints()
                .limit(most + 1L)
                .map(point -> Character.isWhitespace(point) || Character.isISOControl(point) ? ' ' : point)
                .map(point -> isLoneSurrogate(point) ? '\ufffd' : point)
                .filter(point -> BIDI.indexOf(point) < 0)
                .forEach(line::appendCodePoint);
        return cut(line.toString(), most);
    }

    /// Shortened to `most` characters without cutting a surrogate pair in two.
    public static String cut(String words, int most) {
        if (words.length() <= most) {
            return words;
        }
        int end = Character.isHighSurrogate(words.charAt(most - 2)) ? most - 2 : most - 1;
        return words.substring(0, end) + "…";
    }

    private static boolean isLoneSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
