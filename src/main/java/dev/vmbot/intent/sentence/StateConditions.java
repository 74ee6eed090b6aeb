package dev.vmbot.intent.sentence;

import static dev.vmbot.intent.lexicon.Sense.AGAIN;
import static dev.vmbot.intent.lexicon.Sense.BE;
import static dev.vmbot.intent.lexicon.Sense.CANT;
import static dev.vmbot.intent.lexicon.Sense.CONDITION;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.IF;
import static dev.vmbot.intent.lexicon.Sense.IF_NOW;
import static dev.vmbot.intent.lexicon.Sense.LIGHT;
import static dev.vmbot.intent.lexicon.Sense.MACHINE;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.NOT;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.PRONOUN;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.RUNNING;
import static dev.vmbot.intent.lexicon.Sense.STILL;
import static dev.vmbot.intent.lexicon.Sense.STOPPED;
import static dev.vmbot.intent.lexicon.Sense.THEN;
import static dev.vmbot.intent.lexicon.Sense.UP;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.VM;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Names;
import dev.vmbot.intent.verb.Heads;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Conditions on the state of now ("if it is still running"), as opposed to those on what is to come.
public final class StateConditions {

    private StateConditions() {}

    /// What a message says besides such conditions, which change nothing, and the conditions.
    public record Split(List<Item> rest, List<Item> conditions) {}

    public static Split split(List<Item> items) {
        var kept = new ArrayList<Item>(items.size());
        var conditions = new ArrayList<Item>();
        int i = 0;
        while (i < items.size()) {
            int end = items.get(i).is(IF) ? endOfStateCondition(items, i) : i;
            if (end > i) {
                conditions.addAll(items.subList(i + 1, end));
                i = end;
            } else {
                kept.add(items.get(i++));
            }
        }
        return new Split(kept, conditions);
    }

    private static int endOfStateCondition(List<Item> items, int from) {
        boolean now = items.get(from).is(IF_NOW);
        boolean state = false;
        int at = from + 1;
        while (now
                && at < items.size()
                && (isPartOfState(items.get(at)) || isNamed(items, at) || (!state && isPlace(items, at)))) {
            state |= isState(items.get(at));
            at++;
        }
        boolean ends = at >= items.size()
                || items.get(at).isPause()
                || (items.get(at).is(VERB) && !items.get(at).is(STOPPED))
                || items.get(at).is(LIGHT)
                || items.get(at).isAny(THEN, PREP, REQUEST);
        boolean again = Item.has(items.subList(from, at), AGAIN); // which tells of a time to come
        return state && ends && !again ? at : from;
    }

    /// "if jenkins isn't up, start it".
    private static boolean isNamed(List<Item> items, int at) {
        boolean stands = items.get(at - 1).isAny(IF, VM);
        List<Item> behind = items.subList(at + 1, items.size());
        boolean requested = IntStream.range(1, behind.size())
                .anyMatch(i -> behind.get(i).is(PRONOUN) && behind.get(i - 1).isAny(VERB, LIGHT));
        return stands && items.get(at).isUnknownWord() && requested;
    }

    /// "if web-01 in dev is up".
    private static boolean isPlace(List<Item> items, int at) {
        boolean named = items.get(at - 1).isUnknownWord();
        return (items.get(at).is(PREP) && named) || Heads.isPlace(items, at);
    }

    private static boolean isState(Item item) {
        return item.isAny(UP, DOWN, RUNNING, STOPPED, CONDITION);
    }

    private static boolean isPartOfState(Item item) {
        return isState(item)
                || item.isAny(STILL, NOISE, PRONOUN, DET, VM, MACHINE, BE, CANT, NOT)
                || (item.isUnknownWord() && Names.isDistinct(item.text()));
    }
}
