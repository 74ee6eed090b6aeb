package dev.vmbot.intent.text;

/// Lower case in time proportional to the length.
public final class LowerCase {

    /// The one letter that becomes two.
    private static final char DOTTED_I = '\u0130';

    private static final String DOTTED_I_LOWER = "i\u0307";

    private LowerCase() {}

    /// As [String#toLowerCase] in the root locale, but for a final sigma, which stays like any other. That method
    /// copies
    /// what it has so far at each letter that grows, and reads the whole text again at each sigma.
    public static String of(String text) {
        var lower = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); ) {
            int letter = text.codePointAt(at);
            if (letter == DOTTED_I) {
                lower.append(DOTTED_I_LOWER);
            } else {
                lower.appendCodePoint(Character.toLowerCase(letter));
            }
            at += Character.charCount(letter);
        }
        return lower.toString();
    }
}
