package dev.vmbot.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.intent.Interpretation.Understood;
import dev.vmbot.intent.Utterance.Surface;
import dev.vmbot.model.Intent.Change;
import dev.vmbot.model.KnownVms;
import dev.vmbot.model.Selector;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Requests put together from many ways to say each part. What is meant is known from how a text was made, not from any
/// reader: nothing may be acted on but what was said.
final class GeneratedProbesTest {

    private static final int EACH = 6_500;
    private static final Interpreter INTERPRETER = new Interpreter("U0VMBOT");

    private final SplittableRandom random = new SplittableRandom(2026);
    private String said = "";

    /// One request, as far as it is settled.
    ///
    /// @param channel a namespace is set for the channel
    private record Draw(String action, String verb, String name, String namespace, Surface surface, boolean channel) {}

    /// @param acted rightly or wrongly
    /// @param wrong what was acted on wrongly; empty when it was right, or asked back
    private record Outcome(boolean acted, Optional<String> wrong) {}

    @Test
    void actsInTheNamespaceThatIsSaid() {
        int asked = asked(() -> placed(ProbeWords.PLACED));

        System.out.println("plain requests asked back: " + asked + " of " + EACH);
        assertThat(asked).isLessThanOrEqualTo(EACH / 10);
    }

    @Test
    void actsInNoNamespaceButTheOneThatIsSaidOddly() {
        System.out.println("odd requests asked back: " + asked(() -> placed(ProbeWords.ODDLY_PLACED)) + " of " + EACH);
    }

    @Test
    void sparesWhatIsToBeSpared() {
        System.out.println("requests that spare something asked back: " + asked(this::spared) + " of " + EACH);
    }

    @Test
    void neverActsOnWhatWaitsForSomething() {
        assertThat(asked(() -> held(ProbeWords.GUARDS))).isEqualTo(EACH);
    }

    @Test
    void neverActsNowOnWhatIsForAnotherTime() {
        assertThat(asked(() -> held(ProbeWords.TIMES))).isEqualTo(EACH);
    }

    private static int asked(Supplier<Outcome> made) {
        List<Outcome> outcomes =
                IntStream.range(0, EACH).mapToObj(_ -> made.get()).toList();
        assertThat(outcomes.stream().flatMap(outcome -> outcome.wrong().stream()))
                .isEmpty();
        return (int) outcomes.stream().filter(outcome -> !outcome.acted()).count();
    }

    private Outcome placed(List<String> ways) {
        Draw draw = draw();
        Subject meant = new Subject.Named(List.of(new Target(draw.namespace(), draw.name())));
        return outcome(read(draw, one(ways)), draw, change -> change.subject().equals(meant));
    }

    private Outcome spared() {
        Draw draw = draw();
        String spared = one(List.of("db-1", "web-2", "mailer"));
        String join = one(ProbeWords.JOINED);
        String way = one(ProbeWords.SPARED);
        String text = "$V " + one(ProbeWords.MANY) + join + way.replace("$X", spared) + (join.endsWith("(") ? ")" : "");
        boolean host = way.contains("jump host");
        return outcome(read(draw, text), draw, change -> switch (change.subject()) {
            case Subject.Named _ -> false;
            case Subject.Matching(Selector selector, var namespace) ->
                draw.namespace().equals(namespace) && leavesOut(selector, spared, host);
        });
    }

    private static boolean leavesOut(Selector selector, String spared, boolean host) {
        boolean picked = selector.all() || spared.startsWith("web-");
        boolean left = !picked || selector.except().contains(spared);
        return left && (!host || !selector.all() || selector.except().size() > 1);
    }

    private Outcome held(List<String> ways) {
        Draw draw = draw();
        String base = "$V $N in $S";
        String by = one(ways);
        String text = one(List.of(
                base + " " + by, base + ", " + by, by + ", " + base, by + " " + base, "$V $N " + by + " in $S"));
        return outcome(read(draw, text), draw, _ -> false);
    }

    private Outcome outcome(Interpretation read, Draw draw, Predicate<Change> right) {
        List<Change> changes = changes(read);
        boolean good = changes.size() == 1
                && changes.getFirst().action().verb().equals(draw.action())
                && right.test(changes.getFirst());
        return changes.isEmpty() || good
                ? new Outcome(good, Optional.empty())
                : new Outcome(true, Optional.of(said + " -> " + read));
    }

    private static List<Change> changes(Interpretation read) {
        Stream<?> intents = switch (read) {
            case Understood(var intent) -> Stream.of(intent);
            case Interpretation.Several(var several) -> several.stream();
            case Interpretation.Changed(var instead) -> Stream.of(instead);
            case Interpretation.Unclear _,
                    Interpretation.NotForMe _,
                    Interpretation.Unsupported _,
                    Interpretation.Misused _ -> Stream.empty();
        };
        return intents.filter(Change.class::isInstance).map(Change.class::cast).toList();
    }

    private Interpretation read(Draw draw, String way) {
        String plain = way.replace("$V", draw.verb()).replace("$N", draw.name()).replace("$S", draw.namespace());
        boolean slash = draw.surface() == Surface.SLASH;
        String polite = slash ? plain : one(ProbeWords.BEFORE) + plain + one(ProbeWords.BEHIND);
        said = draw.surface() == Surface.MENTION ? "<@U0VMBOT> " + polite : polite;
        Optional<String> channel = draw.channel() ? Optional.of("dev") : Optional.empty();
        return INTERPRETER.interpret(
                new Utterance(said, draw.surface(), channel, known(draw.namespace()), Optional.empty()));
    }

    private Draw draw() {
        String action = one(List.of("start", "stop", "restart"));
        return new Draw(
                action,
                one(ProbeWords.VERBS.getOrDefault(action, List.of())),
                one(ProbeWords.NAMES),
                one(ProbeWords.NAMESPACES),
                one(List.of(Surface.MENTION, Surface.SLASH, Surface.DIRECT)),
                random.nextInt(3) > 0);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// Each name exists in the channel's namespace, in another one, and in the one that is said.
    private static KnownVms known(String namespace) {
        var names = new HashSet<>(ProbeWords.NAMES);
        names.addAll(List.of("db-1", "web-2"));
        Set<String> all = new HashSet<>(List.of("dev", "qa", namespace));
        return new KnownVms() {
            @Override
            public Set<String> namespacesOf(String name) {
                return names.contains(name) ? all : Set.of();
            }

            @Override
            public boolean isNamespace(String name) {
                return all.contains(name);
            }
        };
    }
}
