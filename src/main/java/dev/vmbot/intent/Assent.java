package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.AMOUNT;
import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.BUT;
import static dev.vmbot.intent.lexicon.Sense.CANT;
import static dev.vmbot.intent.lexicon.Sense.CONDITIONAL;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.DOUBT;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.EXCEPT;
import static dev.vmbot.intent.lexicon.Sense.HOLD;
import static dev.vmbot.intent.lexicon.Sense.IF;
import static dev.vmbot.intent.lexicon.Sense.NAMESPACE;
import static dev.vmbot.intent.lexicon.Sense.NEVER;
import static dev.vmbot.intent.lexicon.Sense.NO;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.NOT;
import static dev.vmbot.intent.lexicon.Sense.OKAY;
import static dev.vmbot.intent.lexicon.Sense.ONLY;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.PRONOUN;
import static dev.vmbot.intent.lexicon.Sense.REASON;
import static dev.vmbot.intent.lexicon.Sense.SCHEDULE;
import static dev.vmbot.intent.lexicon.Sense.SYMPTOM;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.VM;
import static dev.vmbot.intent.lexicon.Sense.YES;

import dev.vmbot.intent.Utterance.Pending;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Tagger;
import dev.vmbot.intent.object.Names;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.model.Intent;
import java.util.List;
import java.util.Optional;

/// A reply as an approval of the card: every word of it has to fit one, and it has to mean all that is on the card.
final class Assent {

    private final Pending pending;
    private final List<Item> items;

    Assent(Pending pending, List<Item> items) {
        this.pending = pending;
        this.items = items;
    }

    boolean isGiven() {
        boolean yes = false;
        for (Item item : items.subList(0, reason())) {
            if (!(isAgreement(item) || isAside(item) || isOfCard(item) || (yes && isDescription(item)))
                    || isHeldBack(item)
                    || !meansAll(item)) {
                return false;
            }
            yes |= isAgreement(item);
        }
        return yes && namesAll();
    }

    private static boolean isAgreement(Item item) {
        return item.isAny(YES, OKAY);
    }

    private static boolean isAside(Item item) {
        return ThreadReader.isFiller(item) || item.isAny(Kind.COMMA, Kind.STOP, Kind.DASH) || item.is(PRONOUN);
    }

    /// Says again what is on the card.
    private boolean isOfCard(Item item) {
        boolean verb = item.is(VERB) && item.action().equals(Optional.of(pending.action()));
        return verb || (item.isUnknownWord() && pending.isAbout(item.text()));
    }

    private static boolean isDescription(Item item) {
        return item.isAny(VM, DET, AND, PREP, NAMESPACE, AMOUNT) || Tagger.isNumber(item.text());
    }

    private static boolean isHeldBack(Item item) {
        return item.is(CONDITIONAL) || (item.is(DOUBT) && !item.isAny(YES, OKAY, NOISE));
    }

    /// Where it begins to say why: "yes, it has been down for an hour". What holds it up, or limits it, is no reason.
    private int reason() {
        for (int i = 1; i < items.size(); i++) {
            List<Item> rest = items.subList(i, items.size());
            boolean tells = items.get(i).isAny(REASON, DET, PRONOUN)
                    && rest.stream().anyMatch(r -> r.text().endsWith("been"))
                    && rest.stream().anyMatch(r -> r.isAny(DOWN, SYMPTOM));
            boolean limits = rest.stream()
                    .anyMatch(r -> r.isAny(NO, HOLD, IF, NEVER, NOT, CANT, BUT, ONLY, AMOUNT, EXCEPT)
                            || (r.is(SCHEDULE) && !r.text().startsWith("for "))
                            || r.isAny(Kind.QUESTION, Kind.COMMA)
                            || r.isBase()
                            || (r.isUnknownWord() && Names.isDistinct(r.text()))
                            || (r.is(DOUBT) && !r.is(NOISE)));
            boolean apart = items.get(i - 1).isPause();
            boolean agreed = Item.has(items.subList(0, i), YES);
            if (agreed && apart && tells && !limits) {
                return i;
            }
        }
        return items.size();
    }

    /// Naming some of the VMs on the card approves only those, which is no plain yes.
    private boolean namesAll() {
        long named = items.stream()
                .filter(Item::isUnknownWord)
                .map(Item::text)
                .filter(pending::names)
                .distinct()
                .count();
        return named == 0 || named == pending.targets().size();
    }

    /// "those two" under a card of three is some other number.
    private boolean meansAll(Item item) {
        int most = pending.targets().size();
        boolean one = item.is(PRONOUN) && item.hasDetail("singular");
        boolean number = item.is(AMOUNT) && !item.hasDetail("all");
        String said = number ? item.detail() : item.text();
        boolean counted = number || (item.isUnknownWord() && Tagger.isNumber(said));
        return most == 0 || ((!one || most == 1) && (!counted || said.equals(String.valueOf(most))));
    }

    /// Only where it is given.
    Reading reading() {
        boolean plain = Item.has(items, YES);
        return Reading.understood(new Intent.Confirm(plain), plain ? "a plain yes" : "a weak yes");
    }
}
