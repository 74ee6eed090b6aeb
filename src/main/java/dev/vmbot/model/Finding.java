package dev.vmbot.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Something that was found out about a VM, in a form that helps somebody who is no KubeVirt expert.
///
/// @param rule id of the rule that found it, stable, such as `insufficient-memory`
/// @param confidence how sure the rule is
/// @param cause what is wrong, one plain sentence
/// @param evidence how we know: lines in the cluster's own words, shortened and without secrets, not yet escaped for
///     Slack; never empty
/// @param remedy what to do next, one or two plain sentences
/// @param command what a person with `oc` or `kubectl` would type for it; empty when there is nothing to type
/// @param prospects what becomes of it, and what else could be done
public record Finding(
        String rule,
        Confidence confidence,
        String cause,
        List<String> evidence,
        String remedy,
        Optional<String> command,
        Prospects prospects) {

    /// How sure a rule is of its finding.
    public enum Confidence {
        /// The decisive field says so.
        CERTAIN,
        /// The evidence fits and nothing speaks against it.
        LIKELY,
        /// One of several explanations.
        POSSIBLE
    }

    public Finding {
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("a finding has evidence");
        }
    }

    /// The same with one more line of evidence.
    public Finding with(String line) {
        List<String> lines =
                Stream.concat(evidence.stream(), Stream.of(line)).distinct().toList();
        return new Finding(rule, confidence, cause, lines, remedy, command, prospects);
    }

    /// Waiting longer cannot help, so a person should hear of it before the time limit.
    public boolean isBeyondWaiting() {
        return prospects.beyondWaiting();
    }
}
