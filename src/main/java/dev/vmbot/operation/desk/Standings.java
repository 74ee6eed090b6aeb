package dev.vmbot.operation.desk;

import dev.vmbot.access.Identity;
import dev.vmbot.access.Permission;
import dev.vmbot.access.Ruling;
import dev.vmbot.access.Stranger;
import dev.vmbot.cluster.Observation;
import dev.vmbot.inventory.Resolution;
import dev.vmbot.model.Prospects.Offer;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.ActiveOperations;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.Request;
import dev.vmbot.preflight.Preflight;
import dev.vmbot.preflight.Verdict;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Judges how each VM stands to what was asked for.
///
/// @param limits as a new operation would take them along
record Standings(ActiveOperations active, InstantSource clock, Request.Limits limits) {

    Standing of(Asking asked, Target target, Resolution resolution, Ruling ruling) {
        return switch (resolution) {
            case Resolution.Illegal() -> new Standing.Hindered(new Answer.IllegalName(target));
            case Resolution.NotFound missing ->
                new Standing.Hindered(new Answer.NotFound(asked.change(), target, missing));
            case Resolution.Several(List<VmRef> candidates) ->
                new Standing.Hindered(new Answer.WhichOne(asked.change(), target, candidates));
            case Resolution.Found(Observation seen) -> of(asked, seen, ruling);
        };
    }

    Standing of(Asking asked, Observation seen, Ruling ruling) {
        return switch (ruling) {
            case Ruling.Nobody(Stranger why) -> new Standing.Hindered(new Answer.NotAllowedIn(why));
            case Ruling.Lacking(Identity identity, Permission missing) ->
                new Standing.Hindered(new Answer.Forbidden(seen.ref(), missing, identity));
            case Ruling.Granted _ -> ofAllowed(asked, seen);
        };
    }

    /// An offer that has gone stale must do no harm.
    private Optional<Standing> stale(Asking asked, Observation seen) {
        String uid = seen.vm().orElseThrow().uid();
        if (asked.taken().filter(taken -> !taken.uid().equals(uid)).isPresent()) {
            return Optional.of(notNow(asked, seen, "It is not the VM any more for which this was offered.", ""));
        }
        boolean forbidden = asked.remedy().equals(Optional.of(Offer.FORCED_STOP)) && !limits.forcedStop();
        return forbidden
                ? Optional.of(notNow(asked, seen, "Forced stops are switched off (`remedies.forceStop`).", ""))
                : Optional.empty();
    }

    private Standing ofAllowed(Asking asked, Observation seen) {
        Optional<Standing> stale = stale(asked, seen);
        if (stale.isPresent()) {
            return stale.get();
        }
        Optional<Operation> other = active.on(
                seen.ref(), seen.vm().orElseThrow().uid(), asked.origin().id());
        if (other.isPresent()) {
            return new Standing.Hindered(new Answer.Busy(seen.ref(), other.get()));
        }
        return switch (Preflight.check(asked.action(), asked.remedy(), seen, clock.instant())) {
            case Verdict.Sensible() -> new Standing.Sensible(seen);
            case Verdict.Already() -> new Standing.AsWanted(seen);
            case Verdict.InTransition(String what) -> notNow(asked, seen, what, trouble(seen));
            case Verdict.Trying(String what, String words) -> notNow(asked, seen, what, words);
            case Verdict.Blocked(String why) -> notNow(asked, seen, why, "");
        };
    }

    /// What the cluster says of a transition that does not come to its end.
    private static String trouble(Observation seen) {
        return seen.vm().flatMap(vm -> vm.status().trouble()).orElse("");
    }

    private static Standing notNow(Asking asked, Observation seen, String why, String words) {
        return new Standing.Hindered(new Answer.NotNow(asked.action(), seen, why, words));
    }
}
