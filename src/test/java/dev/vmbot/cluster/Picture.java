package dev.vmbot.cluster;

import dev.vmbot.model.VmRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a test wants a cluster to show of one VM, drawn from its run strategy on.
public record Picture(VmRef ref, Vm vm, Optional<Vmi> vmi) {

    public static final VmRef DB = new VmRef("prod", "db-1");
    public static final String UID = "vm-uid-1";
    public static final Instant DAWN = Instant.parse("2026-11-21T08:00:00Z");
    public static final Duration GRACE = Duration.ofSeconds(30);

    /// A VM without a VMI, in version 1.
    public static Picture of(RunStrategy strategy) {
        var status = new Vm.Status("Shown", List.of(), Optional.empty(), Optional.empty(), List.of());
        var vm = new Vm(UID, 1, strategy, status, Vm.Hold.NONE, GRACE, DAWN, Map.of(), new Vm.Size("2", "4Gi", ""));
        return new Picture(DB, vm, Optional.empty());
    }

    public Observation seen() {
        return new Observation(ref, Optional.of(vm), vmi, false);
    }

    public Observation live() {
        return new Observation(ref, Optional.of(vm), vmi, true);
    }

    public static Observation nothing(VmRef ref, boolean live) {
        return new Observation(ref, Optional.empty(), Optional.empty(), live);
    }

    public Picture named(VmRef other) {
        return new Picture(other, vm, vmi);
    }

    public Picture running(String uid) {
        return with(uid, Vmi.Phase.RUNNING, false);
    }

    public Picture comingUp(String uid) {
        return with(uid, Vmi.Phase.COMING_UP, false);
    }

    public Picture goingDown(String uid) {
        return with(uid, Vmi.Phase.RUNNING, true);
    }

    /// The guest has shut down and the VMI is still there.
    public Picture resting(String uid) {
        return with(uid, Vmi.Phase.SUCCEEDED, false);
    }

    public Picture failed(String uid) {
        return with(uid, Vmi.Phase.FAILED, false);
    }

    public Picture with(String uid, Vmi.Phase phase, boolean deleting) {
        Optional<Instant> since = deleting ? Optional.of(DAWN) : Optional.empty();
        return with(Optional.of(new Vmi(uid, vm.version(), phase, DAWN, since, false, vm.grace(), Vmi.Guest.UNKNOWN)));
    }

    public Picture paused() {
        return with(vmi.map(now -> new Vmi(
                now.uid(),
                now.version(),
                now.phase(),
                now.created(),
                now.deletingSince(),
                true,
                now.grace(),
                now.guest())));
    }

    /// On its way to another node.
    public Picture migrating() {
        Vmi now = vmi.orElseThrow();
        var guest = new Vmi.Guest(
                now.guest().node(), now.guest().address(), now.guest().system(), true);
        return with(Optional.of(new Vmi(
                now.uid(),
                now.version(),
                now.phase(),
                now.created(),
                now.deletingSince(),
                now.paused(),
                now.grace(),
                guest)));
    }

    /// What keeps it as it is described elsewhere.
    public Picture kept(String by) {
        var status = vm.status();
        return with(new Vm.Status(
                status.shown(),
                status.queued(),
                status.trouble(),
                status.importing(),
                status.conditions(),
                Optional.of(by)));
    }

    public Picture condition(String type) {
        var status = vm.status();
        return with(new Vm.Status(
                status.shown(),
                status.queued(),
                status.trouble(),
                status.importing(),
                List.of(new Vm.Condition(type, "True", "")),
                status.keeper()));
    }

    public Picture with(Optional<Vmi> instance) {
        return new Picture(ref, vm, instance);
    }

    public Picture queued(String... actions) {
        var status = vm.status();
        return with(new Vm.Status(
                status.shown(), List.of(actions), status.trouble(), status.importing(), status.conditions()));
    }

    public Picture shown(String state) {
        var status = vm.status();
        return with(new Vm.Status(state, status.queued(), status.trouble(), status.importing(), status.conditions()));
    }

    public Picture importing(String progress) {
        var status = vm.status();
        return with(new Vm.Status(
                status.shown(), status.queued(), status.trouble(), Optional.of(progress), status.conditions()));
    }

    public Picture trouble(String words) {
        var status = vm.status();
        return with(new Vm.Status(
                status.shown(), status.queued(), Optional.of(words), status.importing(), status.conditions()));
    }

    public Picture deleted() {
        return with(new Vm.Hold(true, Optional.empty(), Optional.empty(), false));
    }

    public Picture snapshot(String name) {
        return with(new Vm.Hold(false, Optional.of(name), Optional.empty(), false));
    }

    public Picture restore(String name) {
        return with(new Vm.Hold(false, Optional.empty(), Optional.of(name), false));
    }

    public Picture manualRecovery() {
        return with(new Vm.Hold(false, Optional.empty(), Optional.empty(), true));
    }

    public Picture uid(String uid) {
        return with(new Vm(
                uid,
                vm.version(),
                vm.strategy(),
                vm.status(),
                vm.hold(),
                vm.grace(),
                vm.created(),
                vm.labels(),
                vm.size()));
    }

    public Picture version(long version) {
        return with(new Vm(
                vm.uid(),
                version,
                vm.strategy(),
                vm.status(),
                vm.hold(),
                vm.grace(),
                vm.created(),
                vm.labels(),
                vm.size()));
    }

    public Picture grace(Duration grace) {
        return with(new Vm(
                vm.uid(),
                vm.version(),
                vm.strategy(),
                vm.status(),
                vm.hold(),
                grace,
                vm.created(),
                vm.labels(),
                vm.size()));
    }

    public Picture labels(Map<String, String> labels) {
        return with(new Vm(
                vm.uid(),
                vm.version(),
                vm.strategy(),
                vm.status(),
                vm.hold(),
                vm.grace(),
                vm.created(),
                labels,
                vm.size()));
    }

    public Picture with(Vm.Status status) {
        return with(new Vm(
                vm.uid(),
                vm.version(),
                vm.strategy(),
                status,
                vm.hold(),
                vm.grace(),
                vm.created(),
                vm.labels(),
                vm.size()));
    }

    public Picture with(Vm.Hold hold) {
        return with(new Vm(
                vm.uid(),
                vm.version(),
                vm.strategy(),
                vm.status(),
                hold,
                vm.grace(),
                vm.created(),
                vm.labels(),
                vm.size()));
    }

    private Picture with(Vm changed) {
        return new Picture(ref, changed, vmi);
    }
}
