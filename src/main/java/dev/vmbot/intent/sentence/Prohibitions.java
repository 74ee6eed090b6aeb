package dev.vmbot.intent.sentence;

import static dev.vmbot.intent.lexicon.Sense.ALL;
import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.BARE_NOT;
import static dev.vmbot.intent.lexicon.Sense.BE;
import static dev.vmbot.intent.lexicon.Sense.BUT;
import static dev.vmbot.intent.lexicon.Sense.CANT;
import static dev.vmbot.intent.lexicon.Sense.CORRECTION;
import static dev.vmbot.intent.lexicon.Sense.CYCLE;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.EXCEPT;
import static dev.vmbot.intent.lexicon.Sense.GENTLE;
import static dev.vmbot.intent.lexicon.Sense.KEEP;
import static dev.vmbot.intent.lexicon.Sense.LIGHT;
import static dev.vmbot.intent.lexicon.Sense.NEED;
import static dev.vmbot.intent.lexicon.Sense.NEVER;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.NOT;
import static dev.vmbot.intent.lexicon.Sense.ONLY;
import static dev.vmbot.intent.lexicon.Sense.PRONOUN;
import static dev.vmbot.intent.lexicon.Sense.RANGE;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.RUNNING;
import static dev.vmbot.intent.lexicon.Sense.STOPPED;
import static dev.vmbot.intent.lexicon.Sense.THEN;
import static dev.vmbot.intent.lexicon.Sense.UP;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.VM;

import dev.vmbot.intent.lexicon.Entry.Inflection;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Names;
import dev.vmbot.intent.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Parts of a message that forbid.
public final class Prohibitions {

    private Prohibitions() {}

    /// What is left when the parts that forbid are taken out, and what was taken.
    ///
    /// @param bare something was forbidden without saying what, so that nothing that follows can be trusted
    public record Split(List<Item> rest, List<Item> forbidden, boolean bare) {}

    /// "don't stop X, restart Y": a prohibition reaches to the end of its part of the sentence.
    public static Split split(List<Item> items) {
        var rest = new ArrayList<Item>();
        var forbidden = new ArrayList<Item>();
        boolean bare = false;
        int i = 0;
        while (i < items.size()) {
            if (!forbids(items, i)) {
                rest.add(items.get(i++));
                continue;
            }
            int start = partStart(items, i);
            int from = start;
            while (rest.size() > 0 && i > start) {
                forbidden.add(rest.removeLast());
                start++;
            }
            int end = partEnd(items, i);
            List<Item> part = items.subList(i, end);
            bare |= Stream.concat(items.subList(from, i).stream(), part.stream().skip(1))
                            .noneMatch(x -> x.is(VERB) || x.is(LIGHT) || x.isUnknownWord() || x.is(PRONOUN))
                    && !items.get(i).is(KEEP);
            forbidden.addAll(part);
            i = end;
        }
        return new Split(rest, forbidden, bare);
    }

    /// Whether, if anything forbids, a verb stands in a part in which nothing does.
    public static boolean leaveAVerb(List<Item> items) {
        boolean any = false;
        boolean forbidden = false;
        boolean verb = false;
        for (Item item : items) {
            if (item.isPause()
                    || item.isAny(Kind.BULLET, Kind.CITED, Kind.OPEN)
                    || item.isAny(AND, BUT, THEN, REQUEST, CORRECTION)) {
                if (verb && !forbidden) {
                    return true;
                }
                forbidden = false;
                verb = false;
            }
            forbidden |= item.is(NEVER)
                    && !item.isAny(NOISE, GENTLE, EXCEPT)
                    && !item.token().quoted();
            verb |= item.isAny(VERB, LIGHT, UP, DOWN, RUNNING, STOPPED, CYCLE);
            any |= forbidden;
        }
        return !any || (verb && !forbidden);
    }

    private static boolean forbids(List<Item> items, int i) {
        Item item = items.get(i);
        if (item.token().quoted()) {
            return false;
        }
        if (i > 0 && item.isAny(EXCEPT, BUT) && items.get(i - 1).is(ALL) && isVerbNext(items, i)) {
            return true; // "anything but restart it"
        }
        boolean opens = i == 0 || items.get(i - 1).isBreak();
        if (opens && item.is(EXCEPT) && !item.is(ALL)) {
            return true;
        }
        if (item.is(NEVER)) {
            if (item.hasDetail("people") && !isVerbNext(items, i)) {
                return false; // "nobody uses it"
            }
            return !(item.is(EXCEPT) && i > 0 && Item.has(items.subList(0, i), ALL));
        }
        if (isNeeded(items, i)) {
            return true;
        }
        if (!item.is(NOT) || i + 1 >= items.size() || Item.has(items.subList(0, i), ALL)) {
            return false;
        }
        Item next = items.get(i + 1);
        int after = next.is(BE) || next.is(RANGE) || next.is(DET) || next.is(VM) ? i + 2 : i + 1;
        if (after >= items.size()) {
            return false;
        }
        Item word = items.get(after);
        if (item.is(CANT) && !item.is(BARE_NOT) && word.isVerb(Inflection.GERUND)) {
            return false; // "web-01 isn't starting"
        }
        return (word.is(VERB) && !word.is(RUNNING))
                || word.is(LIGHT)
                || (word.isUnknownWord() && Names.isDistinct(word.text()))
                || (next.is(PRONOUN) && item.is(BARE_NOT));
    }

    /// "stop all VMs, we need db-1": whoever needs one of many spares it.
    private static boolean isNeeded(List<Item> items, int i) {
        if (!items.get(i).is(NEED) || !Item.has(items.subList(0, i), ALL)) {
            return false;
        }
        List<Item> part = items.subList(i + 1, partEnd(items, i));
        return part.stream().anyMatch(x -> x.isUnknownWord() && Names.isDistinct(x.text()))
                && part.stream().noneMatch(x -> x.isAny(VERB, LIGHT) && !x.isAny(UP, DOWN, RUNNING, STOPPED));
    }

    private static int partStart(List<Item> items, int i) {
        int start = i;
        while (start > 0
                && !isPartBreak(items.get(start - 1))
                && !(start == i && items.get(start - 1).is(AND))
                && !items.get(i).is(NOT)) {
            start--;
        }
        return items.get(i).is(NOT) ? i : start;
    }

    private static int partEnd(List<Item> items, int i) {
        int end = i + 1;
        while (end < items.size()
                && !isPartBreak(items.get(end))
                && !items.get(end).is(REQUEST)) {
            if (items.get(i).is(NOT) && !items.get(i).is(NEVER) && isNext(items, i, end)) {
                break;
            }
            boolean list = items.get(end).is(AND);
            if (list && end + 1 < items.size() && isCommand(items, end + 1) && !isForbiddenToo(items, i, end)) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean isVerbNext(List<Item> items, int i) {
        return i + 1 < items.size() && items.get(i + 1).isAny(VERB, LIGHT);
    }

    /// "instead of web-01 restart web-02": what is excluded is over where a verb follows it.
    private static boolean isNext(List<Item> items, int not, int at) {
        Item before = items.get(at - 1);
        boolean said = items.subList(not + 1, at).stream()
                .anyMatch(i -> i.is(VERB) || (i.isUnknownWord() && Names.isDistinct(i.text())));
        boolean forbidsMore = Item.has(items.subList(not + 1, at), NEVER);
        return said && !forbidsMore && items.get(at).isPlainVerb() && !before.isAny(AND, BE, LIGHT, DET);
    }

    /// "don't stop and start it" forbids both; "don't stop it and restart X" is left to be asked about.
    private static boolean isForbiddenToo(List<Item> items, int never, int and) {
        return items.get(never).is(NEVER) && and > never;
    }

    private static boolean isCommand(List<Item> items, int i) {
        return items.get(i).is(VERB) || items.get(i).is(LIGHT);
    }

    private static boolean isPartBreak(Item item) {
        return item.isPause() || (item.is(BUT) && !item.is(NOISE) && !item.is(ONLY));
    }
}
