package dev.vmbot.intent;

import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.Interpretation.Several;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Intent.Change;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The changes that a message asks for, in order, and what speaks against them.
final class GatheredChanges {

    private final List<Change> changes = new ArrayList<>();
    private Optional<Reading> problem = Optional.empty();

    /// Whether neither a change nor a problem was met.
    boolean isIdle() {
        return changes.isEmpty() && problem.isEmpty();
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    boolean endsWith(Action action) {
        return !changes.isEmpty() && changes.getLast().action() == action;
    }

    void add(Change change) {
        changes.add(change);
    }

    /// Only the first problem counts.
    void note(Reading reading) {
        if (problem.isEmpty()) {
            problem = Optional.of(reading);
        }
    }

    /// Whatever has no namespace yet is in this one.
    void share(String namespace) {
        changes.replaceAll(change -> change.subject() instanceof Subject.Named(var targets)
                ? new Change(
                        change.action(),
                        new Subject.Named(targets.stream()
                                .map(target -> target.orIn(namespace))
                                .toList()),
                        change.force())
                : change);
    }

    /// What they come to; something has to have been gathered.
    Reading result() {
        if (problem.isPresent()) {
            Reading first = problem.get();
            boolean changesToo = !changes.isEmpty();
            return changesToo && !(first.interpretation() instanceof Interpretation.Unsupported)
                    ? withReadings(first)
                    : first;
        }
        shareNamespace();
        if (isOffAndOn()) {
            Change first = changes.getFirst();
            return Reading.understood(new Change(Action.RESTART, first.subject(), first.force()), "off, then on again");
        }
        List<Change> different = changes.stream().distinct().toList();
        if (different.size() == 1) {
            return Reading.understood(different.getFirst(), "a verb and what it is about");
        }
        return new Reading(new Several(List.copyOf(different)), "several verbs, each with its own objects");
    }

    private Reading withReadings(Reading first) {
        if (first.interpretation() instanceof Interpretation.Unclear unclear) {
            List<Intent> readings = Stream.concat(changes.stream(), unclear.readings().stream())
                    .distinct()
                    .toList();
            return Reading.unclear(first.because(), EnumSet.copyOf(unclear.missing()), readings);
        }
        return Reading.unclear("only a part was understood", EnumSet.of(Missing.ACTION), List.copyOf(changes));
    }

    private boolean isOffAndOn() {
        return changes.size() == 2
                && changes.getFirst().action() == Action.STOP
                && changes.getLast().action() == Action.START
                && changes.getFirst().subject().equals(changes.getLast().subject());
    }

    /// "start a and stop b, both in dev": the one namespace that was said is meant for all.
    private void shareNamespace() {
        List<String> stated = new ArrayList<>();
        for (Change change : changes) {
            if (change.subject() instanceof Subject.Named(var targets)) {
                targets.stream().map(Target::namespace).forEach(n -> stated.add(n == null ? "" : n));
            }
        }
        List<String> said = stated.stream().filter(n -> !n.isEmpty()).distinct().toList();
        if (said.size() != 1 || changes.size() < 2) {
            return;
        }
        share(said.getFirst());
    }
}
