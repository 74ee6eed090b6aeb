package dev.vmbot.intent.text;

import java.util.Set;

/// A long dash that a phone or an editor made of the two hyphens of a flag: `—force`.
final class Flag {

    private static final Set<String> NAMES = Set.of(
            "namespace",
            "ns",
            "force",
            "hard",
            "selector",
            "labels",
            "label",
            "all",
            "all-namespaces",
            "yes",
            "reason",
            "grace-period",
            "n",
            "l",
            "f",
            "a",
            "y",
            "at",
            "in",
            "after",
            "cluster",
            "to",
            "node");

    private Flag() {}

    static boolean isMeant(String text, int dash) {
        boolean apart = dash == 0 || Character.isWhitespace(text.charAt(dash - 1));
        return apart && NAMES.contains(LowerCase.of(text.substring(dash + 1, end(text, dash + 1))));
    }

    /// Behind the flag's name.
    static int end(String text, int from) {
        int end = from;
        while (end < text.length() && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        return end;
    }
}
