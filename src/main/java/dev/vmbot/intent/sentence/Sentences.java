package dev.vmbot.intent.sentence;

import static dev.vmbot.intent.lexicon.Sense.ADVICE;
import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.BUT;
import static dev.vmbot.intent.lexicon.Sense.CORRECTION;
import static dev.vmbot.intent.lexicon.Sense.HISTORY;
import static dev.vmbot.intent.lexicon.Sense.HOWTO;
import static dev.vmbot.intent.lexicon.Sense.IF;
import static dev.vmbot.intent.lexicon.Sense.LIGHT;
import static dev.vmbot.intent.lexicon.Sense.PERMIT;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.SO;
import static dev.vmbot.intent.lexicon.Sense.THEN;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.WHY;

import dev.vmbot.intent.lexicon.Entry.Inflection;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.intent.verb.Head;
import dev.vmbot.intent.verb.Particles;
import java.util.ArrayList;
import java.util.List;

/// Cuts items into sentences and sentences into clauses.
public final class Sentences {

    private Sentences() {}

    public static List<List<Item>> split(List<Item> items) {
        var sentences = new ArrayList<List<Item>>();
        var current = new ArrayList<Item>();
        for (Item item : items) {
            current.add(item);
            if (item.isBreak()) {
                sentences.add(current);
                current = new ArrayList<>();
            }
        }
        if (!current.isEmpty()) {
            sentences.add(current);
        }
        return sentences.stream()
                .filter(s -> s.size() > 1 || !s.getFirst().isBreak())
                .toList();
    }

    /// One clause for each verb that asks; a sentence without one is a clause of its own.
    public static List<Clause> clauses(List<Item> sentence, List<Head> heads) {
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

    /// Where a request begins that follows from what is told before it, "the disk is full, so please restart web-01";
    /// 0 when none does.
    public static int consequence(List<Item> sentence) {
        for (int i = sentence.size() - 2; i > 0; i--) {
            Item next = sentence.get(i + 1);
            boolean asks = sentence.get(i).text().indexOf(' ') > 0 || next.isBase() || next.is(REQUEST);
            if (sentence.get(i).is(SO) && asks && isTold(sentence.subList(0, i))) {
                return i;
            }
        }
        return 0;
    }

    private static boolean isTold(List<Item> before) {
        Item first = Openings.opener(before);
        return !first.isBase() && before.stream().noneMatch(i -> i.isAny(ADVICE, PERMIT, HOWTO, WHY, IF, HISTORY));
    }

    private static int boundary(List<Item> sentence, int head, int next) {
        Item turn = sentence.get(next);
        if (!turn.isAny(VERB, LIGHT) || turn.isVerb(Inflection.PAST)) {
            return Particles.opening(sentence, head, next, true); // "turn a off, b and c on"
        }
        for (int i = next - 1; i > head; i--) {
            if (sentence.get(i).is(Kind.COMMA) || sentence.get(i).isAny(AND, THEN, BUT, SO, REQUEST, CORRECTION)) {
                int start = i;
                while (start - 1 > head
                        && (sentence.get(start - 1).is(Kind.COMMA)
                                || sentence.get(start - 1).isAny(AND, THEN, BUT, SO))) {
                    start--;
                }
                return start;
            }
        }
        return next;
    }

    private static List<Item> withoutBreak(List<Item> items) {
        boolean breaks = !items.isEmpty() && items.getLast().isBreak();
        return breaks ? items.subList(0, items.size() - 1) : items;
    }
}
