package dev.vmbot.operation;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.cluster.Vm;
import dev.vmbot.cluster.Vmi;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How far one VM of an operation is. Everything that `decide` has to remember is in here, because it is all that
/// survives a crash.
///
/// @param before what ran before this operation asked for anything
/// @param end there exactly when the step is DONE
public record TargetProgress(Stage stage, Before before, Asks asks, Optional<End> end) {

    private static final Duration MOST_SKEW = Duration.ofMinutes(1);

    /// Where in the sequence it is. A stop goes through STOPPING, a start through STARTING, a restart through all.
    public enum Step {
        PENDING,
        STOPPING,
        /// Between the proof of the stop and asking for the start.
        PAUSING,
        STARTING,
        DONE
    }

    /// What ran before anything was asked.
    ///
    /// @param vmiUid uid of the run that the operation ends, or that was over; empty when there was none
    /// @param strategy as it was, because a stop turns Always into Halted
    /// @param grace how long the guest may take to shut down
    public record Before(String vmiUid, RunStrategy strategy, Duration grace) {

        static final Before UNSEEN = new Before("", RunStrategy.OTHER, Vm.DEFAULT_GRACE);

        public static Before of(Observation seen) {
            Vm vm = seen.vm().orElseThrow();
            return new Before(
                    seen.vmi().map(Vmi::uid).orElse(""),
                    vm.strategy(),
                    seen.vmi().map(Vmi::grace).orElse(vm.grace()));
        }
    }

    /// Where in the sequence it is.
    ///
    /// @param since when this step began
    /// @param clock the step's time limit counts from here; moves on while a DataVolume makes progress
    /// @param importing the import progress that was seen last; empty when none was
    public record Stage(Step step, Instant since, Instant clock, String importing) {

        public static Stage entered(Step step, Instant now) {
            return new Stage(step, now, now, "");
        }

        private Stage done(Instant now) {
            return new Stage(Step.DONE, now, clock, importing);
        }

        private boolean isAfter(Instant latest) {
            return since.isAfter(latest) || clock.isAfter(latest);
        }

        private Stage notAfter(Instant now) {
            return new Stage(step, earlier(since, now), earlier(clock, now), importing);
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }
    }

    /// What was asked of the cluster.
    ///
    /// @param last in this step, or was about to be asked when the bot died
    /// @param stop how a restart asked for the stop that is over now; empty when it asked for none: the VM was down
    public record Asks(Optional<Ask> last, Optional<Ask> stop) {

        public static final Asks NONE = new Asks(Optional.empty(), Optional.empty());

        public static Asks of(Ask last) {
            return new Asks(Optional.of(last), Optional.empty());
        }
    }

    /// @param late when it reached what it was waited for, after it had missed its time limit
    public record End(Result result, Optional<Instant> late) {

        public static End of(Result result) {
            return new End(result, Optional.empty());
        }
    }

    public TargetProgress {
        if (end.isPresent() != (stage.step() == Step.DONE)) {
            throw new IllegalArgumentException("a VM has its result when it is done, and not before");
        }
    }

    /// One that has no result.
    public static TargetProgress underWay(Stage stage, Before before, Asks asks) {
        return new TargetProgress(stage, before, asks, Optional.empty());
    }

    public static TargetProgress pending(Instant now) {
        return underWay(Stage.entered(Step.PENDING, now), Before.UNSEEN, Asks.NONE);
    }

    public Step step() {
        return stage.step();
    }

    public Instant since() {
        return stage.since();
    }

    public Instant clock() {
        return stage.clock();
    }

    public String importing() {
        return stage.importing();
    }

    /// The last thing that was asked for in this step, or was about to be when the bot died.
    public Optional<Ask> ask() {
        return asks.last();
    }

    public Optional<Ask> stop() {
        return asks.stop();
    }

    public Optional<Result> result() {
        return end.map(End::result);
    }

    public Optional<Instant> late() {
        return end.flatMap(End::late);
    }

    /// The next step, in which nothing has been asked yet.
    public TargetProgress enter(Step next, Instant now) {
        Optional<Ask> over = step() == Step.STOPPING ? ask() : stop();
        return new TargetProgress(Stage.entered(next, now), before, new Asks(Optional.empty(), over), end);
    }

    public TargetProgress remember(Before seen) {
        return new TargetProgress(stage, seen, asks, end);
    }

    public TargetProgress asking(Ask next) {
        return new TargetProgress(stage, before, new Asks(Optional.of(next), stop()), end);
    }

    public TargetProgress imported(String progress, Instant now) {
        return new TargetProgress(new Stage(step(), since(), now, progress), before, asks, end);
    }

    /// Whether it was written by a clock that was ahead of this one by more than clocks of replicas differ.
    public boolean isAhead(Instant now) {
        Instant latest = now.plus(MOST_SKEW);
        return stage.isAfter(latest)
                || ask().filter(one -> one.at().isAfter(latest)).isPresent();
    }

    /// The same, with every time that is still to come set to now, so that its time limits come.
    public TargetProgress notAfter(Instant now) {
        return new TargetProgress(
                stage.notAfter(now), before, new Asks(ask().map(one -> one.notAfter(now)), stop()), end);
    }

    public TargetProgress done(Result how, Instant now) {
        return new TargetProgress(stage.done(now), before, asks, Optional.of(new End(how, late())));
    }

    /// Done in the same way, told otherwise.
    public TargetProgress with(Result told) {
        return new TargetProgress(stage, before, asks, end.map(one -> new End(told, one.late())));
    }

    /// After its time limit, in the state that it was waited for.
    public TargetProgress reachedLate(Instant now) {
        return new TargetProgress(stage, before, asks, end.map(one -> new End(one.result(), Optional.of(now))));
    }

    public boolean isDone() {
        return end.isPresent();
    }

    /// Something was asked of the cluster for it, or was seen to be done already on the way.
    public boolean hasBegun() {
        return ask().isPresent() || (step() != Step.PENDING && step() != Step.DONE);
    }

    /// Nothing has been asked of the cluster for it yet.
    public boolean isPending() {
        return step() == Step.PENDING;
    }

    /// It was given up, may reach what it was waited for all the same, and has not been seen to.
    public boolean isAwaitedLate() {
        return late().isEmpty() && trouble().filter(Result.Trouble::mayBeLate).isPresent();
    }

    /// Whether what it was waited for, when it failed, was that it goes down.
    public boolean endedStopping() {
        return trouble().equals(Optional.of(Result.Trouble.STOP_TIMED_OUT))
                || ask().filter(one -> one.kind() != Ask.Kind.START).isPresent();
    }

    /// The guest was asked to shut down and was not seen to be down before its grace period was over, at the end of
    /// which KubeVirt cuts its power (virt-handler, `vm.go`: expired grace period).
    public boolean outlastedGrace() {
        return before.grace().isPositive()
                && ask().filter(one -> one.kind() == Ask.Kind.STOP)
                        .map(one -> Duration.between(one.at(), since()))
                        .filter(took -> took.compareTo(before.grace()) >= 0)
                        .isPresent();
    }

    public Optional<Result.Trouble> trouble() {
        return result().filter(Result.Failed.class::isInstance).map(how -> ((Result.Failed) how).trouble());
    }

    /// What was asked of the cluster last, in whatever step.
    public Optional<Ask> lastAsk() {
        return ask().or(asks::stop);
    }
}
