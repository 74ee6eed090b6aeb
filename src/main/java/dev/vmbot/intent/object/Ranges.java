package dev.vmbot.intent.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Short forms for several names: `web-{1..3}`, `web-[1-3]`, `web-{a,b}`, and "web-1 to web-3".
public final class Ranges {

    /// More names than anybody means to type; the bot's own cap lies below.
    public static final int MOST = 100;

    /// Names that a short form stands for.
    ///
    /// @param names empty when there would be more than [#MOST]
    public record Expansion(List<String> names) {}

    private Ranges() {}

    /// Empty when the word is no short form.
    public static Optional<Expansion> expand(String word) {
        int open = Math.max(word.indexOf('{'), word.indexOf('['));
        int close = Math.max(word.lastIndexOf('}'), word.lastIndexOf(']'));
        if (open >= 0 && close > open) {
            String before = word.substring(0, open);
            String after = word.substring(close + 1);
            return inside(word.substring(open + 1, close))
                    .map(e -> new Expansion(
                            e.names().stream().map(n -> before + n + after).toList()));
        }
        int dots = word.indexOf("..");
        if (dots > 0 && dots < word.length() - 2) {
            return between(word.substring(0, dots), word.substring(dots + 2).replaceFirst("^\\.", ""));
        }
        return Optional.empty();
    }

    private static Optional<Expansion> inside(String list) {
        var names = new ArrayList<String>();
        for (String part : list.split(",", -1)) {
            int mark = part.indexOf("..");
            int dash = part.indexOf('-');
            String piece = part.strip();
            if (mark > 0) {
                Optional<Expansion> range = between(piece.substring(0, mark), piece.substring(mark + 2));
                if (range.isEmpty() || range.get().names().isEmpty()) {
                    return range;
                }
                names.addAll(range.get().names());
            } else if (dash > 0 && isDigits(piece.substring(0, dash)) && isDigits(piece.substring(dash + 1))) {
                Optional<Expansion> range = between(piece.substring(0, dash), piece.substring(dash + 1));
                if (range.isEmpty() || range.get().names().isEmpty()) {
                    return range;
                }
                names.addAll(range.get().names());
            } else if (dash == 1 && piece.length() == 3 && isLetters(piece)) {
                for (char c = piece.charAt(0); c <= piece.charAt(2); c++) {
                    names.add(String.valueOf(c));
                }
            } else if (!piece.isEmpty()) {
                names.add(piece);
            }
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(new Expansion(List.copyOf(names)));
    }

    private static boolean isLetters(String range) {
        char from = range.charAt(0);
        char to = range.charAt(2);
        return from >= 'a' && to <= 'z' && from <= to;
    }

    /// From one name to another that differs in its last number only; the second may be that number alone.
    public static Optional<Expansion> between(String first, String last) {
        int firstStart = numberStart(first);
        int lastStart = numberStart(last);
        String stem = first.substring(0, firstStart);
        String lastStem = last.substring(0, lastStart);
        String from = first.substring(firstStart);
        String to = last.substring(lastStart);
        boolean sameStem = lastStem.isEmpty() || lastStem.equals(stem);
        if (!sameStem || from.isEmpty() || to.isEmpty() || from.length() > 9 || to.length() > 9) {
            return Optional.empty();
        }
        int low = Integer.parseInt(from);
        int high = Integer.parseInt(to);
        if (high < low) {
            return Optional.empty();
        }
        if (high - low >= MOST) {
            return Optional.of(new Expansion(List.of()));
        }
        var names = new ArrayList<String>();
        for (int i = low; i <= high; i++) {
            names.add(stem + padded(i, from.length()));
        }
        return Optional.of(new Expansion(names));
    }

    /// The name with its last number replaced: `web-01` and `2` make `web-02`. Empty when it ends in no number.
    static Optional<String> withNumber(String name, String number) {
        int start = numberStart(name);
        if (start == name.length() || !isDigits(number) || number.length() > 9) {
            return Optional.empty();
        }
        return Optional.of(name.substring(0, start) + padded(Integer.parseInt(number), name.length() - start));
    }

    static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String padded(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static int numberStart(String name) {
        int start = name.length();
        while (start > 0 && name.charAt(start - 1) >= '0' && name.charAt(start - 1) <= '9') {
            start--;
        }
        return start;
    }
}
