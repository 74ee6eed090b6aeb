package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.ALL;
import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.BE;
import static dev.vmbot.intent.lexicon.Sense.BUT;
import static dev.vmbot.intent.lexicon.Sense.CANT;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.EXCEPT;
import static dev.vmbot.intent.lexicon.Sense.IF;
import static dev.vmbot.intent.lexicon.Sense.LIGHT;
import static dev.vmbot.intent.lexicon.Sense.MACHINE;
import static dev.vmbot.intent.lexicon.Sense.NEVER;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.NOT;
import static dev.vmbot.intent.lexicon.Sense.PAST;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.PRONOUN;
import static dev.vmbot.intent.lexicon.Sense.RANGE;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.RUNNING;
import static dev.vmbot.intent.lexicon.Sense.SCHEDULE;
import static dev.vmbot.intent.lexicon.Sense.STOPPED;
import static dev.vmbot.intent.lexicon.Sense.THEN;
import static dev.vmbot.intent.lexicon.Sense.UP;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.VM;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Sense;
import dev.vmbot.intent.lexicon.Tagger;
import dev.vmbot.intent.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// What forbids or defers: prohibitions, conditions and schedules.
final class Guards {

    private Guards() {}

    static boolean has(List<Item> items, Sense sense) {
        for (Item item : items) {
            if (item.is(sense)) {
                return true;
            }
        }
        return false;
    }

    /// A time to come, said in words or by the clock.
    static boolean isScheduled(List<Item> items) {
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.is(SCHEDULE) && !item.is(PAST) && !item.token().quoted()) {
                return true;
            }
            boolean clock = item.isUnknownWord() && !item.token().quoted() && isClock(item.text());
            if (clock && (i == 0 || !items.get(i - 1).is(PAST))) {
                return true;
            }
        }
        return false;
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

    /// The items without conditions on the state of now ("if it is still running"), which change nothing.
    static List<Item> withoutStateConditions(List<Item> items) {
        var kept = new ArrayList<Item>(items.size());
        int i = 0;
        while (i < items.size()) {
            int end = items.get(i).is(IF) ? endOfStateCondition(items, i) : i;
            if (end > i) {
                i = end;
            } else {
                kept.add(items.get(i++));
            }
        }
        return kept;
    }

    private static int endOfStateCondition(List<Item> items, int from) {
        boolean now = switch (items.get(from).text()) {
            case "if", "in case", "unless", "only if", "even if", "falls", "wenn", "si", "se" -> true;
            default -> false;
        };
        boolean state = false;
        int at = from + 1;
        while (now && at < items.size() && isPartOfState(items.get(at))) {
            state |= isState(items.get(at));
            at++;
        }
        boolean ends = at >= items.size()
                || items.get(at).is(Kind.COMMA)
                || Heads.isBreak(items.get(at))
                || (items.get(at).is(VERB) && !items.get(at).is(STOPPED))
                || items.get(at).is(LIGHT)
                || Sentences.any(items.get(at), THEN, PREP, REQUEST);
        return state && ends ? at : from;
    }

    private static boolean isState(Item item) {
        return Sentences.any(item, UP, DOWN, RUNNING, STOPPED) || isCondition(item.text());
    }

    private static boolean isCondition(String text) {
        return switch (text) {
            case "stuck",
                    "hung",
                    "frozen",
                    "dead",
                    "broken",
                    "unresponsive",
                    "unreachable",
                    "not responding",
                    "not running",
                    "not up" -> true;
            default -> false;
        };
    }

    private static boolean isPartOfState(Item item) {
        boolean adverb = switch (item.text()) {
            case "still",
                    "already",
                    "currently",
                    "even",
                    "yet",
                    "that's",
                    "it's",
                    "is",
                    "it isn't",
                    "it is",
                    "it doesn't",
                    "it" -> true;
            default -> false;
        };
        return adverb
                || isState(item)
                || item.is(NOISE)
                || Sentences.any(item, PRONOUN, DET, VM, MACHINE, BE, CANT, NOT)
                || (item.isUnknownWord() && Names.isDistinct(item.text()));
    }

    /// What is left when the parts that forbid are taken out, and what was taken.
    ///
    /// @param bare something was forbidden without saying what, so that nothing that follows can be trusted
    record Split(List<Item> rest, List<Item> forbidden, boolean bare) {}

    /// "don't stop X, restart Y": a prohibition reaches to the end of its part of the sentence.
    static Split withoutProhibitions(List<Item> items) {
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
            while (rest.size() > 0 && i > start) {
                forbidden.add(rest.removeLast());
                start++;
            }
            int end = partEnd(items, i);
            List<Item> part = items.subList(i, end);
            bare |= part.stream()
                            .skip(1)
                            .noneMatch(x -> x.is(VERB) || x.is(LIGHT) || x.isUnknownWord() || x.is(PRONOUN))
                    && !items.get(i).text().contains("leave")
                    && !items.get(i).text().contains("keep");
            forbidden.addAll(part);
            i = end;
        }
        return new Split(rest, forbidden, bare);
    }

    private static boolean forbids(List<Item> items, int i) {
        Item item = items.get(i);
        if (item.token().quoted()) {
            return false;
        }
        boolean opens = i == 0 || Heads.isBreak(items.get(i - 1));
        if (opens && item.is(EXCEPT) && !item.is(ALL)) {
            return true;
        }
        if (item.is(NEVER)) {
            return !(item.is(EXCEPT) && i > 0 && Guards.has(items.subList(0, i), ALL));
        }
        if (!item.is(NOT) || i + 1 >= items.size() || has(items.subList(0, i), ALL)) {
            return false;
        }
        Item next = items.get(i + 1);
        int after = next.is(BE) || next.is(RANGE) || next.is(DET) || next.is(VM) ? i + 2 : i + 1;
        if (after >= items.size()) {
            return false;
        }
        Item word = items.get(after);
        return (word.is(VERB) && !word.is(RUNNING))
                || word.is(LIGHT)
                || (word.isUnknownWord() && Names.isDistinct(word.text()))
                || (next.is(PRONOUN) && item.text().equals("not"));
    }

    private static int partStart(List<Item> items, int i) {
        int start = i;
        while (start > 0
                && !isPartBreak(items.get(start - 1))
                && !items.get(start - 1).is(VERB)
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
            boolean list = items.get(end).is(AND);
            if (list && end + 1 < items.size() && isCommand(items, end + 1) && !isForbiddenToo(items, i, end)) {
                break;
            }
            end++;
        }
        return end;
    }

    /// "don't stop and start it" forbids both; "don't stop it and restart X" is left to be asked about.
    private static boolean isForbiddenToo(List<Item> items, int never, int and) {
        return items.get(never).is(NEVER) && and > never;
    }

    private static boolean isCommand(List<Item> items, int i) {
        return items.get(i).is(VERB) || items.get(i).is(LIGHT);
    }

    private static boolean isPartBreak(Item item) {
        return item.is(Kind.COMMA)
                || Heads.isBreak(item)
                || (item.is(BUT) && !item.is(NOISE) && !item.text().equals("only"));
    }
}
