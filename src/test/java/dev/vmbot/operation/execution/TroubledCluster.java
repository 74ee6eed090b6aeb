package dev.vmbot.operation.execution;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.Listening;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.cluster.VirtualMachines;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One VM that does what it is asked, in the time that it takes, and an API that for some time answers one kind of ask
/// in one way, whatever it does about it. KubeVirt's rules are those of a VM under Always or Manual.
final class TroubledCluster implements VirtualMachines {

    static final Duration SHUTDOWN = Duration.ofSeconds(10);
    static final Duration BOOT = Duration.ofSeconds(10);

    /// What becomes of an ask that is answered badly.
    enum Truth {
        NOT_DONE,
        DONE,
        /// By virt-api, a while after it has answered.
        DONE_LATER
    }

    /// @param answer what is thrown
    /// @param duration from the first ask of its kind on
    record Trouble(Ask.Kind kind, ClusterException answer, Duration duration, Truth truth) {}

    /// @param taken as a new change
    /// @param answered in a way that says that nothing was done, or that it was
    record Write(Ask.Kind kind, Instant at, boolean taken, boolean answered, boolean lookedBefore) {}

    private final ManualClock clock;
    private final Trouble trouble;
    private Optional<Instant> begun = Optional.empty();
    private final List<Write> writes = new ArrayList<>();
    private Optional<Instant> later = Optional.empty();
    private RunStrategy strategy;
    private final boolean queues;
    private long version = 100;
    private int runs = 1;
    private Optional<String> run;
    private Instant down = Instant.MAX;
    private Instant up = Instant.MIN;
    private boolean looked;

    TroubledCluster(ManualClock clock, RunStrategy strategy, boolean up, Trouble trouble) {
        this.clock = clock;
        this.trouble = trouble;
        this.queues = strategy == RunStrategy.MANUAL;
        this.strategy = up || queues ? strategy : RunStrategy.HALTED;
        this.run = up ? Optional.of("run-1") : Optional.empty();
    }

    List<Write> writes() {
        return List.copyOf(writes);
    }

    /// The earliest time at which something happens by itself.
    Instant next() {
        Instant due = later.orElse(Instant.MAX);
        if (run.isPresent() && down.isBefore(due)) {
            due = down;
        }
        return run.isPresent() && up.isAfter(clock.instant()) && up.isBefore(due) ? up : due;
    }

    /// Brings the VM to the present.
    void live() {
        if (later.filter(due -> !clock.instant().isBefore(due)).isPresent()) {
            later = Optional.empty();
            take(trouble.kind());
        }
        if (run.isPresent() && !clock.instant().isBefore(down)) {
            run = Optional.empty();
            down = Instant.MAX;
            version++;
        }
    }

    private Observation seen(boolean live) {
        Picture vm = Picture.of(strategy).version(version);
        Picture picture = vm;
        if (run.isPresent()) {
            boolean coming = clock.instant().isBefore(up);
            picture = down.equals(Instant.MAX)
                    ? (coming ? vm.comingUp(run.get()) : vm.running(run.get()))
                    : vm.goingDown(run.get());
        }
        return live ? picture.live() : picture.seen();
    }

    boolean isUp() {
        return run.isPresent() && down.equals(Instant.MAX);
    }

    @Override
    public Observation observe(VmRef ref) {
        return seen(false);
    }

    @Override
    public Observation look(VmRef ref) {
        looked = true;
        return seen(true);
    }

    @Override
    public void start(VmRef ref) {
        ask(Ask.Kind.START);
    }

    @Override
    public void stop(VmRef ref, Optional<Duration> grace) {
        ask(grace.isPresent() ? Ask.Kind.FORCED_STOP : Ask.Kind.STOP);
    }

    private void ask(Ask.Kind kind) {
        Instant now = clock.instant();
        boolean lookedBefore = looked;
        looked = false;
        if (kind == trouble.kind()) {
            begun = Optional.of(begun.orElse(now));
            if (now.isBefore(begun.get().plus(trouble.duration()))) {
                answerBadly(kind, now, lookedBefore);
            }
        }
        Optional<ClusterException> refusal = refusal(kind);
        writes.add(new Write(kind, now, refusal.isEmpty(), true, lookedBefore));
        refusal.ifPresent(no -> {
            throw no;
        });
        take(kind);
    }

    private void answerBadly(Ask.Kind kind, Instant now, boolean lookedBefore) {
        boolean done = trouble.truth() == Truth.DONE && refusal(kind).isEmpty();
        writes.add(new Write(kind, now, done, !trouble.answer().reason().mayHaveTakenEffect(), lookedBefore));
        if (done) {
            take(kind);
        }
        if (trouble.truth() == Truth.DONE_LATER
                && later.isEmpty()
                && refusal(kind).isEmpty()) {
            later = Optional.of(now.plusSeconds(20));
        }
        throw trouble.answer();
    }

    private Optional<ClusterException> refusal(Ask.Kind kind) {
        boolean refused = kind == Ask.Kind.START ? run.isPresent() || strategy == RunStrategy.ALWAYS : !isUp();
        return refused
                ? Optional.of(new ClusterException(ClusterException.Reason.CONFLICT, 409, "VM is already so"))
                : Optional.empty();
    }

    private void take(Ask.Kind kind) {
        version++;
        if (kind == Ask.Kind.START) {
            strategy = queues ? strategy : RunStrategy.ALWAYS;
            run = Optional.of("run-" + ++runs);
            up = clock.instant().plus(BOOT);
        } else {
            strategy = queues ? strategy : RunStrategy.HALTED;
            down = clock.instant().plus(SHUTDOWN);
        }
    }

    @Override
    public List<String> launchers(VmRef ref, String vmiUid) {
        return List.of();
    }

    @Override
    public Listening onChange(Consumer<VmRef> listener) {
        return () -> {};
    }
}
