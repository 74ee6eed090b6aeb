package dev.vmbot.diagnosis;

import dev.vmbot.model.Finding;

/// Keeps what is quoted readable in a thread.
final class Shortening {

    private static final int LINES = 5;
    private static final int CHARACTERS = 400;

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
        int end = Character.isHighSurrogate(flat.charAt(CHARACTERS - 2)) ? CHARACTERS - 2 : CHARACTERS - 1;
        return flat.substring(0, end) + "…";
    }
}
