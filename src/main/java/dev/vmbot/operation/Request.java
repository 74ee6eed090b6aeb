package dev.vmbot.operation;

import dev.vmbot.access.Identity;
import dev.vmbot.cluster.Observation;
import dev.vmbot.model.Action;
import dev.vmbot.model.Person;
import dev.vmbot.model.Prospects.Offer;
import dev.vmbot.model.Selector;
import dev.vmbot.model.VmRef;
import dev.vmbot.preflight.Preflight;
import dev.vmbot.preflight.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What was asked for: written once, before its card is posted, and never changed.
///
/// @param targets at least one; the VMs as they were when the card was made, in the order in which they are taken
/// @param already VMs that were asked for and were in the wanted state then: they are left out
/// @param selection what picked the VMs; empty when they were named
/// @param force the person asked for force; the graceful way is tried first all the same
/// @param reason why it was asked for, in the requester's own words
/// @param remedy the button under findings that it comes from; empty for what was asked for in words
/// @param deadline the last moment at which an approval counts; at most [#LONGEST_WAIT] after `createdAt`
public record Request(
        Action action,
        List<TargetVm> targets,
        List<VmRef> already,
        Optional<Selection> selection,
        boolean force,
        Optional<String> reason,
        Optional<Offer> remedy,
        Requester requester,
        Place place,
        Instant createdAt,
        Instant deadline,
        Limits limits) {

    /// A yes that comes later than this was not given for what is there by then.
    public static final Duration LONGEST_WAIT = Duration.ofDays(1);

    public Request {
        Instant latest = createdAt.plus(LONGEST_WAIT);
        deadline = deadline.isAfter(latest) ? latest : deadline;
        targets = List.copyOf(targets);
        already = List.copyOf(already);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("an operation has a VM");
        }
    }

    /// The same with what is known of each VM beside what the cluster shows.
    public Request knowing(Function<TargetVm, List<Circumstance>> around) {
        return new Request(
                action,
                targets.stream()
                        .map(target -> target.with(around.apply(target)))
                        .toList(),
                already,
                selection,
                force,
                reason,
                remedy,
                requester,
                place,
                createdAt,
                deadline,
                limits);
    }

    /// @param seen with a VM in it
    public Verdict check(Observation seen, Instant now) {
        return Preflight.check(action, remedy, seen, now);
    }

    /// Whether a yes to the one says the same as a yes to the other, whatever words or pattern it was asked with.
    public boolean asksTheSameAs(Request other) {
        return requester.person().equals(other.requester().person())
                && action == other.action()
                && remedy.equals(other.remedy())
                && force == other.force()
                && vms().equals(other.vms());
    }

    private Set<String> vms() {
        return targets.stream().map(target -> target.ref() + " " + target.uid()).collect(Collectors.toSet());
    }

    public boolean isForcedStop() {
        return remedy.equals(Optional.of(Offer.FORCED_STOP));
    }

    /// Nothing is asked of the cluster for it.
    public boolean isWatchOnly() {
        return remedy.equals(Optional.of(Offer.WAIT_LONGER));
    }

    /// A pattern, labels or "all" stood for VMs; which these are was settled when the card was made.
    ///
    /// @param by empty in what an older version has stored
    /// @param leftOut VMs that were excepted
    /// @param most how many one card may hold
    public record Selection(Optional<Selector> by, List<VmRef> leftOut, int most) {

        public Selection {
            leftOut = List.copyOf(leftOut);
        }
    }

    /// @param identity as resolved when it was asked; resolved again before anything is done
    public record Requester(Person person, Identity identity) {}

    /// Where the card belongs.
    ///
    /// @param channel id of the channel or direct message
    /// @param thread `ts` of the message whose thread it belongs to; empty for the channel itself
    public record Place(String channel, String thread) {}

    /// Settings as they were when it was asked, so that a change of settings does not change a running operation.
    ///
    /// @param start from asking for a start to phase Running
    /// @param stopMargin on top of the VM's own grace period
    /// @param restartPause between the proof of the stop and asking for the start
    /// @param forcedStop a forced stop may be offered once the grace period has run out
    public record Limits(Duration start, Duration stopMargin, Duration restartPause, boolean forcedStop) {}
}
