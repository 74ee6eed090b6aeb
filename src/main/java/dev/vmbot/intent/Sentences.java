package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.ADVICE;
import static dev.vmbot.intent.lexicon.Sense.ALL;
import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.BUT;
import static dev.vmbot.intent.lexicon.Sense.CORRECTION;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.HISTORY;
import static dev.vmbot.intent.lexicon.Sense.HOWTO;
import static dev.vmbot.intent.lexicon.Sense.LABELLED;
import static dev.vmbot.intent.lexicon.Sense.LIGHT;
import static dev.vmbot.intent.lexicon.Sense.LIST;
import static dev.vmbot.intent.lexicon.Sense.MACHINE;
import static dev.vmbot.intent.lexicon.Sense.NAMED;
import static dev.vmbot.intent.lexicon.Sense.NAMESPACE;
import static dev.vmbot.intent.lexicon.Sense.NEED;
import static dev.vmbot.intent.lexicon.Sense.NEVER;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.PAST;
import static dev.vmbot.intent.lexicon.Sense.PERMIT;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.RANGE;
import static dev.vmbot.intent.lexicon.Sense.REASON;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.SCHEDULE;
import static dev.vmbot.intent.lexicon.Sense.SO;
import static dev.vmbot.intent.lexicon.Sense.STATUS;
import static dev.vmbot.intent.lexicon.Sense.THEN;
import static dev.vmbot.intent.lexicon.Sense.UNSUPPORTED;
import static dev.vmbot.intent.lexicon.Sense.UP;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.VM;
import static dev.vmbot.intent.lexicon.Sense.WHY;

import dev.vmbot.intent.Clause.Head;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Sense;
import dev.vmbot.intent.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// Cuts items into sentences and sentences into clauses.
final class Sentences {

    private Sentences() {}

    /// Without pictures, calls and fillers; line breaks are either part of a list or the end of a sentence.
    static List<Item> tidy(List<Item> items, Utterance.KnownVms known) {
        var tidy = new ArrayList<Item>(items.size());
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            boolean gone = item.is(Kind.EMOJI) || item.is(Kind.BOT) || item.is(Kind.BROADCAST) || item.is(Kind.CITED);
            boolean filler = isFiller(item)
                    && !(isNameHere(items, i)
                            && !known.namespacesOf(item.text()).isEmpty());
            if (gone || filler || (item.is(Kind.PERSON) && isCopied(items, i))) {
                continue;
            }
            if (item.is(Kind.NEWLINE)) {
                newline(items, i, tidy);
            } else if (item.is(Kind.COLON)) {
                colon(tidy, item);
            } else if (!(item.is(Kind.COMMA)
                    && (tidy.isEmpty() || tidy.getLast().is(Kind.COMMA)))) {
                tidy.add(item);
            }
        }
        while (!tidy.isEmpty()
                && (tidy.getFirst().is(Kind.STOP)
                        || tidy.getFirst().is(Kind.COMMA)
                        || tidy.getFirst().is(Kind.DASH)
                        || tidy.getFirst().is(Kind.NEWLINE))) {
            tidy.removeFirst();
        }
        return tidy;
    }

    private static boolean isFiller(Item item) {
        return item.is(NOISE)
                && !any(
                        item,
                        HISTORY,
                        HOWTO,
                        ADVICE,
                        PERMIT,
                        WHY,
                        RANGE,
                        ALL,
                        CORRECTION,
                        REQUEST,
                        THEN,
                        VERB,
                        PAST,
                        PREP,
                        DET,
                        LIST,
                        SCHEDULE,
                        AND,
                        UP,
                        DOWN,
                        UNSUPPORTED,
                        NEVER);
    }

    private static boolean isNameHere(List<Item> items, int i) {
        return i > 0
                && (items.get(i - 1).is(VERB)
                        || items.get(i - 1).is(VM)
                        || items.get(i - 1).is(NAMED));
    }

    /// "cc @somebody" copies somebody in; it does not speak to them.
    private static boolean isCopied(List<Item> items, int i) {
        for (int j = i - 1; j >= 0; j--) {
            Item before = items.get(j);
            if (before.is(Kind.PERSON) || before.is(Kind.COMMA) || before.is(Kind.COLON) || before.is(AND)) {
                continue;
            }
            return before.text().contains("cc")
                    || before.text().equals("for")
                    || before.text().equals("ping");
        }
        return false;
    }

    private static void newline(List<Item> items, int i, List<Item> tidy) {
        Item next = i + 1 < items.size() ? items.get(i + 1) : items.get(i);
        boolean list = next.is(Kind.BULLET) || next.is(VM) || next.is(PREP) || next.is(NAMESPACE) || next.is(Kind.FLAG);
        boolean name = next.isUnknownWord() && !tidy.isEmpty();
        if (next.is(Kind.BULLET) && !tidy.isEmpty() && tidy.getLast().is(Kind.COLON)) {
            tidy.removeLast();
        }
        if (list || name) {
            tidy.add(new Item(new dev.vmbot.intent.text.Token(Kind.COMMA, ",", ",", false, false), null));
        } else if (!next.is(Kind.NEWLINE)) {
            tidy.add(items.get(i));
        }
    }

    /// A colon behind a verb or the word namespace only points at what follows.
    private static void colon(List<Item> tidy, Item colon) {
        boolean points = !tidy.isEmpty()
                && any(
                        tidy.getLast(),
                        VERB,
                        LIGHT,
                        NAMESPACE,
                        VM,
                        UP,
                        DOWN,
                        REQUEST,
                        STATUS,
                        MACHINE,
                        LABELLED,
                        NAMED,
                        REASON,
                        NEED);
        if (!points) {
            tidy.add(colon);
        }
    }

    static boolean any(Item item, Sense... senses) {
        for (Sense sense : senses) {
            if (item.is(sense)) {
                return true;
            }
        }
        return false;
    }

    static List<List<Item>> split(List<Item> items) {
        var sentences = new ArrayList<List<Item>>();
        var current = new ArrayList<Item>();
        for (Item item : items) {
            current.add(item);
            if (Heads.isBreak(item)) {
                sentences.add(current);
                current = new ArrayList<>();
            }
        }
        if (!current.isEmpty()) {
            sentences.add(current);
        }
        return sentences.stream()
                .filter(s -> s.size() > 1 || !Heads.isBreak(s.getFirst()))
                .toList();
    }

    /// One clause for each verb that asks; a sentence without one is a clause of its own.
    static List<Clause> clauses(List<Item> sentence, List<Head> heads) {
        if (heads.isEmpty()) {
            return List.of(new Clause(withoutBreak(sentence), null, List.of()));
        }
        var clauses = new ArrayList<Clause>();
        int from = 0;
        for (int h = 0; h < heads.size(); h++) {
            Head head = heads.get(h);
            int end = h + 1 < heads.size()
                    ? boundary(sentence, head.index(), heads.get(h + 1).index())
                    : sentence.size();
            List<Item> tail = withoutBreak(sentence.subList(Math.min(head.index() + 1, end), end));
            clauses.add(new Clause(sentence.subList(from, head.index()), head, tail));
            from = end;
        }
        return clauses;
    }

    private static int boundary(List<Item> sentence, int head, int next) {
        for (int i = next - 1; i > head; i--) {
            if (sentence.get(i).is(Kind.COMMA) || any(sentence.get(i), AND, THEN, BUT, SO, REQUEST, CORRECTION)) {
                int start = i;
                while (start - 1 > head
                        && (sentence.get(start - 1).is(Kind.COMMA)
                                || any(sentence.get(start - 1), AND, THEN, BUT, SO))) {
                    start--;
                }
                return start;
            }
        }
        return next;
    }

    private static List<Item> withoutBreak(List<Item> items) {
        boolean breaks = !items.isEmpty() && Heads.isBreak(items.getLast());
        return breaks ? items.subList(0, items.size() - 1) : items;
    }
}
