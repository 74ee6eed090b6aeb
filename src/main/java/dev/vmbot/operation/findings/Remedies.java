package dev.vmbot.operation.findings;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.Vm;
import dev.vmbot.diagnosis.Diagnosis;
import dev.vmbot.diagnosis.rule.StateRules;
import dev.vmbot.model.Action;
import dev.vmbot.model.Prospects.Offer;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.desk.Remedy;
import dev.vmbot.preflight.Preflight;
import dev.vmbot.preflight.Verdict;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which remedies are offered after a failure: what the findings allow, and what the kind of failure itself does. Pure.
/// Each is checked again, on the VM as it is then, when somebody takes it.
final class Remedies {

    private Remedies() {}

    /// @param operation one that is over
    /// @param target which of its VMs
    /// @param seen that VM, as it is shown now
    static List<Remedy> of(Operation operation, int target, Diagnosis diagnosis, Observation seen, Instant now) {
        Set<Offer> offers = EnumSet.noneOf(Offer.class);
        trouble(operation, target).ifPresent(trouble -> offers.addAll(after(trouble, operation)));
        diagnosis
                .findings()
                .forEach(finding -> offers.addAll(finding.prospects().offers()));
        offers.removeIf(offer -> !isOpen(offer, operation));
        if (diagnosis.findings().stream().anyMatch(finding -> finding.rule().equals(StateRules.SWITCHED_OFF_AGAIN))) {
            offers.removeAll(Set.of(Offer.START_AGAIN, Offer.FORCED_STOP));
        }
        return offers.stream()
                .map(offer -> new Remedy(operation.id(), target, offer))
                .filter(remedy -> makesSense(remedy, operation, seen, now))
                .toList();
    }

    /// A press of it would do now what it says. A forced stop may have to wait, and says for how long.
    private static boolean makesSense(Remedy remedy, Operation operation, Observation seen, Instant now) {
        String uid = operation.request().targets().get(remedy.target()).uid();
        if (!seen.vm().map(Vm::uid).equals(Optional.of(uid))) {
            return false;
        }
        Action action = remedy.findAction(operation).orElseThrow();
        Verdict verdict = Preflight.check(action, Optional.of(remedy.offer()), seen, now);
        return remedy.offer() == Offer.FORCED_STOP ? seen.isGoingDown() : verdict instanceof Verdict.Sensible;
    }

    private static Optional<Result.Trouble> trouble(Operation operation, int target) {
        if (!(operation.state() instanceof Finished finished)) {
            return Optional.empty();
        }
        TargetProgress progress = finished.targets().get(target);
        return progress.result().orElse(null) instanceof Result.Failed failed
                ? Optional.of(failed.trouble())
                : Optional.empty();
    }

    private static Set<Offer> after(Result.Trouble trouble, Operation operation) {
        return switch (trouble) {
            case START_TIMED_OUT -> Set.of(Offer.WAIT_LONGER);
            // A restart that never came to its start.
            case STOP_TIMED_OUT ->
                operation.request().action() == Action.RESTART
                        ? Set.of(Offer.WAIT_LONGER, Offer.START_AGAIN)
                        : Set.of(Offer.WAIT_LONGER);
            case RUN_ENDED, REFUSED_BY_CLUSTER, UNAVAILABLE, BOT_NOT_ACCEPTED, NOT_TAKEN, NOT_DONE, DEFECT ->
                operation.request().action() == Action.STOP ? Set.of() : Set.of(Offer.START_AGAIN);
            case BOT_LACKS_RIGHT, CAME_BACK, VM_GONE, NEVER_SETTLED -> Set.of();
        };
    }

    private static boolean isOpen(Offer offer, Operation operation) {
        return switch (offer) {
            case FORCED_STOP -> operation.request().limits().forcedStop();
            case START_AGAIN -> operation.request().action() != Action.STOP;
            case WAIT_LONGER -> true;
        };
    }
}
