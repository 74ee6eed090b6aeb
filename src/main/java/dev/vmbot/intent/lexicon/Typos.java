package dev.vmbot.intent.lexicon;

import dev.vmbot.intent.lexicon.Entry.Inflection;
import dev.vmbot.model.Spelling;
import java.util.ArrayList;
import java.util.List;

/// Which verb somebody may have meant who mistyped one.
public final class Typos {

    private Typos() {}

    /// The verbs nearest to a word, by letters left out, added, changed or swapped; empty when none is near. Several
    /// with different actions are a tie that only the person can break.
    public static List<Entry> nearest(String word, Lexicon lexicon) {
        if (lexicon.isOrdinary(word)) {
            return List.of();
        }
        List<Entry> nearest = within(word, lexicon, word.length() >= 6 ? 2 : 1);
        boolean shortWord = word.length() <= 5 && !nearest.isEmpty();
        return shortWord && Spelling.distance(word, nearest.getFirst().form()) == 1
                ? rivals(word, lexicon, nearest)
                : nearest;
    }

    /// Of a short word one letter is a large part: whatever is one letter farther is a rival.
    private static List<Entry> rivals(String word, Lexicon lexicon, List<Entry> nearest) {
        var all = new ArrayList<>(nearest);
        for (Entry verb : lexicon.verbs()) {
            boolean usable = verb.inflection() == Inflection.BASE
                    && verb.form().length() >= 4
                    && verb.form().startsWith(word.substring(0, 2));
            if (usable && verb.form().length() <= 5 && Spelling.distance(word, verb.form()) == 2) {
                all.add(verb);
            }
        }
        return all;
    }

    private static List<Entry> within(String word, Lexicon lexicon, int most) {
        var nearest = new ArrayList<Entry>();
        int best = most;
        if (word.length() < 4 || word.length() > 14) {
            return nearest;
        }
        for (Entry verb : lexicon.verbs()) {
            boolean usable = verb.inflection() == Inflection.BASE && verb.form().length() >= 4;
            if (!usable || Math.abs(verb.form().length() - word.length()) > best) {
                continue;
            }
            int distance = Spelling.distance(word, verb.form());
            if (!isSlip(word, verb.form(), distance)) {
                continue;
            }
            if (distance < best) {
                nearest.clear();
                best = distance;
            }
            if (distance <= best) {
                nearest.add(verb);
            }
        }
        return nearest;
    }

    /// No other letter takes the place of the first one, and two errors at once only repeat, drop or swap letters of
    /// the verb.
    private static boolean isSlip(String word, String verb, int distance) {
        int longer = word.length() - verb.length();
        boolean begins = word.charAt(0) == verb.charAt(0)
                || (longer >= 0 && word.charAt(1) == verb.charAt(0))
                || (longer <= 0 && word.charAt(0) == verb.charAt(1));
        return begins && (distance <= 1 || word.chars().allMatch(c -> verb.indexOf(c) >= 0));
    }
}
