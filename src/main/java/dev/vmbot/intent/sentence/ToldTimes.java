package dev.vmbot.intent.sentence;

import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.BE;
import static dev.vmbot.intent.lexicon.Sense.CANT;
import static dev.vmbot.intent.lexicon.Sense.COMMON;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.IF;
import static dev.vmbot.intent.lexicon.Sense.LIGHT;
import static dev.vmbot.intent.lexicon.Sense.NEED;
import static dev.vmbot.intent.lexicon.Sense.NEVER;
import static dev.vmbot.intent.lexicon.Sense.NOT;
import static dev.vmbot.intent.lexicon.Sense.OKAY;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.PRONOUN;
import static dev.vmbot.intent.lexicon.Sense.REASON;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.RUNNING;
import static dev.vmbot.intent.lexicon.Sense.STOPPED;
import static dev.vmbot.intent.lexicon.Sense.SYMPTOM;
import static dev.vmbot.intent.lexicon.Sense.THEN;
import static dev.vmbot.intent.lexicon.Sense.UP;
import static dev.vmbot.intent.lexicon.Sense.VERB;

import dev.vmbot.intent.lexicon.Entry.Inflection;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Lexicon;
import dev.vmbot.intent.object.Names;
import dev.vmbot.intent.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// Times that belong to why something is asked for, not to when it is to be done: "start web-01, the call is at
/// three", "start web-01 because it was off over the weekend". Whatever may be either stays a time of the request.
public final class ToldTimes {

    private ToldTimes() {}

    /// The items without the parts that tell such a time.
    public static List<Item> leftOut(List<Item> items, Lexicon lexicon) {
        var left = new ArrayList<Item>(items.size());
        int from = Sentences.consequence(items); // "it broke at three, so please restart it"
        while (from < items.size()) {
            int end = end(items, from);
            List<Item> part = items.subList(from, end);
            if (!isTold(part, lexicon) || isReferredTo(items, end)) {
                left.addAll(part);
            }
            from = end;
        }
        return left;
    }

    /// Up to a mark, or up to a word that a reason begins with.
    private static int end(List<Item> items, int from) {
        int end = from + 1;
        if (items.get(from).isPause()) {
            return end;
        }
        while (end < items.size()
                && !items.get(end).isPause()
                && !items.get(end).hasDetail("bare")
                && !items.get(end).hasDetail("kept")) {
            end++;
        }
        return end;
    }

    /// "the demo is at three: …", "…, do it then".
    private static boolean isReferredTo(List<Item> items, int end) {
        boolean heads = end < items.size() && items.get(end).is(Kind.COLON);
        return heads || Item.has(items.subList(end, items.size()), THEN);
    }

    private static boolean isTold(List<Item> part, Lexicon lexicon) {
        int time = 0;
        while (time < part.size() && !Schedules.isTime(part, time)) {
            time++;
        }
        boolean asks = part.stream().anyMatch(i -> i.isBase() || i.isAny(IF, NEVER, REQUEST));
        if (isNotNeeded(part) && part.stream().noneMatch(i -> i.isBase() || i.isAny(IF, REQUEST))) {
            return true; // "we don't need it this week"
        }
        if (time == 0 || time >= part.size() || asks) {
            return false;
        }
        List<Item> before = part.subList(0, time);
        List<Item> after = part.subList(time + 1, part.size());
        boolean last = after.isEmpty() || after.getFirst().is(AND);
        return last ? isEvent(before, lexicon) || isOver(before) : isHabit(part, time) || isRemark(before, after);
    }

    private static boolean isNotNeeded(List<Item> part) {
        return part.stream().anyMatch(i -> i.isAny(NOT, NEVER, CANT))
                && part.stream().anyMatch(i -> i.is(NEED) || i.text().startsWith("need"));
    }

    /// "the customer call is", "we have a demo", "training starts".
    private static boolean isEvent(List<Item> before, Lexicon lexicon) {
        Item last = before.getLast();
        boolean joins = last.is(BE) || last.isVerb(Inflection.THIRD);
        int event = joins ? before.size() - 2 : before.size() - 1;
        boolean purpose = before.getFirst().hasDetail("kept"); // "for my demo at 3": wanted then, perhaps
        if (event < 0 || purpose || !lexicon.isEvent(before.get(event).text())) {
            return false;
        }
        List<Item> lead = before.subList(0, event);
        boolean plain = lead.stream().noneMatch(i -> i.isAny(PREP, UP, DOWN, RUNNING, STOPPED, VERB, LIGHT));
        return plain && lead.stream().filter(Item::isUnknownWord).count() <= 1;
    }

    /// "because it was off", "since it crashed".
    private static boolean isOver(List<Item> before) {
        Item last = before.getLast();
        boolean was = before.stream().anyMatch(ToldTimes::isWas);
        boolean state = last.isAny(UP, DOWN, RUNNING, STOPPED, SYMPTOM) || last.isVerb(Inflection.PAST);
        boolean happened = last.is(SYMPTOM) && (last.text().endsWith("ed") || last.hasDetail("past"));
        boolean tells = before.getFirst().isAny(REASON, PRONOUN, DET);
        return tells && ((was && state) || happened);
    }

    private static boolean isWas(Item item) {
        return item.text().endsWith("was") || item.text().endsWith("were");
    }

    /// "the new people on Monday need them": told of somebody, with a verb of its own. What suits is another time.
    private static boolean isRemark(List<Item> before, List<Item> after) {
        boolean somebody = before.stream().anyMatch(i -> i.isUnknownWord() || i.isAny(COMMON, DET, PRONOUN));
        boolean named = before.stream().anyMatch(i -> Names.isDistinct(i.text()));
        boolean does = after.stream().anyMatch(i -> i.isAny(BE, NEED, CANT, COMMON, SYMPTOM));
        boolean acts = after.stream().anyMatch(i -> i.isAny(OKAY, UP, DOWN, RUNNING, STOPPED, VERB, LIGHT));
        return somebody && !named && does && !acts;
    }

    /// "because the nightly backup failed".
    private static boolean isHabit(List<Item> part, int time) {
        return part.getFirst().hasDetail("bare")
                && part.get(time - 1).is(DET)
                && part.get(time).text().endsWith("ly");
    }
}
