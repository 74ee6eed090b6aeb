package dev.vmbot.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.intent.Utterance.Surface;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Languages;
import dev.vmbot.intent.lexicon.Lexicon;
import dev.vmbot.intent.lexicon.Sense;
import dev.vmbot.intent.lexicon.Typos;
import dev.vmbot.intent.object.KnownVms;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Texts that nobody would type, and what must hold for every one of them. `-Dfuzz.inputs` says how many.
final class FuzzTest {

    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 20_000);
    private static final List<Surface> SURFACES = List.of(Surface.values());
    private static final KnownVms KNOWN = name -> name.equals("web-01") ? Set.of("prod") : Set.of();

    private final Interpreter interpreter = new Interpreter("U0VMBOT");
    private final List<Lexicon> lexicons = Languages.load().all();
    private final TextMaker maker = new TextMaker(new SplittableRandom(20_261_121));

    @Test
    void holdsItsPromisesForAnyText() {
        for (int i = 0; i < INPUTS; i++) {
            String text = maker.next();
            Surface surface = SURFACES.get(i % SURFACES.size());
            check(new Utterance(text, surface, Optional.empty(), KNOWN, Optional.empty()));
        }
    }

    private void check(Utterance utterance) {
        Reading reading = interpreter.read(utterance);
        if (!AddressedReader.isAction(reading)) {
            return;
        }
        List<Item> items = interpreter.items(utterance.text().replace('`', ' '));
        String shown = utterance.text() + " -> " + reading;

        assertThat(items).as("an action without a verb: " + shown).anyMatch(this::isVerb);
        assertThat(items)
                .as("scheduled: " + shown)
                .noneMatch(i -> i.is(Sense.SCHEDULE) && !i.is(Sense.PAST) && isBare(i));
        assertThat(items).as("advice: " + shown).noneMatch(i -> i.is(Sense.ADVICE) && isBare(i) && opens(items, i));
        assertThat(forbidsTheVerb(items)).as("forbidden: " + shown).isFalse();
        assertThat(reading.interpretation())
                .satisfies(it -> targets(it)
                        .forEach(target -> assertThat(isIn(target, utterance.text()))
                                .as("invented " + target + ": " + shown)
                                .isTrue()));
        if (utterance.surface() == Surface.CHANNEL) {
            assertThat(TextMaker.visible(utterance.text())).as(shown).containsAnyOf("vm", "virtual", "web-01");
        }
    }

    /// In the lexicon, or a typing error away from it.
    private boolean isVerb(Item item) {
        return item.isAny(Sense.VERB, Sense.LIGHT, Sense.UP, Sense.DOWN, Sense.RUNNING, Sense.STOPPED, Sense.CYCLE)
                || (item.entry() == null
                        && lexicons.stream()
                                .anyMatch(l -> !Typos.nearest(item.text(), l).isEmpty()));
    }

    private static boolean isBare(Item item) {
        return !item.token().quoted();
    }

    /// Nothing but greetings and politeness stands before it.
    private static boolean opens(List<Item> items, Item item) {
        return items.subList(0, items.indexOf(item)).stream()
                .allMatch(i -> i.is(Sense.NOISE) || i.is(Kind.BOT) || i.is(Kind.COMMA));
    }

    /// Without a break or a second part, a prohibition reaches to the end: nothing is left to be done.
    private static boolean forbidsTheVerb(List<Item> items) {
        boolean single = items.stream()
                .noneMatch(i -> i.isBreak()
                        || i.is(Kind.COMMA)
                        || i.is(Kind.BULLET)
                        || i.is(Kind.CITED)
                        || i.is(Kind.OPEN)
                        || i.isAny(Sense.AND, Sense.BUT, Sense.THEN, Sense.REQUEST, Sense.CORRECTION));
        return single
                && items.stream()
                        .anyMatch(i ->
                                i.is(Sense.NEVER) && !i.isAny(Sense.NOISE, Sense.GENTLE, Sense.EXCEPT) && isBare(i));
    }

    private static List<Target> targets(Interpretation interpretation) {
        return switch (interpretation) {
            case Interpretation.Understood(Intent intent) -> targets(intent);
            case Interpretation.Several(var intents) ->
                intents.stream().flatMap(i -> targets(i).stream()).toList();
            case Interpretation.Unclear _,
                    Interpretation.Changed _,
                    Interpretation.NotForMe _,
                    Interpretation.Unsupported _ -> List.of();
        };
    }

    private static List<Target> targets(Intent intent) {
        return intent instanceof Intent.Change change && change.subject() instanceof Subject.Named named
                ? named.targets()
                : List.of();
    }

    /// Typed as it is, or, in a range, its stem.
    private static boolean isIn(Target target, String text) {
        String plain = TextMaker.visible(text);
        String stem = target.name().replaceAll("[0-9]+$", "");
        boolean range = plain.contains("..")
                || plain.contains(" - ")
                || plain.contains("\n")
                || plain.contains("[")
                || plain.contains("{")
                || plain.contains(" to ")
                || plain.contains("through")
                || plain.contains(",")
                || plain.contains("and");
        return plain.contains(target.name()) || (range && plain.contains(stem.isEmpty() ? "-" : stem.substring(0, 1)));
    }
}
