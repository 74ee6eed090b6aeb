package dev.vmbot.diagnosis;

import dev.vmbot.model.Finding;

/// Keeps what is quoted readable in a thread: what is long is cut in the middle.
final class Shortening {

    private static final int LINES = 5;
    private static final int CHARACTERS = 400;
    /// Of those, before what is left out: the outer words are there, the inner ones decide.
    private static final int HEAD = 150;

    private Shortening() {}

    static Finding of(Finding finding) {
        return new Finding(
                finding.rule(),
                finding.confidence(),
                finding.cause(),
                finding.evidence().stream().limit(LINES).map(Shortening::line).toList(),
                finding.remedy(),
                finding.command(),
                finding.prospects());
    }

    private static String line(String text) {
        String flat = text.strip().replaceAll("\\s+", " ");
        if (flat.length() <= CHARACTERS) {
            return flat;
        }
        int head = split(flat, HEAD);
        return flat.substring(0, head) + " … " + flat.substring(split(flat, flat.length() - (CHARACTERS - HEAD - 3)));
    }

    /// Not between the halves of one character.
    private static int split(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
    }
}
