package dev.vmbot.diagnosis;

import dev.vmbot.diagnosis.evidence.Evidence;
import dev.vmbot.diagnosis.rule.Rule;
import dev.vmbot.diagnosis.rule.Scene;
import dev.vmbot.diagnosis.rule.StateRules;
import dev.vmbot.model.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is wrong with a VM, as far as the evidence goes.
///
/// @param findings the cause first, echoes of it left out; empty when nothing is wrong
/// @param gaps one sentence for each part of the evidence that is missing, with the right that it needs, and for each
///     rule that could not be applied
public record Diagnosis(List<Finding> findings, List<String> gaps) {

    private static final Logger LOG = LoggerFactory.getLogger(Diagnosis.class);

    public Diagnosis {
        findings = List.copyOf(findings);
        gaps = List.copyOf(gaps);
    }

    /// Pure: the same evidence at the same time gives the same answer.
    /// A rule that breaks on it is left out, which is one of the gaps.
    public static Diagnosis of(Evidence evidence, Instant now) {
        return of(new Scene(evidence, now), Rules.ALL);
    }

    static Diagnosis of(Scene scene, List<Rule> rules) {
        List<String> gaps = new ArrayList<>(scene.evidence().coverage().gaps());
        List<Found> found = rules.stream()
                .flatMap(rule -> examine(rule, scene, gaps).stream())
                .toList();
        Set<String> silenced = found.stream()
                .flatMap(one -> one.rule().silences().stream())
                .collect(Collectors.toCollection(HashSet::new));
        if (found.size() > 1) {
            silenced.add(StateRules.NOT_UP);
        }
        return new Diagnosis(
                found.stream()
                        .filter(one -> !silenced.contains(one.finding().rule()))
                        .map(one -> one.withEcho(found))
                        .sorted(Comparator.comparing(Finding::confidence))
                        .map(Shortening::of)
                        .toList(),
                gaps);
    }

    /// What one rule does not stand must not hide what the others see.
    private static Optional<Found> examine(Rule rule, Scene scene, List<String> gaps) {
        try {
            return rule.examine(scene).map(finding -> new Found(rule, finding));
        } catch (RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("rule", rule.id())
                    .addKeyValue("vm", scene.evidence().ref())
                    .log("a rule is broken");
            gaps.add("I could not apply my rule %s, because of a defect in it.".formatted(rule.id()));
            return Optional.empty();
        }
    }

    private record Found(Rule rule, Finding finding) {

        /// With what an echo of it has to add, such as how often it was tried.
        Finding withEcho(List<Found> all) {
            return all.stream()
                    .filter(other -> other.rule().addsToCause()
                            && rule.silences().contains(other.rule().id()))
                    .findFirst()
                    .map(echo -> finding.with(echo.finding().evidence().getFirst()))
                    .orElse(finding);
        }
    }

    /// Causes that waiting cannot heal, for an early warning while an operation still waits. Only what is certain: a
    /// warning that turns out wrong is worse than none.
    public Diagnosis beyondWaiting() {
        return new Diagnosis(
                findings.stream()
                        .filter(Finding::isBeyondWaiting)
                        .filter(finding -> finding.confidence() == Finding.Confidence.CERTAIN)
                        .toList(),
                List.of());
    }

    /// The same while a VM is to go down: of those causes, what keeps it from that.
    public Diagnosis beyondWaitingToStop() {
        return new Diagnosis(
                beyondWaiting().findings().stream()
                        .filter(finding -> Rules.OF_STOPS.contains(finding.rule()))
                        .toList(),
                List.of());
    }
}
