package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.ADVICE;
import static dev.vmbot.intent.lexicon.Sense.ASK;
import static dev.vmbot.intent.lexicon.Sense.BE;
import static dev.vmbot.intent.lexicon.Sense.BUT;
import static dev.vmbot.intent.lexicon.Sense.COPIED;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.HELP;
import static dev.vmbot.intent.lexicon.Sense.HOLD;
import static dev.vmbot.intent.lexicon.Sense.HOWTO;
import static dev.vmbot.intent.lexicon.Sense.INJECT;
import static dev.vmbot.intent.lexicon.Sense.LIGHT;
import static dev.vmbot.intent.lexicon.Sense.LIST;
import static dev.vmbot.intent.lexicon.Sense.NAMESPACE;
import static dev.vmbot.intent.lexicon.Sense.NEVER;
import static dev.vmbot.intent.lexicon.Sense.NO;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.NOTICE;
import static dev.vmbot.intent.lexicon.Sense.OKAY;
import static dev.vmbot.intent.lexicon.Sense.PERMIT;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.REASON;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.SCHEDULE;
import static dev.vmbot.intent.lexicon.Sense.STATUS;
import static dev.vmbot.intent.lexicon.Sense.SYMPTOM;
import static dev.vmbot.intent.lexicon.Sense.THANKS;
import static dev.vmbot.intent.lexicon.Sense.UP;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.WHY;
import static dev.vmbot.intent.lexicon.Sense.WITHDRAW;
import static dev.vmbot.intent.lexicon.Sense.YES;

import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Names;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.KnownVms;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Considerations about a message as a whole, which come before any reading of its parts.
final class Wholes {

    private static final Pattern LOGGED =
            Pattern.compile("(?:\\d{4}-\\d{2}-\\d{2}t)?\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d+)?z?");

    private Wholes() {}

    /// @param raw as tagged
    /// @param items without fillers
    static Optional<Reading> of(List<Item> raw, List<Item> items, KnownVms known) {
        return empty(raw, items)
                .or(() -> logged(items))
                .or(() -> pasted(raw, items))
                .or(() -> answer(items))
                .or(() -> help(items))
                .or(() -> withdrawn(items, known))
                .or(() -> suspicious(raw, items));
    }

    private static Optional<Reading> empty(List<Item> raw, List<Item> items) {
        if (!items.isEmpty() && !items.stream().allMatch(Item::isPause)) {
            return Optional.empty();
        }
        if (Item.has(raw, Kind.CITED)) {
            return Optional.of(Reading.notForMe("nothing but a quotation"));
        }
        boolean agrees = raw.stream().anyMatch(i -> i.is(YES) || (i.is(OKAY) && !i.is(Kind.EMOJI)));
        if (agrees) {
            return Optional.of(Reading.unclear("an answer, and nothing waits for one", Missing.ACTION));
        }
        boolean thanks = raw.stream().anyMatch(i -> i.is(THANKS) || i.is(Kind.EMOJI));
        return Optional.of(
                thanks
                        ? Reading.notForMe("thanks")
                        : Reading.understood(new Intent.Help(), "nothing was said, or a greeting"));
    }

    /// "Nov 20 02:00:01 ops-1 …": begins with a time to the second, as a line of a log does.
    private static Optional<Reading> logged(List<Item> items) {
        boolean log = items.stream()
                .limit(4)
                .anyMatch(i -> LOGGED.matcher(i.token().text()).matches());
        return log && !items.getFirst().isBase() ? Optional.of(Reading.notForMe("a line of a log")) : Optional.empty();
    }

    private static Optional<Reading> pasted(List<Item> raw, List<Item> items) {
        boolean block = Item.has(items, Kind.BLOCK);
        boolean code = Item.has(items, Kind.CODE);
        if (block && items.stream().allMatch(i -> i.is(Kind.BLOCK))) {
            return Optional.of(Reading.unclear("nothing but a block of code", Missing.INTENT, Missing.ACTION));
        }
        boolean cited = Item.has(raw, Kind.CITED);
        boolean plain = !Item.has(items, Kind.QUESTION) && !items.getFirst().isAny(LIST, HELP);
        if (cited && plain && items.stream().noneMatch(i -> i.isAny(VERB, LIGHT, STATUS, SYMPTOM))) {
            return Optional.of(Reading.notForMe("a remark on a quotation"));
        }
        if (!block && !code) {
            return Optional.empty();
        }
        boolean asks = Item.has(items, HOWTO) || Item.has(raw, HELP) || Item.has(items, Kind.QUESTION);
        return Optional.of(
                asks
                        ? Reading.understood(new Intent.Help(), "asks about something pasted")
                        : Reading.unclear("a pasted command is not a request", Missing.INTENT, Missing.ACTION));
    }

    private static Optional<Reading> answer(List<Item> items) {
        boolean all = items.stream().allMatch(i -> (i.isAny(YES, OKAY, NO, HOLD, NOISE) && !i.is(VERB)) || i.isPause());
        if (!all) {
            return Optional.empty();
        }
        boolean refuses = items.stream().anyMatch(i -> i.isAny(NO, HOLD) && !i.isAny(YES, OKAY));
        return Optional.of(
                refuses
                        ? Reading.understood(new Intent.Cancel(), "a no")
                        : Reading.unclear("an answer, and nothing waits for one", Missing.ACTION));
    }

    private static Optional<Reading> help(List<Item> items) {
        Item first = items.getFirst();
        boolean opens = first.is(HELP) && !first.is(REQUEST);
        boolean phrase = items.stream().anyMatch(i -> i.is(HELP) && i.text().indexOf(' ') > 0);
        boolean flag = items.stream().anyMatch(i -> i.is(Kind.FLAG) && i.is(HELP));
        boolean verb = Item.has(items, VERB) || Item.has(items, LIGHT);
        boolean mark = items.stream().allMatch(i -> i.is(Kind.QUESTION));
        boolean why = Item.has(items, WHY) || Item.has(items, SYMPTOM);
        if (mark || flag || (opens && items.size() <= 3) || ((opens || phrase) && !verb && !why)) {
            return Optional.of(Reading.understood(new Intent.Help(verb(items)), "asks for help"));
        }
        return Optional.empty();
    }

    /// The first verb, about which help is asked for.
    static Optional<Action> verb(List<Item> items) {
        return items.stream()
                .filter(i -> i.is(VERB))
                .flatMap(i -> i.action().stream())
                .findFirst();
    }

    /// Taken back in the same breath; read from the end, because it matters what follows.
    private static Optional<Reading> withdrawn(List<Item> items, KnownVms known) {
        boolean anew = items.getFirst().isAny(ADVICE, HOWTO, PERMIT);
        boolean more = anew;
        for (int i = items.size() - 1; i >= 0; i--) {
            Item item = items.get(i);
            boolean takes = item.is(WITHDRAW) && !isReason(items, i) && (i > 0 || !item.is(NEVER));
            boolean taken = (takes && !anew) || (!more && isTurned(items, i, known));
            if (taken && !item.token().quoted()) {
                return Optional.of(Reading.notForMe("taken back"));
            }
            anew |= asksAnew(item) || isPlaced(items, i);
            more |= item.isUnknownWord() || item.isAny(VERB, LIGHT, YES) || item.is(Kind.QUESTION);
        }
        return Optional.empty();
    }

    /// "…, it is no longer needed".
    private static boolean isReason(List<Item> items, int i) {
        return i > 0 && items.get(i - 1).isAny(REASON, BE);
    }

    /// "stop web-01 in dev, wait": a no or a hold behind a request; nothing may be asked or named after it.
    private static boolean isTurned(List<Item> items, int i, KnownVms known) {
        Item item = items.get(i);
        boolean turns = item.isAny(NO, HOLD)
                && !item.isAny(VERB, LIGHT, SCHEDULE, YES, OKAY, UP, DOWN)
                && !known.has(item.text());
        if (!turns || i < 2) {
            return false;
        }
        Item before = items.get(i - 1);
        return before.isPause() || before.is(BUT) || before.isUnknownWord();
    }

    /// "no wait, in qa".
    private static boolean isPlaced(List<Item> items, int i) {
        return i > 0 && items.get(i).isUnknownWord() && items.get(i - 1).isAny(PREP, NAMESPACE);
    }

    private static boolean asksAnew(Item item) {
        return item.is(VERB)
                || item.is(LIGHT)
                || (item.is(STATUS) && !item.is(ASK) && !item.is(NOTICE))
                || (item.isUnknownWord() && Names.isDistinct(item.text()));
    }

    private static Optional<Reading> suspicious(List<Item> raw, List<Item> items) {
        if (IntStream.range(0, raw.size()).anyMatch(i -> raw.get(i).is(INJECT) && !isApprover(raw, i))) {
            return Optional.of(
                    Reading.unclear("tries to talk the bot out of its rules", Missing.INTENT, Missing.ACTION));
        }
        for (int i = 1; i < items.size(); i++) {
            if (items.get(i).token().odd() && items.get(i - 1).isFlag("selector")) {
                return Optional.of(
                        Reading.unclear("a label selector that cannot be read to its end", Missing.SELECTOR));
            }
        }
        boolean odd = items.stream().anyMatch(i -> i.token().odd() || i.is(Kind.ODD));
        return odd ? Optional.of(Reading.unclear("characters that no name holds", Missing.TARGET)) : Optional.empty();
    }

    /// "approved by @Lena": names somebody, and who may approve is found out elsewhere.
    private static boolean isApprover(List<Item> raw, int i) {
        return raw.get(i).is(COPIED) && i + 1 < raw.size() && raw.get(i + 1).is(Kind.PERSON);
    }
}
