package dev.vmbot.intent;

import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Languages;
import dev.vmbot.intent.lexicon.Lexicon;
import dev.vmbot.intent.lexicon.Sense;
import dev.vmbot.intent.lexicon.Tagger;
import dev.vmbot.intent.object.Slots;
import dev.vmbot.intent.object.Wildcards;
import dev.vmbot.intent.text.Dashes;
import dev.vmbot.intent.text.GluedLists;
import dev.vmbot.intent.text.Token;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.intent.text.Tokenizer;
import dev.vmbot.model.Intent;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads what people type. Made once and shared: immutable and thread-safe. Every reading takes time in proportion to
/// the length of its text.
public final class Interpreter {

    private final Languages languages;
    private final Wildcards wildcards;
    private final String botUser;

    /// @param botUser the bot's own user id (`U…`), which tells its mention from those of people
    public Interpreter(String botUser) {
        this.languages = Languages.load();
        this.wildcards = new Wildcards(languages.english());
        this.botUser = botUser;
    }

    /// What a text comes to. Never throws, whatever the text.
    public Interpretation interpret(Utterance utterance) {
        return read(utterance).interpretation();
    }

    /// The same with the reason for it.
    public Reading read(Utterance utterance) {
        Utterance said = utterance.withText(Dashes.flags(utterance.text()));
        return Accounted.of(said, unchecked(said));
    }

    private Reading unchecked(Utterance utterance) {
        if (utterance.surface() != Utterance.Surface.SLASH || utterance.text().indexOf('?') < 0) {
            return readAsItStands(utterance);
        }
        Optional<String> settled = wildcards.settled(utterance.text());
        return settled.isPresent() ? readAsItStands(utterance.withText(settled.get())) : wildcardOrQuestion(utterance);
    }

    /// "stop web-0?": asks whether, or means every VM of such a name.
    private Reading wildcardOrQuestion(Utterance utterance) {
        Reading reading = readAsItStands(utterance);
        List<Intent> both = wildcards.possible(utterance.text()).stream()
                .flatMap(wildcard -> Stream.of(wildcard, wildcards.unasked(utterance.text())))
                .flatMap(text -> change(readAsItStands(utterance.withText(text))).stream())
                .toList();
        boolean open = reading.interpretation() instanceof Interpretation.Unclear unclear
                && unclear.flags().isEmpty();
        return open && both.size() == 2
                ? Reading.unclear("a wildcard, or a question", EnumSet.of(Missing.TARGET, Missing.INTENT), both)
                : reading;
    }

    private static Optional<Intent> change(Reading reading) {
        return reading.interpretation() instanceof Interpretation.Understood(Intent.Change change)
                ? Optional.of(change)
                : Optional.empty();
    }

    private Reading readAsItStands(Utterance utterance) {
        List<Token> cut = Tokenizer.tokens(utterance.text(), botUser);
        List<Token> tokens = utterance.surface() == Utterance.Surface.SLASH ? GluedLists.quoted(cut) : cut;
        if (tokens.size() > Tokenizer.MOST) {
            return tooLong(utterance);
        }
        Lexicon lexicon = languages.of(tokens);
        boolean slash = utterance.surface() == Utterance.Surface.SLASH;
        CommandLine line = new CommandLine(tokens, lexicon, utterance.known());
        List<Token> fixed = Slots.fixed(slash ? line.named() : tokens, lexicon, utterance.known());
        List<Item> items = withoutCommand(utterance, Tagger.items(fixed, lexicon));
        Optional<Reading> typed = slash ? line.read(items) : Optional.empty();
        return typed.or(() -> command(utterance, items).map(inner -> unchecked(utterance.withText(inner))))
                .orElseGet(() -> Reasons.keep(read(utterance, lexicon, items), utterance.text(), botUser, items));
    }

    /// "/vm vm stop web-01": the command's name once more.
    private static List<Item> withoutCommand(Utterance utterance, List<Item> items) {
        boolean again = utterance.surface() == Utterance.Surface.SLASH
                && items.size() > 1
                && items.getFirst().text().equals("vm")
                && items.get(1).isAny(Sense.VERB, Sense.LIGHT, Sense.STATUS, Sense.LIST);
        return again ? items.subList(1, items.size()) : items;
    }

    private static Reading tooLong(Utterance utterance) {
        return utterance.surface() == Utterance.Surface.CHANNEL
                ? Reading.notForMe("longer than any request")
                : Reading.unclear("longer than any request", Interpretation.Missing.INTENT);
    }

    /// How a text was cut into words and what each of them can mean, for `--explain`.
    public List<Item> items(String text) {
        List<Token> tokens = Tokenizer.tokens(text, botUser);
        return Tagger.items(tokens, languages.of(tokens));
    }

    private static Reading read(Utterance utterance, Lexicon lexicon, List<Item> items) {
        Optional<Reading> answer = utterance.pending().flatMap(p -> new ThreadReader(utterance, p, items).read());
        if (answer.isPresent()) {
            return answer.get();
        }
        boolean isFollowUp = utterance
                .topic()
                .filter(topic -> FollowUpReader.refersTo(topic, items))
                .isPresent();
        return isFollowUp ? followUp(utterance, lexicon, items) : alone(utterance.withoutTopic(), lexicon, items);
    }

    private static Reading followUp(Utterance utterance, Lexicon lexicon, List<Item> items) {
        return utterance
                .topic()
                .flatMap(topic -> new FollowUpReader(utterance, topic, lexicon, items).read())
                .orElseGet(() -> alone(utterance, lexicon, items));
    }

    private static Reading alone(Utterance utterance, Lexicon lexicon, List<Item> items) {
        return utterance.surface() == Utterance.Surface.CHANNEL
                ? new ChannelReader(utterance, lexicon, items).read()
                : new AddressedReader(utterance, lexicon, items).read();
    }

    /// A message that is one whole inline command, without its prompt. Code inside code stays code.
    private static Optional<String> command(Utterance utterance, List<Item> items) {
        if (utterance.surface() == Utterance.Surface.CHANNEL) {
            return Optional.empty(); // shown to people
        }
        List<Item> said =
                items.stream().filter(i -> !i.is(Kind.BOT) && !i.is(Kind.EMOJI)).toList();
        if (said.size() != 1 || !said.getFirst().is(Kind.CODE)) {
            return Optional.empty();
        }
        String text = said.getFirst().token().raw();
        for (String prompt :
                List.of("/vm-lifecycle-manager ", "/vm ", "@vmbot ", "virtctl ", "kubectl virt ", "oc virt ")) {
            if (text.startsWith(prompt)) {
                return Optional.of(text.substring(prompt.length()).replace('`', ' '));
            }
        }
        return Optional.of(text.replace('`', ' '));
    }
}
