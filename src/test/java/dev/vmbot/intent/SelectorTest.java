package dev.vmbot.intent;

import static dev.vmbot.intent.Phrasebook.slash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.model.Intent;
import dev.vmbot.model.Selector;
import dev.vmbot.model.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// No condition of a selector may be lost: every one that is lost picks more VMs.
final class SelectorTest {

    private static final List<String> PIECES = List.of(
            "env=dev",
            "env==dev",
            "env!=dev",
            "gpu",
            "!gpu",
            "env in (a, b)",
            "env notin (a)",
            "env in (a)",
            "tier = x",
            "!env=dev",
            "env in",
            "in (a)",
            "env>4",
            "a&lt;b",
            "no",
            "not",
            "wait",
            "!",
            "env=",
            "=dev",
            "env=a b",
            "",
            "x.io/Role=DB",
            "env ~ a",
            "env in (a",
            "env)",
            "except web-01",
            "and",
            "or gpu",
            "*",
            "a|b",
            "!!gpu");

    private static final Interpreter INTERPRETER = new Interpreter("U0VMBOT");

    private static Interpretation read(String text) {
        return INTERPRETER.interpret(
                new Utterance(text, Utterance.Surface.SLASH, Optional.empty(), Phrasebook.known(), Optional.empty()));
    }

    private static Optional<Selector> selected(String text) {
        return read(text) instanceof Interpretation.Understood(Intent.Change change)
                        && change.subject() instanceof Subject.Matching(Selector selector, String namespace)
                        && "dev".equals(namespace)
                ? Optional.of(selector)
                : Optional.empty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stop -n dev -l sim.behaviour!=slow-start,!sim.behaviour | sim.behaviour!=slow-start,!sim.behaviour",
                "stop -l env=dev,!protected -n dev | env=dev,!protected",
                "stop -l a=b,foo -n dev | a=b,foo",
                "stop -n dev -l a=b,app in (web) | a=b,app in (web)",
                "stop -n dev -l app in (web, db),!gpu --force | app in (web, db),!gpu",
                "stop --selector='app notin (web)' -n dev | app notin (web)",
                "stop --selector=App.io/Role=DB,gpu -n dev | App.io/Role=DB,gpu",
                "stop -l no,wait -n dev | no,wait",
                "stop -l !gpu in dev | !gpu",
                "stop -l app=web in dev! | app=web",
            })
    void readsEveryRequirement(String text, String labels) {
        assertThat(selected(text).flatMap(Selector::labels)).contains(labels);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop -n dev -l a=b,",
                "stop -n dev -l a=b !protected",
                "stop -n dev -l !a=b",
                "stop -n dev -l a>4",
                "stop -n dev -l a=b,(c)",
                "stop -n dev -l a=b in (c)",
                "stop -l -n dev",
                "stop -n dev -l a in (b",
                "stop -n dev -l a=b;reboot",
                "stop VMs in dev labelled app=web,gpu",
                "stop VMs in dev labelled app=web, gpu",
            })
    void asksBackWhenASelectorEndsOddly(String text) {
        assertThat(slash(text)).startsWith("unclear").contains("selector");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"restart web-*,!web-01 -n dev", "restart all -n dev !worker", "restart app=web,!gpu -n dev"})
    void takesAMarkBeforeAWordForNoEndOfASentence(String text) {
        assertThat(slash(text)).startsWith("unclear");
    }

    @Test
    void losesNoRequirementWhateverStandsBehindTheFlag() {
        var random = new SplittableRandom(20_261);
        for (int round = 0; round < 4_000; round++) {
            var pieces = new ArrayList<String>();
            for (int piece = random.nextInt(1, 4); piece > 0; piece--) {
                pieces.add(PIECES.get(random.nextInt(PIECES.size())));
            }
            String value = String.join(random.nextBoolean() ? "," : ", ", pieces);
            String text = random.nextBoolean() ? "stop -n dev -l " + value : "stop -l " + value + " -n dev";

            switch (read(text)) {
                case Interpretation.Understood(Intent.Change change) ->
                    assertThat(bare(change.toString())).as(text).contains(bare(value));
                case Interpretation.Understood(Intent intent) ->
                    assertThat(intent).as(text).isNotInstanceOf(Intent.Change.class);
                case Interpretation.Several several ->
                    assertThat(several).as(text).isNull();
                case Interpretation.Changed changed ->
                    assertThat(changed).as(text).isNull();
                case Interpretation.Unclear _,
                        Interpretation.Misused _,
                        Interpretation.NotForMe _,
                        Interpretation.Unsupported _ -> {
                    // nothing is done
                }
            }
        }
    }

    private static String bare(String text) {
        return text.replace(" ", "");
    }
}
