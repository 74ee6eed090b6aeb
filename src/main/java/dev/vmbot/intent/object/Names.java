package dev.vmbot.intent.object;

import dev.vmbot.intent.lexicon.Tagger;

/// Whether a word looks like the name of something in the cluster.
public final class Names {

    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST = 253;

    private Names() {}

    /// A shape that everyday words do not have: digits, hyphens or dots inside.
    public static boolean isDistinct(String word) {
        if (Tagger.isNumber(word) || isOrdinal(word)) {
            return false;
        }
        boolean letter = false;
        boolean mark = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            letter |= Character.isLetter(c);
            mark |= isMark(c) || (c == '.' && i > 0 && i < word.length() - 1);
        }
        return letter && mark;
    }

    private static boolean isMark(char c) {
        return (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '/' || c == '*' || c == '{' || c == '[';
    }

    private static boolean isOrdinal(String word) {
        int end = 0;
        while (end < word.length() && Character.isDigit(word.charAt(end))) {
            end++;
        }
        return end > 0
                && switch (word.substring(end)) {
                    case "st", "nd", "rd", "th", "x", "gb", "gi", "mb", "mi", "tb", "k", "ms", "%" -> true;
                    default -> false;
                };
    }

    /// Of letters, digits and what joins them in names of other systems: whoever wrote it meant a name.
    static boolean isNameLike(String word) {
        return word.chars().allMatch(c -> isAlphanumeric((char) c) || "-_./".indexOf(c) >= 0);
    }

    public static boolean isLegal(String name) {
        return isLegal(name, true);
    }

    public static boolean isLegalNamespace(String name) {
        return name.length() <= LONGEST_LABEL && isLegal(name, false);
    }

    private static boolean isLegal(String name, boolean dots) {
        if (name.isEmpty() || name.length() > LONGEST || !isAlphanumeric(name.charAt(0))) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isAlphanumeric(c) && c != '-' && !(dots && c == '.' && joins(name, i))) {
                return false;
            }
        }
        return isAlphanumeric(name.charAt(name.length() - 1));
    }

    private static boolean joins(String name, int dot) {
        return dot + 1 < name.length() && isAlphanumeric(name.charAt(dot - 1)) && isAlphanumeric(name.charAt(dot + 1));
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
