package dev.vmbot.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.diagnosis.evidence.Condition;
import dev.vmbot.diagnosis.evidence.Evidence;
import dev.vmbot.diagnosis.evidence.Instance;
import dev.vmbot.diagnosis.evidence.Metadata;
import dev.vmbot.diagnosis.rule.Rule;
import dev.vmbot.diagnosis.rule.Scene;
import dev.vmbot.diagnosis.rule.Sign;
import dev.vmbot.model.Finding;
import dev.vmbot.model.VmRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DiagnosisTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final VmRef WEB = new VmRef("demo", "web-01");

    @Test
    void saysNothingWhenNothingIsKnown() {
        assertThat(Diagnosis.of(Evidence.none(WEB), NOW).findings()).isEmpty();
    }

    @Test
    void findsWhatOtherRulesSeeWhenOneIsBroken() {
        var text = new Rule.Text("It is so.", "a field", "Do something.");
        Rule broken = Rule.of("broken", text, _ -> {
            throw new IllegalArgumentException("no such thing");
        });
        Rule sound = Rule.of("sound", text, _ -> Optional.of(Sign.certain("the field")));

        Diagnosis diagnosis = Diagnosis.of(new Scene(Evidence.none(WEB), NOW), List.of(broken, sound));

        assertThat(diagnosis.findings()).extracting(Finding::rule).containsExactly("sound");
        assertThat(diagnosis.gaps()).containsExactly("I could not apply my rule broken, because of a defect in it.");
    }

    @Test
    void warnsEarlyOfWhatWaitingCannotHeal() {
        Diagnosis diagnosis = Diagnosis.of(
                run(new Condition(
                        "Synchronized", "False", "FailedPvcNotFound", "PVC demo/x does not exist", Optional.empty())),
                NOW);

        assertThat(diagnosis.beyondWaiting().findings())
                .extracting(Finding::rule)
                .containsExactly("claim-missing");
    }

    @Test
    void doesNotWarnEarlyOfWhatMayPass() {
        Diagnosis diagnosis = Diagnosis.of(
                run(new Condition(
                        "PodScheduled",
                        "False",
                        "Unschedulable",
                        "0/1 nodes are available: 1 Insufficient memory.",
                        Optional.empty())),
                NOW);

        assertThat(diagnosis.findings()).extracting(Finding::rule).containsExactly("insufficient-memory");
        assertThat(diagnosis.beyondWaiting().findings()).isEmpty();
    }

    @Test
    void shortensWhatItQuotes() {
        Diagnosis diagnosis = Diagnosis.of(
                run(new Condition("Synchronized", "False", "FailedCreate", "x\n".repeat(2000), Optional.empty())), NOW);

        assertThat(diagnosis.findings().getFirst().evidence())
                .allSatisfy(line -> assertThat(line)
                        .hasSizeLessThanOrEqualTo(400)
                        .doesNotContain("\n")
                        .contains(" … "));
    }

    private static Evidence run(Condition condition) {
        Evidence none = Evidence.none(WEB);
        Metadata metadata =
                new Metadata("web-01", "u1", NOW.minusSeconds(60), Optional.empty(), List.of(), List.of(), Map.of());
        Instance instance = new Instance(
                metadata,
                "Scheduling",
                Optional.empty(),
                false,
                "",
                List.of(condition),
                Optional.empty(),
                Duration.ofSeconds(30),
                Optional.empty());
        return new Evidence(
                WEB,
                Optional.empty(),
                Optional.of(instance),
                List.of(),
                List.of(),
                none.storage(),
                none.around(),
                none.coverage(),
                Optional.empty());
    }
}
