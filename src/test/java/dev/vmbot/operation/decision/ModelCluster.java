package dev.vmbot.operation.decision;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.ClusterException.Reason;
import dev.vmbot.cluster.Listening;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.cluster.VirtualMachines;
import dev.vmbot.cluster.Vm;
import dev.vmbot.cluster.Vmi;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// A small KubeVirt with one VM: virt-api's answers and virt-controller's transitions as far as they matter for
/// start, stop and restart, on a bad network, among other people. Everything comes from one seed.
final class ModelCluster implements VirtualMachines {

    /// The process dies here: nothing of it goes on.
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// A start or stop of the bot.
    ///
    /// @param reached the cluster took it as a new change (202)
    /// @param answered the bot was told something definite
    /// @param killed the bot died while it waited
    record Write(Ask.Kind kind, boolean reached, boolean answered, boolean killed, String vmiUid) {}

    private record Queued(String action, String uid) {}

    private record Landing(Instant at, Ask.Kind kind) {}

    private final SplittableRandom random;
    private final ManualClock clock;
    private final Temper temper;
    private final List<Observation> history = new ArrayList<>();
    private final List<Landing> landings = new ArrayList<>();
    private final List<Queued> queue = new ArrayList<>();
    final List<Write> writes = new ArrayList<>();

    /// Uids of all runs that have been Running, in their order.
    final List<String> ran = new ArrayList<>();

    String vmUid = Picture.UID;
    private boolean vmExists = true;
    private boolean snapshot;
    RunStrategy strategy;
    private long version = 100;
    private int runs;
    private Optional<Run> run = Optional.empty();
    private Instant backoff = Instant.EPOCH;
    private int vmSeen;
    private int vmiSeen;
    boolean reachable = true;
    int requests;
    boolean strategyTouched;

    /// @param uid of the VMI
    /// @param due when it goes on to its next phase by itself
    private record Run(String uid, Vmi.Phase phase, Optional<Instant> deletingSince, Instant due) {

        Run to(Vmi.Phase next, Instant at) {
            return new Run(uid, next, deletingSince, at);
        }

        Run delete(Instant now, Instant end) {
            return new Run(uid, phase, Optional.of(deletingSince.orElse(now)), end);
        }

        boolean isFinal() {
            return phase == Vmi.Phase.SUCCEEDED || phase == Vmi.Phase.FAILED;
        }
    }

    /// How badly things go, each in percent.
    ///
    /// @param network a write ends otherwise than it should
    /// @param death the bot dies during a write
    /// @param crash a run fails before it is Running
    /// @param meddling somebody else does something in a second
    /// @param lag watched state stays where it is for a second
    /// @param stuck a run never goes down
    record Temper(int network, int death, int crash, int meddling, int lag, int stuck) {

        static Temper of(SplittableRandom random) {
            return new Temper(
                    random.nextInt(2) * random.nextInt(60),
                    random.nextInt(2) * random.nextInt(30),
                    random.nextInt(3) == 0 ? random.nextInt(100) : 0,
                    random.nextInt(2) * random.nextInt(6),
                    random.nextInt(2) * random.nextInt(95),
                    random.nextInt(4) == 0 ? 40 : 0);
        }
    }

    ModelCluster(SplittableRandom random, ManualClock clock, RunStrategy strategy, boolean up) {
        this.random = random;
        this.clock = clock;
        this.strategy = strategy;
        this.temper = Temper.of(random);
        if (up) {
            run = Optional.of(new Run("run-" + ++runs, Vmi.Phase.RUNNING, Optional.empty(), Instant.MAX));
        }
        changed();
    }

    private boolean happens(int percent) {
        return random.nextInt(100) < percent;
    }

    private Instant in(int mostSeconds) {
        return clock.instant().plusSeconds(1 + random.nextInt(mostSeconds));
    }

    private void changed() {
        version++;
        run.filter(one -> one.phase() == Vmi.Phase.RUNNING).ifPresent(one -> ran.add(one.uid()));
        history.add(truth());
    }

    // What is true, and what is seen of it.

    Observation truth() {
        Optional<Vm> vm = vmExists ? Optional.of(vm()) : Optional.empty();
        return new Observation(Picture.DB, vm, run.map(this::vmi), true);
    }

    private Vm vm() {
        var hold = new Vm.Hold(false, snapshot ? Optional.of("nightly") : Optional.empty(), Optional.empty(), false);
        return Picture.of(strategy)
                .uid(vmUid)
                .version(version)
                .with(new Vm.Status(
                        "Shown",
                        queue.stream().map(Queued::action).toList(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()))
                .with(hold)
                .vm();
    }

    private Vmi vmi(Run instance) {
        return new Vmi(
                instance.uid(),
                version,
                instance.phase(),
                Picture.DAWN,
                instance.deletingSince(),
                false,
                Picture.GRACE,
                Vmi.Guest.UNKNOWN);
    }

    String runUid() {
        return run.map(Run::uid).orElse("");
    }

    boolean isUp() {
        return run.filter(instance -> !instance.isFinal()).isPresent();
    }

    @Override
    public Observation observe(VmRef ref) {
        Observation vmPart = history.get(vmSeen);
        Observation vmiPart = history.get(vmiSeen);
        return happens(2) ? Picture.nothing(ref, false) : new Observation(ref, vmPart.vm(), vmiPart.vmi(), false);
    }

    @Override
    public Observation look(VmRef ref) {
        requests++;
        if (!reachable || happens(temper.network() / 3)) {
            throw new ClusterException(Reason.TIMEOUT, 0, "");
        }
        return truth();
    }

    @Override
    public List<String> launchers(VmRef ref, String vmiUid) {
        return List.of();
    }

    @Override
    public Listening onChange(Consumer<VmRef> listener) {
        return () -> {};
    }

    // What the bot asks, over a bad network.

    @Override
    public void start(VmRef ref) {
        write(Ask.Kind.START);
    }

    @Override
    public void stop(VmRef ref, Optional<Duration> grace) {
        write(Ask.Kind.STOP);
    }

    private void write(Ask.Kind kind) {
        requests++;
        if (!reachable) {
            lose(kind, Reason.UNREACHABLE);
        }
        if (happens(temper.death())) {
            die(kind);
        }
        if (happens(temper.network())) {
            disturb(kind);
        }
        perform(kind, true);
    }

    private void die(Ask.Kind kind) {
        switch (random.nextInt(3)) {
            case 0 -> note(kind, false, false, true);
            case 1 -> performSilently(kind, true);
            default -> landings.add(new Landing(in(9), kind));
        }
        throw new Killed();
    }

    private void disturb(Ask.Kind kind) {
        switch (random.nextInt(8)) {
            case 7 -> lose(kind, Reason.NOT_FOUND);
            case 0 -> lose(kind, Reason.UNREACHABLE);
            case 1 -> lose(kind, Reason.BUSY);
            case 2 -> lose(kind, Reason.FORBIDDEN);
            case 3 -> lose(kind, Reason.TIMEOUT);
            case 4 -> {
                landings.add(new Landing(in(9), kind));
                throw new ClusterException(Reason.TIMEOUT, 0, "");
            }
            default -> {
                performSilently(kind, false);
                throw new ClusterException(random.nextBoolean() ? Reason.TIMEOUT : Reason.BROKEN, 0, "");
            }
        }
    }

    private void lose(Ask.Kind kind, Reason reason) {
        note(kind, false, !reason.mayHaveTakenEffect(), false);
        throw new ClusterException(reason, 0, "");
    }

    private void performSilently(Ask.Kind kind, boolean killed) {
        boolean reached = refusal(kind).isEmpty();
        note(kind, reached, false, killed);
        if (reached) {
            apply(kind);
        }
    }

    private void perform(Ask.Kind kind, boolean answered) {
        Optional<ClusterException> refusal = refusal(kind);
        note(kind, refusal.isEmpty(), answered, false);
        refusal.ifPresent(no -> {
            throw no;
        });
        apply(kind);
    }

    private void note(Ask.Kind kind, boolean reached, boolean answered, boolean killed) {
        writes.add(new Write(kind, reached, answered, killed, runUid()));
    }

    /// The bot died before it could store what came back.
    void diedUnanswered() {
        if (!writes.isEmpty()) {
            Write last = writes.removeLast();
            writes.add(new Write(last.kind(), last.reached(), false, true, last.vmiUid()));
        }
    }

    // virt-api.

    private Optional<ClusterException> refusal(Ask.Kind kind) {
        if (!vmExists) {
            return Optional.of(new ClusterException(Reason.NOT_FOUND, 404, ""));
        }
        if (snapshot && (strategy == RunStrategy.ALWAYS || strategy == RunStrategy.HALTED)) {
            return Optional.of(new ClusterException(Reason.CONFLICT, 500, "snapshot in progress"));
        }
        return kind == Ask.Kind.START ? startRefusal() : stopRefusal();
    }

    private Optional<ClusterException> startRefusal() {
        if (isUp()) {
            return conflict("VM is already running");
        }
        boolean queues = strategy == RunStrategy.MANUAL || strategy == RunStrategy.RERUN_ON_FAILURE;
        if (queues && !queue.isEmpty()) {
            return Optional.of(new ClusterException(Reason.BUSY, 500, "stop/start already underway"));
        }
        boolean failed = run.filter(one -> one.phase() == Vmi.Phase.FAILED).isPresent();
        if (strategy == RunStrategy.RERUN_ON_FAILURE && failed) {
            return conflict("RerunOnFailure does not support starting VM from failed state");
        }
        return strategy == RunStrategy.ALWAYS || strategy == RunStrategy.ONCE
                ? conflict("does not support manual start requests")
                : Optional.empty();
    }

    private Optional<ClusterException> stopRefusal() {
        return switch (strategy) {
            case ALWAYS, ONCE -> Optional.empty();
            case HALTED -> conflict(isUp() ? "shorter graceperiod" : "VM is not running");
            case MANUAL, RERUN_ON_FAILURE -> isUp() ? Optional.empty() : conflict("VM is not running");
            case WAIT_AS_RECEIVER, OTHER -> throw new IllegalStateException("not modelled");
        };
    }

    private static Optional<ClusterException> conflict(String words) {
        return Optional.of(new ClusterException(Reason.CONFLICT, 409, words));
    }

    private void apply(Ask.Kind kind) {
        boolean queues = strategy == RunStrategy.MANUAL || strategy == RunStrategy.RERUN_ON_FAILURE;
        if (kind == Ask.Kind.STOP && queues) {
            queue.clear();
            queue.add(new Queued("Stop", runUid()));
        } else if (kind == Ask.Kind.STOP) {
            strategy = RunStrategy.HALTED;
        } else if (queues) {
            run.ifPresent(resting -> queue.add(new Queued("Stop", resting.uid())));
            queue.add(new Queued("Start", ""));
        } else {
            strategy = RunStrategy.ALWAYS;
        }
        changed();
    }

    // Time.

    /// One second goes by.
    void tick() {
        clock.pass(Duration.ofSeconds(1));
        List<Landing> due = landings.stream()
                .filter(landing -> !landing.at().isAfter(clock.instant()))
                .toList();
        landings.removeAll(due);
        due.forEach(landing -> performSilently(landing.kind(), true));
        if (happens(temper.meddling())) {
            meddle();
        }
        if (vmExists && happens(70)) {
            control();
        }
        live();
        watch();
    }

    private void watch() {
        if (!happens(temper.lag())) {
            vmSeen = vmSeen + random.nextInt(history.size() - vmSeen);
        }
        if (!happens(temper.lag())) {
            vmiSeen = vmiSeen + random.nextInt(history.size() - vmiSeen);
        }
    }

    /// Whether the watch tells all there is, so that a wake-up by it may be left out.
    boolean isWatchedToTheEnd() {
        return vmSeen == history.size() - 1 && vmiSeen == history.size() - 1;
    }

    /// virt-controller, one sync.
    private void control() {
        trim();
        boolean start = !queue.isEmpty() && queue.getFirst().action().equals("Start");
        boolean stop = run.isPresent() && !queue.isEmpty() && queue.getFirst().equals(new Queued("Stop", runUid()));
        switch (strategy) {
            case ALWAYS -> keep(run.filter(Run::isFinal).isPresent() || stop, true);
            case RERUN_ON_FAILURE -> rerun(start, stop);
            case MANUAL -> keep(stop, start);
            case ONCE -> keep(stop, true);
            case HALTED -> halt(start);
            case WAIT_AS_RECEIVER, OTHER -> throw new IllegalStateException("not modelled");
        }
    }

    private void halt(boolean start) {
        if (run.isPresent()) {
            keep(true, false);
        } else if (start) {
            strategy = RunStrategy.ALWAYS;
            changed();
        }
    }

    private void rerun(boolean start, boolean stop) {
        boolean failed = run.filter(one ->
                        one.phase() == Vmi.Phase.FAILED && one.deletingSince().isEmpty())
                .isPresent();
        if (failed) {
            queue.add(new Queued("Start", ""));
        }
        keep(run.filter(Run::isFinal).isPresent() || stop, start);
    }

    private void keep(boolean delete, boolean create) {
        if (run.isEmpty() && create && !clock.instant().isBefore(backoff)) {
            run = Optional.of(new Run("run-" + ++runs, Vmi.Phase.COMING_UP, Optional.empty(), in(20)));
            changed();
        } else if (delete && run.filter(one -> one.deletingSince().isEmpty()).isPresent()) {
            Instant end = happens(temper.stuck()) ? Instant.MAX : in(random.nextBoolean() ? 4 : 40);
            run = run.map(one -> one.delete(clock.instant(), end));
            changed();
        }
    }

    private void trim() {
        if (queue.isEmpty()) {
            return;
        }
        Queued head = queue.getFirst();
        boolean done = head.action().equals("Stop")
                ? !head.uid().equals(runUid())
                : isUp() && run.orElseThrow().deletingSince().isEmpty();
        if (done) {
            queue.removeFirst();
            changed();
        }
    }

    /// The node: a run goes on by itself.
    private void live() {
        if (run.isEmpty() || clock.instant().isBefore(run.get().due())) {
            return;
        }
        Run one = run.get();
        if (one.deletingSince().isPresent()) {
            run = one.isFinal() ? Optional.empty() : Optional.of(one.to(ending(one), in(2)));
        } else if (one.phase() == Vmi.Phase.COMING_UP) {
            boolean crashes = happens(temper.crash());
            backoff = crashes ? in(60) : Instant.EPOCH;
            run = Optional.of(one.to(crashes ? Vmi.Phase.FAILED : Vmi.Phase.RUNNING, Instant.MAX));
        } else {
            return;
        }
        changed();
    }

    private Vmi.Phase ending(Run one) {
        boolean late = one.deletingSince().orElseThrow().plus(Picture.GRACE).isBefore(clock.instant());
        return late || one.phase() == Vmi.Phase.COMING_UP ? Vmi.Phase.FAILED : Vmi.Phase.SUCCEEDED;
    }

    /// Somebody else does something.
    private void meddle() {
        switch (random.nextInt(8)) {
            case 0 -> askAsAnother(Ask.Kind.START);
            case 1 -> askAsAnother(Ask.Kind.STOP);
            case 2 -> patch(random.nextBoolean() ? RunStrategy.ALWAYS : RunStrategy.HALTED);
            case 3 -> run = run.map(one -> one.delete(clock.instant(), in(10)));
            case 4 -> snapshot = !snapshot;
            case 5 -> reachable = !reachable;
            case 6 ->
                run = run.filter(one -> one.phase() == Vmi.Phase.RUNNING)
                        .map(one ->
                                one.to(Vmi.Phase.SUCCEEDED, one.deletingSince().isPresent() ? in(2) : Instant.MAX))
                        .or(() -> run);
            default -> replace();
        }
        changed();
    }

    private void askAsAnother(Ask.Kind kind) {
        if (refusal(kind).isEmpty()) {
            strategyTouched |= strategy != RunStrategy.MANUAL && strategy != RunStrategy.RERUN_ON_FAILURE;
            apply(kind);
        }
    }

    private void patch(RunStrategy next) {
        strategy = next;
        strategyTouched = true;
    }

    private void replace() {
        if (random.nextInt(4) != 0) {
            return;
        }
        vmExists = !vmExists;
        run = Optional.empty();
        queue.clear();
        if (vmExists) {
            vmUid = "vm-uid-" + version;
        }
    }
}
