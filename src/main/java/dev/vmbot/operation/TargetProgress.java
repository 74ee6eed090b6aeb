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
/// @param since when this step began
/// @param clock the step's time limit counts from here; moves on while a DataVolume makes progress
/// @param importing the import progress that was seen last; empty when none was
/// @param before what ran before this operation asked for anything
/// @param ask the last thing that was asked for in this step, or was about to be when the bot died
/// @param stop how a restart asked for the stop that is over now; empty when it asked for none, because the VM was down
/// @param late when it reached what it was waited for, after it had missed its time limit
public record TargetProgress(
        Step step,
        Instant since,
        Instant clock,
        String importing,
        Before before,
        Optional<Ask> ask,
        Optional<Ask> stop,
        Optional<Result> result,
        Optional<Instant> late) {

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

    public static TargetProgress pending(Instant now) {
        return new TargetProgress(Step.PENDING, now, now, "", Before.UNSEEN, Optional.empty());
    }

    /// One that has no result, and has ended no step with an ask.
    public TargetProgress(Step step, Instant since, Instant clock, String importing, Before before, Optional<Ask> ask) {
        this(step, since, clock, importing, before, ask, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The next step, in which nothing has been asked yet.
    public TargetProgress enter(Step next, Instant now) {
        Optional<Ask> over = step == Step.STOPPING ? ask : stop;
        return new TargetProgress(next, now, now, "", before, Optional.empty(), over, result, late);
    }

    public TargetProgress remember(Before seen) {
        return new TargetProgress(step, since, clock, importing, seen, ask, stop, result, late);
    }

    public TargetProgress asking(Ask next) {
        return new TargetProgress(step, since, clock, importing, before, Optional.of(next), stop, result, late);
    }

    public TargetProgress imported(String progress, Instant now) {
        return new TargetProgress(step, since, now, progress, before, ask, stop, result, late);
    }

    /// Whether it was written by a clock that was ahead of this one by more than clocks of replicas differ.
    public boolean isAhead(Instant now) {
        Instant latest = now.plus(MOST_SKEW);
        return since.isAfter(latest)
                || clock.isAfter(latest)
                || ask.filter(one -> one.at().isAfter(latest)).isPresent();
    }

    /// The same, with every time that is still to come set to now, so that its time limits come.
    public TargetProgress notAfter(Instant now) {
        return new TargetProgress(
                step,
                earlier(since, now),
                earlier(clock, now),
                importing,
                before,
                ask.map(one -> one.notAfter(now)),
                stop,
                result,
                late);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    public TargetProgress done(Result how, Instant now) {
        return new TargetProgress(Step.DONE, now, clock, importing, before, ask, stop, Optional.of(how), late);
    }

    /// Done in the same way, told otherwise.
    public TargetProgress with(Result told) {
        return new TargetProgress(step, since, clock, importing, before, ask, stop, Optional.of(told), late);
    }

    /// After its time limit, in the state that it was waited for.
    public TargetProgress reachedLate(Instant now) {
        return new TargetProgress(step, since, clock, importing, before, ask, stop, result, Optional.of(now));
    }

    public boolean isDone() {
        return result.isPresent();
    }

    /// Something was asked of the cluster for it, or was seen to be done already on the way.
    public boolean hasBegun() {
        return ask.isPresent() || (step != Step.PENDING && step != Step.DONE);
    }

    /// Nothing has been asked of the cluster for it yet.
    public boolean isPending() {
        return step == Step.PENDING && !isDone();
    }

    /// It was given up, may reach what it was waited for all the same, and has not been seen to.
    public boolean isAwaitedLate() {
        return late.isEmpty() && trouble().filter(Result.Trouble::mayBeLate).isPresent();
    }

    /// Whether what it was waited for, when it failed, was that it goes down.
    public boolean endedStopping() {
        return trouble().equals(Optional.of(Result.Trouble.STOP_TIMED_OUT))
                || ask.filter(one -> one.kind() != Ask.Kind.START).isPresent();
    }

    /// The guest was asked to shut down and was not seen to be down before its grace period was over, at the end of
    /// which KubeVirt cuts its power (virt-handler, `vm.go`: expired grace period).
    public boolean outlastedGrace() {
        return before.grace().isPositive()
                && ask.filter(one -> one.kind() == Ask.Kind.STOP)
                        .map(one -> Duration.between(one.at(), since))
                        .filter(took -> took.compareTo(before.grace()) >= 0)
                        .isPresent();
    }

    public Optional<Result.Trouble> trouble() {
        return result.filter(Result.Failed.class::isInstance).map(how -> ((Result.Failed) how).trouble());
    }

    /// What was asked of the cluster last, in whatever step.
    public Optional<Ask> lastAsk() {
        return ask.or(() -> stop);
    }
}
