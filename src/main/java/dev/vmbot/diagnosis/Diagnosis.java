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
                        .map(one -> one.withTries(found))
                        .sorted(Comparator.comparing(Finding::confidence))
                        .map(Shortening::of)
                        .toList(),
                evidence.coverage().gaps());
    }

    private record Found(Rule rule, Finding finding) {

        private static final String TRIES = "crash-loop";

        /// How often it failed, and when it is tried again, is of use beside every cause of it.
        Finding withTries(List<Found> all) {
            return all.stream()
                    .map(Found::finding)
                    .filter(other ->
                            other.rule().equals(TRIES) && rule.silences().contains(TRIES))
                    .findFirst()
                    .map(tries -> finding.with(tries.evidence().getFirst()))
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
