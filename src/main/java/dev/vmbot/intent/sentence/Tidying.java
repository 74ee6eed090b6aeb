package dev.vmbot.intent.sentence;

import static dev.vmbot.intent.lexicon.Sense.ADVICE;
import static dev.vmbot.intent.lexicon.Sense.AGAIN;
import static dev.vmbot.intent.lexicon.Sense.ALL;
import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.CANT;
import static dev.vmbot.intent.lexicon.Sense.COPIED;
import static dev.vmbot.intent.lexicon.Sense.CORRECTION;
import static dev.vmbot.intent.lexicon.Sense.CYCLE;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.HISTORY;
import static dev.vmbot.intent.lexicon.Sense.HOWTO;
import static dev.vmbot.intent.lexicon.Sense.IF;
import static dev.vmbot.intent.lexicon.Sense.INSIST;
import static dev.vmbot.intent.lexicon.Sense.LABELLED;
import static dev.vmbot.intent.lexicon.Sense.LIGHT;
import static dev.vmbot.intent.lexicon.Sense.LIST;
import static dev.vmbot.intent.lexicon.Sense.MACHINE;
import static dev.vmbot.intent.lexicon.Sense.NAMED;
import static dev.vmbot.intent.lexicon.Sense.NAMESPACE;
import static dev.vmbot.intent.lexicon.Sense.NEED;
import static dev.vmbot.intent.lexicon.Sense.NEVER;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.NOT;
import static dev.vmbot.intent.lexicon.Sense.ONE_TIME;
import static dev.vmbot.intent.lexicon.Sense.PAST;
import static dev.vmbot.intent.lexicon.Sense.PERMIT;
import static dev.vmbot.intent.lexicon.Sense.PLEASE;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.PRONOUN;
import static dev.vmbot.intent.lexicon.Sense.RANGE;
import static dev.vmbot.intent.lexicon.Sense.REASON;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.SCHEDULE;
import static dev.vmbot.intent.lexicon.Sense.SO;
import static dev.vmbot.intent.lexicon.Sense.STATUS;
import static dev.vmbot.intent.lexicon.Sense.SYMPTOM;
import static dev.vmbot.intent.lexicon.Sense.THEN;
import static dev.vmbot.intent.lexicon.Sense.UNSUPPORTED;
import static dev.vmbot.intent.lexicon.Sense.UP;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.VM;
import static dev.vmbot.intent.lexicon.Sense.WHY;

import dev.vmbot.intent.lexicon.Entry.Inflection;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Names;
import dev.vmbot.intent.object.Ranges;
import dev.vmbot.intent.text.Token;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.model.KnownVms;
import java.util.ArrayList;
import java.util.List;

/// Leaves out what says nothing, and settles what line breaks and colons are.
public final class Tidying {

    /// What stands for a pause that was not typed.
    private static final Item COMMA = new Item(new Token(Kind.COMMA, ",", ",", false, false), null);

    private Tidying() {}

    /// Without pictures, calls and fillers; line breaks are either part of a list or the end of a sentence.
    public static List<Item> tidy(List<Item> items, KnownVms known) {
        var tidy = new ArrayList<Item>(items.size());
        boolean conditional = false;
        for (int i = insisted(items); i < items.size(); i++) {
            Item item = items.get(i);
            boolean over = item.isPause() || item.isAny(VERB, LIGHT, THEN);
            conditional = item.is(IF) || (conditional && !over);
            boolean gone = item.isAny(Kind.EMOJI, Kind.BOT, Kind.BROADCAST, Kind.CITED);
            boolean filler = isFiller(item)
                    && !(item.is(REASON)
                            && i + 1 < items.size()
                            && items.get(i + 1).isAny(NOT, CANT))
                    && !(conditional && item.is(AGAIN))
                    && !(isNameHere(items, i) && known.has(item.text()));
            if ((!conditional && isComplaint(items, i)) || isSigh(items, i, tidy)) {
                tidy.add(COMMA);
            }
            if (gone || filler || isOnce(items, i, known) || (item.is(Kind.PERSON) && isCopied(items, i))) {
                continue;
            }
            if (item.is(Kind.NEWLINE)) {
                newline(items, i, tidy);
            } else if (item.is(Kind.COLON)) {
                colon(tidy, item, isAsked(items, i + 1), known);
            } else if (item.is(Kind.DASH) && isRange(items, i)) {
                tidy.add(new Item(new Token(Kind.WORD, "-", "-", false, false), item.entry()));
            } else if (!(item.is(Kind.COMMA)
                    && (tidy.isEmpty() || tidy.getLast().is(Kind.COMMA)))) {
                tidy.add(isAskedFor(items, i) ? item.asked() : item);
            }
        }
        while (!tidy.isEmpty() && tidy.getFirst().isAny(Kind.STOP, Kind.COMMA, Kind.DASH, Kind.COLON, Kind.NEWLINE)) {
            tidy.removeFirst();
        }
        return tidy;
    }

    /// "I asked twice:" before the request.
    private static int insisted(List<Item> items) {
        int at = 0;
        while (at < items.size() && (items.get(at).is(Kind.BOT) || isSaidAgain(items.get(at)))) {
            at++;
        }
        boolean insists = at > 0 && Item.has(items.subList(0, at), INSIST);
        return insists && at < items.size() && items.get(at).is(Kind.COLON) ? at + 1 : 0;
    }

    private static boolean isSaidAgain(Item item) {
        return item.is(Kind.COMMA)
                || item.isAny(INSIST, NOISE, PAST)
                || (item.is(SCHEDULE) && !item.is(VERB))
                || item.text().equals("you");
    }

    /// "it froze again :sob: can you restart it": a picture that ends what was told.
    private static boolean isSigh(List<Item> items, int i, List<Item> tidy) {
        return items.get(i).is(Kind.EMOJI)
                && !tidy.isEmpty()
                && i + 1 < items.size()
                && items.get(i + 1).isAny(REQUEST, PLEASE);
    }

    /// "please restarting …", "restarting please …".
    private static boolean isAskedFor(List<Item> items, int i) {
        boolean please = (i > 0 && items.get(i - 1).is(PLEASE))
                || (i + 1 < items.size() && items.get(i + 1).is(PLEASE));
        return please && items.get(i).isVerb(Inflection.GERUND);
    }

    private static boolean isFiller(Item item) {
        return item.is(NOISE)
                && !item.isAny(
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
                        SO,
                        AND,
                        UP,
                        DOWN,
                        UNSUPPORTED,
                        NEVER);
    }

    /// "restart web-01 its acting weird": a reason without the comma.
    private static boolean isComplaint(List<Item> items, int i) {
        return i > 0
                && i + 1 < items.size()
                && items.get(i).is(REASON)
                && items.get(i).isAny(PRONOUN, NOISE)
                && items.get(i + 1).is(SYMPTOM)
                && items.get(i - 1).isUnknownWord();
    }

    /// "restart once the vm web-01": one time, as nothing is said about the VM.
    private static boolean isOnce(List<Item> items, int i, KnownVms known) {
        if (i == 0 || !items.get(i).is(ONE_TIME) || !items.get(i - 1).isPlainVerb()) {
            return false;
        }
        boolean named = false;
        for (int j = i + 1; j < items.size(); j++) {
            Item item = items.get(j);
            Item before = items.get(j - 1);
            boolean name = Names.isDistinct(item.text()) || known.has(item.text()) || before.isAny(VM, NAMED);
            boolean place = before.isAny(PREP, NAMESPACE);
            if (item.isUnknownWord() ? !name && !place : !isAroundName(item)) {
                return false;
            }
            named |= item.isUnknownWord() && name;
        }
        return named;
    }

    private static boolean isAroundName(Item item) {
        return item.isAny(DET, VM, MACHINE, NAMED, PREP, NAMESPACE, PLEASE) || item.is(Kind.STOP);
    }

    /// "web-01 - web-03": two names that differ in their number.
    private static boolean isRange(List<Item> items, int i) {
        return i > 0
                && i + 1 < items.size()
                && items.get(i - 1).isUnknownWord()
                && items.get(i + 1).isUnknownWord()
                && Ranges.between(items.get(i - 1).text(), items.get(i + 1).text())
                        .isPresent();
    }

    private static boolean isNameHere(List<Item> items, int i) {
        return i > 0 && items.get(i - 1).isAny(VERB, VM, NAMED);
    }

    /// "cc @somebody" copies somebody in; it does not speak to them.
    private static boolean isCopied(List<Item> items, int i) {
        for (int j = i - 1; j >= 0; j--) {
            Item before = items.get(j);
            if (before.isAny(Kind.PERSON, Kind.COMMA, Kind.COLON) || before.is(AND)) {
                continue;
            }
            return before.is(COPIED);
        }
        return false;
    }

    private static void newline(List<Item> items, int i, List<Item> tidy) {
        Item next = i + 1 < items.size() ? items.get(i + 1) : items.get(i);
        boolean list = next.isAny(Kind.BULLET, Kind.FLAG) || next.isAny(VM, PREP, NAMESPACE);
        boolean name = next.isUnknownWord() && !tidy.isEmpty();
        if (next.is(Kind.BULLET) && !tidy.isEmpty() && tidy.getLast().is(Kind.COLON)) {
            tidy.removeLast();
        }
        if (list || name) {
            tidy.add(COMMA);
        } else if (!next.is(Kind.NEWLINE)) {
            tidy.add(items.get(i));
        }
    }

    /// Whether a request begins here.
    private static boolean isAsked(List<Item> items, int from) {
        int at = from;
        while (at < items.size() && isFiller(items.get(at))) {
            at++;
        }
        return at < items.size() && (items.get(at).isBase() || items.get(at).is(REQUEST));
    }

    /// A colon behind a verb or the word namespace only points at what follows; one behind a ticket's number is not
    /// about a VM of that name.
    private static void colon(List<Item> tidy, Item colon, boolean asked, KnownVms known) {
        Item first = tidy.isEmpty() ? colon : tidy.getFirst();
        if (tidy.size() == 1 && first.token().isTicket() && !known.has(first.text())) {
            tidy.clear();
            return;
        }
        boolean points = !tidy.isEmpty()
                && !(asked && tidy.getLast().isAny(UP, DOWN, NEED, REASON))
                && (isPlaced(tidy)
                        || tidy.getLast()
                                .isAny(
                                        VERB, LIGHT, DET, NAMESPACE, VM, UP, DOWN, CYCLE, REQUEST, STATUS, MACHINE,
                                        LABELLED, NAMED, REASON, NEED, SO));
        // "stop it: web-01"
        boolean stands = tidy.size() > 1
                && tidy.getLast().is(PRONOUN)
                && tidy.get(tidy.size() - 2).is(VERB);
        if (!points && !stands) {
            tidy.add(colon);
        }
    }

    /// "these VMs in dev": those that the colon points at.
    private static boolean isPlaced(List<Item> tidy) {
        int last = tidy.size() - 1;
        return last >= 2
                && tidy.get(last).isUnknownWord()
                && tidy.get(last - 1).is(PREP)
                && tidy.get(last - 2).isAny(VM, MACHINE, DET);
    }
}
