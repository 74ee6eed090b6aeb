package dev.vmbot.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.intent.Utterance.Surface;
import dev.vmbot.intent.lexicon.Entry.Inflection;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Sense;
import dev.vmbot.intent.object.KnownVms;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import java.util.List;
import java.util.Locale;
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

        assertThat(items).as("an action without a verb: " + shown).anyMatch(FuzzTest::isVerb);
        assertThat(items)
                .as("scheduled: " + shown)
                .noneMatch(i -> i.is(Sense.SCHEDULE) && !i.is(Sense.PAST) && isBare(i));
        assertThat(items)
                .as("advice: " + shown)
                .noneMatch(i -> i.is(Sense.ADVICE) && i.text().indexOf(' ') > 0 && opens(items, i));
        assertThat(forbidsEverything(items)).as("forbidden: " + shown).isFalse();
        assertThat(reading.interpretation())
                .satisfies(it -> targets(it)
                        .forEach(target -> assertThat(isIn(target, utterance.text()))
                                .as("invented " + target + ": " + shown)
                                .isTrue()));
        if (utterance.surface() == Surface.CHANNEL) {
            assertThat(utterance.text().toLowerCase(Locale.ROOT)).as(shown).containsAnyOf("vm", "virtual", "web-01");
        }
    }

    private static boolean isVerb(Item item) {
        return item.entry() == null
                || item.is(Sense.VERB)
                || item.is(Sense.LIGHT)
                || item.is(Sense.UP)
                || item.is(Sense.DOWN);
    }

    private static boolean isBare(Item item) {
        return !item.token().quoted();
    }

    private static boolean opens(List<Item> items, Item item) {
        return items.getFirst().equals(item);
    }

    /// A prohibition right before the only verb leaves nothing to be done.
    private static boolean forbidsEverything(List<Item> items) {
        List<Item> verbs = items.stream()
                .filter(i -> i.is(Sense.VERB) || i.is(Sense.LIGHT))
                .toList();
        if (verbs.size() != 1
                || verbs.getFirst().entry() == null
                || verbs.getFirst().entry().inflection() != Inflection.BASE) {
            return false;
        }
        int at = items.indexOf(verbs.getFirst());
        return at > 0 && items.get(at - 1).is(Sense.NEVER);
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
                || plain.contains("[")
                || plain.contains("{")
                || plain.contains(" to ")
                || plain.contains("through")
                || plain.contains(",")
                || plain.contains("and");
        return plain.contains(target.name()) || (range && plain.contains(stem.isEmpty() ? "-" : stem.substring(0, 1)));
    }
}
