package dev.vmbot.intent.text;

/// What single characters mean to a reader of requests.
final class Glyphs {

    private Glyphs() {}

    static boolean isSpace(char c) {
        return c != '\n'
                && (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u3164' || c == '¿' || c == '¡');
    }

    /// Not seen and without effect on what is seen: zero-width characters, direction marks, variation selectors.
    static boolean isInvisible(char c) {
        return c == '\u00AD'
                || (c >= '\u200B' && c <= '\u200F')
                || (c >= '\u2060' && c <= '\u2064')
                || c == '\u202A'
                || c == '\u202C'
                || c == '\u2066'
                || c == '\u2068'
                || c == '\u2069'
                || c == '\uFEFF'
                || c == '\u061C'
                || c == '\u180E'
                || (c >= '\uFE00' && c <= '\uFE0F');
    }

    /// Makes following text look other than it is, or cannot be typed at all.
    static boolean isDeceptive(char c) {
        return c == '\u202B'
                || c == '\u202D'
                || c == '\u202E'
                || c == '\u2067'
                || (c < ' ' && c != '\n' && c != '\r' && c != '\t')
                || c == '\u007F';
    }

    static boolean isQuote(char c) {
        return switch (c) {
            case '"', '“', '”', '„', '«', '»', '‟' -> true;
            default -> false;
        };
    }

    static boolean isApostrophe(char c) {
        return c == '\'' || c == '’' || c == '‘' || c == '‛' || c == 'ʼ';
    }

    static boolean isHyphen(char c) {
        return c == '-' || c == '\u2010' || c == '\u2011' || c == '\u2012' || c == '\u2013' || c == '\u2212';
    }

    /// A character that a name, a pattern, a label or a word of the languages that are read may hold.
    static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c >= '\u00C0' && c <= '\u017F' && c != '×' && c != '÷' && c != 'ı' && c != 'ſ')
                || "-_./*?{}[],=+:@~'!#".indexOf(c) >= 0;
    }

    /// Symbols that people write as pictures.
    static boolean isPicture(int codePoint) {
        return (codePoint >= 0x1F000 && codePoint <= 0x1FAFF)
                || (codePoint >= 0x2600 && codePoint <= 0x27BF)
                || (codePoint >= 0x2190 && codePoint <= 0x21FF)
                || (codePoint >= 0x2B00 && codePoint <= 0x2BFF);
    }

    static char plain(char c) {
        if (isApostrophe(c)) {
            return '\'';
        }
        return isHyphen(c) ? '-' : c;
    }
}
