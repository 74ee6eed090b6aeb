package dev.vmbot.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.intent.Interpretation.Draft;
import dev.vmbot.intent.Utterance.Surface;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Languages;
import dev.vmbot.intent.lexicon.Lexicon;
import dev.vmbot.intent.lexicon.Sense;
import dev.vmbot.intent.lexicon.Typos;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.KnownVms;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Texts that nobody would type, and what must hold for every one of them. `-Dfuzz.inputs` says how many there are for
/// each promise.
final class FuzzTest {

    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 20_000);

    /// A reading takes microseconds; what is over this hangs.
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private static final List<Surface> SURFACES = List.of(Surface.values());
    private static final String KNOWN_NAME = "web-01";
    private static final KnownVms KNOWN = name -> name.equals(KNOWN_NAME) ? Set.of("prod") : Set.of();
    private static final List<VmRef> BEFORE = List.of(new VmRef("lab", "ox-1"), new VmRef("lab", "ox-2"));

    private static final Interpreter INTERPRETER = new Interpreter("U0VMBOT");
    private final List<Lexicon> lexicons = Languages.load().all();
    private final TextMaker maker = new TextMaker(new SplittableRandom(20_261_121));

    /// One text and what it came to.
    private record Case(Utterance utterance, Reading reading, List<Item> items) {

        boolean acts() {
            return AddressedReader.isAction(reading);
        }

        @Override
        public String toString() {
            return utterance + " -> " + reading;
        }
    }

    private interface Promise {

        void holds(Case one);
    }

    @Test
    void neverFailsAndNeverHangs() {
        for (int i = 0; i < INPUTS; i++) {
            Utterance utterance = utterance(i, maker.next());
            long begun = System.nanoTime();
            INTERPRETER.read(utterance);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as(utterance.text())
                    .isLessThan(LONGEST);
        }
    }

    @Test
    void neverActsWithoutAVerbOfTheLexicon() {
        promise(one -> {
            boolean repeats = one.utterance().topic().isPresent()
                    && one.items().stream().anyMatch(i -> i.isAny(Sense.SAME, Sense.AGAIN));
            if (one.acts() && !repeats) {
                assertThat(one.items()).as("%s", one).anyMatch(item -> isVerb(item) || isTyped(one, item));
            }
        });
    }

    /// "/vm start another": what follows the verb of a command line is a name, so that it does not change its meaning.
    private boolean isTyped(Case one, Item item) {
        String word = TextMaker.visible(item.token().text()).split(" ", 2)[0];
        return one.utterance().surface() == Surface.SLASH
                && lexicons.stream().anyMatch(l -> l.forms(Sense.VERB).contains(word));
    }

    /// Every verb behind every prohibition of its language, with nothing else that asks.
    @Test
    void neverActsOnAVerbThatAProhibitionOfTheLexiconStandsBefore() {
        var random = new SplittableRandom(20_261_122);
        List<List<String>> forbidding =
                lexicons.stream().map(FuzzTest::forbidding).toList();
        List<List<String>> verbs =
                lexicons.stream().map(l -> l.forms(Sense.VERB)).toList();
        for (int i = 0; i < INPUTS; i++) {
            int language = random.nextInt(lexicons.size());
            String never = any(random, forbidding.get(language));
            String verb = any(random, verbs.get(language));
            String text = any(random, List.of("", "please ", "hi bot, ", "web-02 is fine, "))
                    + never
                    + (never.endsWith("'") ? "" : " ")
                    + verb
                    + " web-01"
                    + any(random, List.of("", " in prod", " please", ", thanks", " and web-02", "!"));

            Case one = read(utterance(i, text));

            assertThat(one.acts()).as("%s", one).isFalse();
        }
    }

    private static String any(SplittableRandom random, List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static List<String> forbidding(Lexicon lexicon) {
        return lexicon.forms(Sense.NEVER).stream()
                .filter(form -> lexicon.find(form).stream()
                        .noneMatch(e -> e.is(Sense.NOISE) || e.is(Sense.GENTLE) || e.is(Sense.EXCEPT)))
                .toList();
    }

    @Test
    void neverActsOnAnAdviceQuestionOfTheLexicon() {
        promise(one -> {
            if (one.acts()) {
                assertThat(one.items())
                        .as("%s", one)
                        .noneMatch(i -> i.is(Sense.ADVICE) && !i.isAny(Sense.NOISE, Sense.REQUEST) && isBare(i));
            }
        });
    }

    @Test
    void neverActsOnAScheduleFormOfTheLexicon() {
        promise(one -> {
            if (one.acts()) {
                assertThat(one.items())
                        .as("%s", one)
                        .noneMatch(i -> i.is(Sense.SCHEDULE) && !i.is(Sense.PAST) && isBare(i));
            }
        });
    }

    @Test
    void namesNoTargetThatIsNeitherInTheTextNorInTheContext() {
        promise(one -> assertThat(targets(one.reading().interpretation()))
                .as("%s", one)
                .allMatch(target -> isIn(target, one.utterance())));
    }

    @Test
    void leavesAChannelLineAloneWithoutTheWordVmOrAKnownName() {
        for (int i = 0; i < INPUTS; i++) {
            Case one = read(new Utterance(maker.next(), Surface.CHANNEL, Optional.empty(), KNOWN, Optional.empty()));
            boolean named = one.items().stream().anyMatch(item -> item.is(Sense.VM))
                    || TextMaker.visible(one.utterance().text()).contains(KNOWN_NAME);
            if (!named) {
                assertThat(one.reading().interpretation()).as("%s", one).isEqualTo(new Interpretation.NotForMe());
            }
        }
    }

    @Test
    void approvesNothingWithoutAYesOfTheLexicon() {
        promise(one -> {
            if (one.reading().interpretation() instanceof Interpretation.Understood(Intent.Confirm _)) {
                assertThat(one.items()).as("%s", one).anyMatch(i -> i.isAny(Sense.YES, Sense.OKAY));
            }
        });
    }

    private void promise(Promise promise) {
        for (int i = 0; i < INPUTS; i++) {
            promise.holds(read(utterance(i, maker.next())));
        }
    }

    /// On every surface, alone, under a waiting card and after one.
    private static Utterance utterance(int index, String text) {
        Surface surface = SURFACES.get(index % SURFACES.size());
        Optional<Utterance.Pending> pending =
                index % 3 == 1 ? Optional.of(new Utterance.Pending(Action.STOP, BEFORE, false)) : Optional.empty();
        Optional<Utterance.Topic> topic = index % 3 == 2
                ? Optional.of(new Utterance.Topic(Draft.Verb.STOP, BEFORE, index % 2 == 0))
                : Optional.empty();
        return new Utterance(text, surface, Optional.empty(), KNOWN, pending, topic);
    }

    private Case read(Utterance utterance) {
        return new Case(
                utterance,
                INTERPRETER.read(utterance),
                INTERPRETER.items(utterance.text().replace('`', ' ')));
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

    private static List<Target> targets(Interpretation interpretation) {
        return switch (interpretation) {
            case Interpretation.Understood(Intent intent) -> targets(intent);
            case Interpretation.Several(var intents) ->
                intents.stream().flatMap(i -> targets(i).stream()).toList();
            case Interpretation.Changed(var instead) -> targets(instead);
            case Interpretation.Unclear unclear ->
                unclear.readings().stream().flatMap(i -> targets(i).stream()).toList();
            case Interpretation.Misused _, Interpretation.NotForMe _, Interpretation.Unsupported _ -> List.of();
        };
    }

    private static List<Target> targets(Intent intent) {
        return intent instanceof Intent.Change change && change.subject() instanceof Subject.Named named
                ? named.targets()
                : List.of();
    }

    /// Typed as it is, or put together of what was typed, with numbers between those of a range.
    private static boolean isIn(Target target, Utterance utterance) {
        String plain = TextMaker.visible(utterance.text());
        boolean before = BEFORE.stream().anyMatch(vm -> vm.name().equals(target.name()))
                && (utterance.pending().isPresent() || utterance.topic().isPresent());
        return before || plain.contains(target.name()) || isComposed(target.name(), plain);
    }

    private static boolean isComposed(String name, String text) {
        for (int first = 0; first <= name.length(); first++) {
            for (int second = first; second <= name.length(); second++) {
                if (isPiece(name.substring(0, first), text)
                        && isPiece(name.substring(first, second), text)
                        && isPiece(name.substring(second), text)
                        && isLong(name, first, second)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isPiece(String piece, String text) {
        return piece.chars().allMatch(c -> c >= '0' && c <= '9') || text.contains(piece);
    }

    /// One piece is most of the name, or what is put in is a number.
    private static boolean isLong(String name, int first, int second) {
        int middle = second - first;
        int last = name.length() - second;
        boolean number = middle > 0 && name.substring(first, second).chars().allMatch(Character::isDigit);
        return number || 2 * Math.max(first, Math.max(middle, last)) >= name.length();
    }
}
