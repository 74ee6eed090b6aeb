package dev.vmbot.diagnosis;

import dev.vmbot.diagnosis.evidence.Evidence;
import dev.vmbot.diagnosis.rule.Rule;
import dev.vmbot.diagnosis.rule.Scene;
import dev.vmbot.model.Finding;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What is wrong with a VM, as far as the evidence goes.
///
/// @param findings the cause first, echoes of it left out; empty when nothing is wrong
/// @param gaps one sentence for each part of the evidence that is missing, with the right that it needs
public record Diagnosis(List<Finding> findings, List<String> gaps) {

    public Diagnosis {
        findings = List.copyOf(findings);
        gaps = List.copyOf(gaps);
    }

    /// Pure: the same evidence at the same time gives the same answer.
    public static Diagnosis of(Evidence evidence, Instant now) {
        Scene scene = new Scene(evidence, now);
        List<Found> found = Rules.ALL.stream()
                .flatMap(rule -> rule.examine(scene).map(finding -> new Found(rule, finding)).stream())
                .toList();
        Set<String> silenced =
                found.stream().flatMap(one -> one.rule().silences().stream()).collect(Collectors.toSet());
        return new Diagnosis(
                found.stream()
                        .filter(one -> !silenced.contains(one.finding().rule()))
                        .map(one -> one.withEcho(found))
                        .sorted(Comparator.comparing(Finding::confidence))
                        .map(Shortening::of)
                        .toList(),
                evidence.coverage().gaps());
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

    /// The most likely cause.
    public Optional<Finding> findCause() {
        return findings.stream().findFirst();
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
