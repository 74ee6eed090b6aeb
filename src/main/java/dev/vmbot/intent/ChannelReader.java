package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.ADVICE;
import static dev.vmbot.intent.lexicon.Sense.BE;
import static dev.vmbot.intent.lexicon.Sense.CHOICE;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.FORCE;
import static dev.vmbot.intent.lexicon.Sense.GENTLE;
import static dev.vmbot.intent.lexicon.Sense.HISTORY;
import static dev.vmbot.intent.lexicon.Sense.IF;
import static dev.vmbot.intent.lexicon.Sense.LIGHT;
import static dev.vmbot.intent.lexicon.Sense.NEVER;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.REASON;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.SELF;
import static dev.vmbot.intent.lexicon.Sense.SYMPTOM;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.WHY;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Lexicon;
import dev.vmbot.intent.object.Mentions;
import dev.vmbot.intent.object.Mentions.Trait;
import dev.vmbot.intent.object.Names;
import dev.vmbot.intent.object.ObjectReader;
import dev.vmbot.intent.sentence.Clause;
import dev.vmbot.intent.sentence.Sentences;
import dev.vmbot.intent.sentence.StateConditions;
import dev.vmbot.intent.sentence.Tidying;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.intent.verb.Head;
import dev.vmbot.intent.verb.Heads;
import dev.vmbot.model.Target;
import java.util.List;
import java.util.regex.Pattern;

/// Decides whether talk in a channel that nobody addressed to the bot is nevertheless a request to it: only a plain
/// imperative or polite request that is all there is, with an unmistakable VM.
final class ChannelReader {

    /// What the bot itself says can be typed.
    private static final Pattern PRINTED =
            Pattern.compile("(?:Show status of|Diagnose) VM `?[a-z0-9./-]+`?(?: in namespace `?[a-z0-9-]+`?)?\\.?"
                    + "|List VMs in namespace `?[a-z0-9-]+`?\\.?");

    private final Utterance utterance;
    private final Lexicon lexicon;
    private final List<Item> raw;

    ChannelReader(Utterance utterance, Lexicon lexicon, List<Item> raw) {
        this.utterance = utterance;
        this.lexicon = lexicon;
        this.raw = raw;
    }

    Reading read() {
        Reading silent = Reading.notForMe("talk among people");
        if (PRINTED.matcher(utterance.text()).matches()) {
            return new AddressedReader(utterance, lexicon, raw).read();
        }
        if (raw.stream().anyMatch(ChannelReader::isTalk)) {
            return silent;
        }
        List<Item> items =
                StateConditions.split(Tidying.tidy(raw, utterance.known())).rest();
        List<List<Item>> sentences = Sentences.split(items);
        if (sentences.size() != 1 || !isImperative(sentences.getFirst())) {
            return silent;
        }
        Reading reading = new AddressedReader(utterance, lexicon, raw).read();
        return AddressedReader.isAction(reading) ? reading : silent;
    }

    private static boolean isTalk(Item item) {
        return item.isAny(
                        Kind.PERSON,
                        Kind.BROADCAST,
                        Kind.CODE,
                        Kind.BLOCK,
                        Kind.CITED,
                        Kind.LINK,
                        Kind.QUOTATION,
                        Kind.ODD)
                || item.token().odd();
    }

    private boolean isImperative(List<Item> sentence) {
        List<Head> heads = Heads.of(sentence, utterance.known());
        if (heads.isEmpty() || heads.stream().anyMatch(h -> h.declared() || !h.sure())) {
            return false;
        }
        List<Item> lead = sentence.subList(0, heads.getFirst().index());
        boolean plainLead = lead.stream()
                .allMatch(i -> (i.is(REQUEST) && !i.is(SELF))
                        || i.is(NOISE)
                        || i.is(Kind.COMMA)
                        || i.is(FORCE)
                        || i.is(GENTLE));
        return plainLead && Sentences.clauses(sentence, heads).stream().allMatch(this::isUnmistakable);
    }

    private boolean isUnmistakable(Clause clause) {
        Mentions mentions = ObjectReader.read(clause.objects(), utterance.known());
        boolean said = mentions.has(Trait.VM_WORD) || mentions.has(Trait.KNOWN);
        boolean clean = !mentions.has(Trait.UNEXPLAINED)
                && (!mentions.has(Trait.TRAILING) || isReasonLast(clause))
                && !mentions.has(Trait.PRONOUN)
                && !mentions.has(Trait.DEFINITE)
                && !mentions.has(Trait.WORKLOAD)
                && !mentions.hasStates();
        return said && clean && mentions.hasNames() && !mentions.selects() && isSpelt(clause, mentions.targets());
    }

    /// "restart VM web-01 in dev, the screen is black", "stop VM web-01 in dev, the demo is over".
    private static boolean isReasonLast(Clause clause) {
        List<Item> tail = clause.tail();
        int comma = 0;
        while (comma < tail.size() && !tail.get(comma).is(Kind.COMMA)) {
            comma++;
        }
        List<Item> reason = tail.subList(Math.min(comma + 1, tail.size()), tail.size());
        boolean tells = !reason.isEmpty()
                && ((reason.getFirst().isAny(DET, REASON) && Item.has(reason, BE)) || Item.has(reason, SYMPTOM));
        return tells
                && reason.stream()
                        .noneMatch(i -> i.is(Kind.COMMA)
                                || i.text().startsWith("you")
                                || (i.isUnknownWord() && i.token().isCapitalized())
                                || i.isAny(NEVER, IF, REQUEST, CHOICE, VERB, LIGHT, HISTORY, WHY, ADVICE)
                                || i.hasDetail("saying"));
    }

    /// One word may be a name because VM was said before it; of several, one may be the person who is spoken to.
    private boolean isSpelt(Clause clause, List<Target> targets) {
        boolean named = targets.stream().allMatch(t -> t.namespace() != null)
                || !Item.has(clause.objects(), DET); // "stop the VM, peter"
        return (targets.size() == 1 && named)
                || targets.stream()
                        .allMatch(t ->
                                Names.isDistinct(t.name()) || utterance.known().has(t.name()));
    }
}
