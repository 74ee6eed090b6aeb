package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.FORCE;
import static dev.vmbot.intent.lexicon.Sense.GENTLE;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;

import dev.vmbot.intent.Clause.Head;
import dev.vmbot.intent.Objects.Trait;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Lexicon;
import dev.vmbot.intent.text.Token.Kind;
import java.util.List;

/// Decides whether talk in a channel that nobody addressed to the bot is nevertheless a request to it: only a plain
/// imperative or polite request that is all there is, with an unmistakable VM.
final class ChannelReader {

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
        if (raw.stream().anyMatch(ChannelReader::isTalk)) {
            return silent;
        }
        List<Item> items = Sentences.tidy(raw, utterance.known());
        List<List<Item>> sentences = Sentences.split(items);
        if (sentences.size() != 1 || !isImperative(sentences.getFirst())) {
            return silent;
        }
        Reading reading = new AddressedReader(utterance, lexicon, raw).read();
        return AddressedReader.isAction(reading) ? reading : silent;
    }

    private static boolean isTalk(Item item) {
        return item.is(Kind.PERSON)
                || item.is(Kind.BROADCAST)
                || item.is(Kind.CODE)
                || item.is(Kind.BLOCK)
                || item.is(Kind.CITED)
                || item.is(Kind.LINK)
                || item.is(Kind.QUOTATION)
                || item.is(Kind.ODD)
                || item.token().odd();
    }

    private boolean isImperative(List<Item> sentence) {
        List<Head> heads = Heads.of(sentence, utterance.known());
        if (heads.isEmpty() || heads.stream().anyMatch(h -> h.declared() || !h.sure())) {
            return false;
        }
        List<Item> lead = sentence.subList(0, heads.getFirst().index());
        boolean plainLead = lead.stream()
                .allMatch(i -> (i.is(REQUEST) && !isSelf(i.text()))
                        || i.is(NOISE)
                        || i.is(Kind.COMMA)
                        || i.is(FORCE)
                        || i.is(GENTLE));
        return plainLead && Sentences.clauses(sentence, heads).stream().allMatch(this::isUnmistakable);
    }

    /// "I need to restart …", "let's restart …" tell the others what will be done.
    static boolean isSelf(String text) {
        return text.startsWith("i ")
                || text.startsWith("we ")
                || text.startsWith("let")
                || text.startsWith("can we")
                || text.startsWith("could we")
                || text.startsWith("need")
                || text.startsWith("someone")
                || text.startsWith("somebody")
                || text.startsWith("i'd ")
                || text.startsWith("we'd ")
                || text.startsWith("want")
                || text.startsWith("wanna")
                || text.startsWith("may we")
                || text.startsWith("go")
                || text.startsWith("time")
                || text.startsWith("it's")
                || text.startsWith("try")
                || text.startsWith("would like")
                || text.startsWith("you ")
                || text.equals("next")
                || text.startsWith("help");
    }

    private boolean isUnmistakable(Clause clause) {
        Objects objects = ObjectReader.read(clause.objects(), utterance.known());
        boolean said = objects.has(Trait.VM_WORD) || objects.has(Trait.KNOWN);
        boolean clean = !objects.has(Trait.UNEXPLAINED)
                && !objects.has(Trait.TRAILING)
                && !objects.has(Trait.PRONOUN)
                && !objects.has(Trait.DEFINITE)
                && !objects.has(Trait.WORKLOAD)
                && objects.states.isEmpty();
        return said && clean && objects.hasNames() && !objects.selects();
    }
}
