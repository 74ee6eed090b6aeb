package dev.vmbot.intent.sentence;

import static dev.vmbot.intent.lexicon.Sense.NAMED;
import static dev.vmbot.intent.lexicon.Sense.PAST;
import static dev.vmbot.intent.lexicon.Sense.SCHEDULE;
import static dev.vmbot.intent.lexicon.Sense.VAGUE;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.VM;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Tagger;
import dev.vmbot.model.KnownVms;
import java.util.List;

/// Times to come.
public final class Schedules {

    private static final int CRON_FIELDS = 5;

    private Schedules() {}

    /// A time to come, said in words or by the clock.
    public static boolean isScheduled(List<Item> items, KnownVms known) {
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            boolean name = i > 0 && items.get(i - 1).isAny(VERB, VM, NAMED) && known.has(item.text());
            if (isTime(items, i) && !(item.is(SCHEDULE) && name)) {
                return true;
            }
        }
        return false;
    }

    /// Whether every time leaves open when.
    public static boolean isVague(List<Item> items) {
        for (int i = 0; i < items.size(); i++) {
            if (isTime(items, i) && !items.get(i).is(VAGUE)) {
                return false;
            }
        }
        return true;
    }

    static boolean isTime(List<Item> items, int i) {
        Item item = items.get(i);
        if (item.token().quoted()) {
            return false;
        }
        boolean clock = item.isUnknownWord() && isTime(item.text());
        return isCron(items, i)
                || (item.is(SCHEDULE) && !item.is(PAST))
                || (clock && (i == 0 || !items.get(i - 1).is(PAST)));
    }

    /// `0 22 * * 1-5`
    private static boolean isCron(List<Item> items, int i) {
        List<Item> fields = items.subList(i, Math.min(i + CRON_FIELDS, items.size()));
        return fields.size() == CRON_FIELDS
                && fields.stream().allMatch(f -> f.isWord() && f.text().chars().allMatch(Schedules::isCron))
                && fields.stream().anyMatch(f -> f.text().startsWith("*"));
    }

    private static boolean isCron(int c) {
        return Character.isDigit(c) || c == '*' || c == '/' || c == ',' || c == '-';
    }

    private static boolean isTime(String word) {
        return isDate(word) || isClock(word.startsWith("@") ? word.substring(1) : word);
    }

    /// `2026-12-01`
    private static boolean isDate(String word) {
        boolean shape = word.length() == 10 && word.charAt(4) == '-' && word.charAt(7) == '-';
        return shape && word.chars().allMatch(c -> c == '-' || Character.isDigit(c));
    }

    private static boolean isClock(String word) {
        return Tagger.isNumber(word)
                && (word.indexOf(':') > 0
                        || word.endsWith("am")
                        || word.endsWith("pm")
                        || word.endsWith("min")
                        || word.endsWith("mins")
                        || word.endsWith("uhr")
                        || word.endsWith("h")
                        || word.endsWith("m"));
    }
}
