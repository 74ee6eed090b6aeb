package dev.vmbot.intent.sentence;

import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.BE;
import static dev.vmbot.intent.lexicon.Sense.BUT;
import static dev.vmbot.intent.lexicon.Sense.CANT;
import static dev.vmbot.intent.lexicon.Sense.COMMON;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.FOLLOWED;
import static dev.vmbot.intent.lexicon.Sense.IF;
import static dev.vmbot.intent.lexicon.Sense.NEED;
import static dev.vmbot.intent.lexicon.Sense.NEVER;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.NOT;
import static dev.vmbot.intent.lexicon.Sense.NOTICE;
import static dev.vmbot.intent.lexicon.Sense.PRONOUN;
import static dev.vmbot.intent.lexicon.Sense.REASON;
import static dev.vmbot.intent.lexicon.Sense.REPORT;
import static dev.vmbot.intent.lexicon.Sense.RUNNING;
import static dev.vmbot.intent.lexicon.Sense.SCHEDULE;
import static dev.vmbot.intent.lexicon.Sense.STOPPED;
import static dev.vmbot.intent.lexicon.Sense.THEN;
import static dev.vmbot.intent.lexicon.Sense.UNSUPPORTED;
import static dev.vmbot.intent.lexicon.Sense.UP;
import static dev.vmbot.intent.lexicon.Sense.WHY;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Lexicon;
import dev.vmbot.intent.object.Names;
import dev.vmbot.model.KnownVms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What changes nothing of the request before it: wishes to be told how it went ("and tell me when it is up"), for
/// nothing waits for what they name, and that it is not needed ("we won't need it until monday").
public final class Asides {

    /// "we don't need it before monday" says how long, "once the backup is done" from when on.
    private static final Set<String> NO_LONGER_THAN = Set.of("until", "till", "before");

    private Asides() {}

    public static List<Item> leftOut(List<Item> items, Lexicon lexicon, KnownVms known) {
        var left = new ArrayList<Item>(items.size());
        boolean asked = false;
        int i = 0;
        while (i < items.size()) {
            int end = asked ? end(items, i, lexicon, known) : i;
            if (end > i) {
                i = end;
            } else {
                asked |= items.get(i).isBase();
                left.add(items.get(i++));
            }
        }
        return left;
    }

    /// Where a notice that begins here ends; here when none begins.
    private static int end(List<Item> items, int from, Lexicon lexicon, KnownVms known) {
        int at = from;
        while (at < items.size() && joins(items.get(at))) {
            at++;
        }
        if (at > from && at < items.size() && !items.get(at - 1).isAny(AND, THEN)) {
            int needless = needless(items, at);
            if (needless > at) {
                return needless;
            }
        }
        boolean phrase = at < items.size() && items.get(at).text().indexOf(' ') > 0;
        if (at >= items.size() || !items.get(at).is(NOTICE) || (at == from && !phrase)) {
            return from;
        }
        boolean open = items.get(at).hasDetail("outcome");
        for (at++; at < items.size() && !isOver(items, at); at++) {
            if (!isHarmless(items.get(at), known)) {
                return from;
            }
            open &= !isState(items.get(at), lexicon);
        }
        return open ? from : at;
    }

    /// Where it has been said that nobody needs it; here when something else is said.
    private static int needless(List<Item> items, int from) {
        boolean not = false;
        boolean need = false;
        int at = from;
        for (; at < items.size() && !isOver(items, at); at++) {
            Item item = items.get(at);
            boolean waits = item.is(IF) && !NO_LONGER_THAN.contains(item.text());
            if (waits || item.isBase() || item.text().endsWith("to") || (!need && !isSubject(item))) {
                return from;
            }
            not |= item.isAny(CANT, NOT, NEVER);
            need |= not && isNeed(item);
        }
        return need ? at : from;
    }

    private static boolean isSubject(Item item) {
        return isNeed(item) || item.isAny(CANT, NOT, NEVER, PRONOUN, REASON, REPORT, BE, COMMON, DET, NOISE);
    }

    private static boolean isNeed(Item item) {
        return item.is(NEED) || item.text().startsWith("need");
    }

    /// What comes of a request: "make sure it is up". Anything else that is to be made sure of comes before it.
    private static boolean isState(Item item, Lexicon lexicon) {
        return item.isAny(UP, DOWN, RUNNING, STOPPED) || lexicon.isSuccess(item.text());
    }

    private static boolean joins(Item item) {
        return item.isPause() || item.isAny(AND, THEN);
    }

    private static boolean isOver(List<Item> items, int at) {
        boolean next = at + 1 < items.size() && items.get(at + 1).isBase();
        return items.get(at).isPause() || (items.get(at).isAny(AND, THEN) && next);
    }

    private static boolean isHarmless(Item item, KnownVms known) {
        boolean named = Names.isDistinct(item.text()) || known.has(item.text());
        boolean other = item.token().quoted() || (item.isWord() && named);
        boolean waits = item.is(IF) && !item.is(FOLLOWED);
        boolean before = item.text().equals("first") || item.text().equals("beforehand");
        return !other && !waits && !before && !item.isBase() && !item.isAny(NEVER, BUT, SCHEDULE, WHY, UNSUPPORTED);
    }
}
