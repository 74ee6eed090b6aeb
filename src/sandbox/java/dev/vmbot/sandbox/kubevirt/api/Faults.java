package dev.vmbot.sandbox.kubevirt.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What is to go wrong with the API.
public final class Faults {

    /// When a hook on a write runs.
    public enum Moment {
        /// The request is received; it is carried out and answered after the hook.
        BEFORE_ANSWER,
        /// The answer is sent.
        AFTER_ANSWER
    }

    /// Instead of an answer, the connection is closed.
    public static final int DROP = 0;

    private record Planned(Predicate<LoggedRequest> which, int code, boolean afterwards) {}

    private record Hook(long number, Moment moment, Runnable action) {}

    private final List<Planned> planned = new ArrayList<>();
    private final List<Hook> hooks = new ArrayList<>();
    private Duration latency = Duration.ZERO;
    private long writes;

    /// Every answer comes this much later.
    public synchronized void latency(Duration duration) {
        latency = duration;
    }

    synchronized Duration latency() {
        return latency;
    }

    /// Answers the next such request with `code`, or [#DROP]s it, and carries nothing out.
    public synchronized void failNext(Predicate<LoggedRequest> which, int code) {
        planned.add(new Planned(which, code, false));
    }

    /// Carries the next such request out, and then answers with `code` or drops the connection: the
    /// asker cannot know.
    public synchronized void loseAnswerOfNext(Predicate<LoggedRequest> which, int code) {
        planned.add(new Planned(which, code, true));
    }

    /// Runs `action` once, at the `number`-th write from the start of the API on ([LoggedRequest#isWrite]
    /// says what counts).
    ///
    /// @param number from 1
    public synchronized void onWrite(long number, Moment moment, Runnable action) {
        hooks.add(new Hook(number, moment, action));
    }

    /// How many writes there were.
    public synchronized long writes() {
        return writes;
    }

    synchronized long countWrite() {
        return ++writes;
    }

    void run(long write, Moment moment) {
        dueHooks(write, moment).forEach(hook -> hook.action().run());
    }

    private synchronized List<Hook> dueHooks(long write, Moment moment) {
        List<Hook> due = hooks.stream()
                .filter(hook -> hook.number() == write && hook.moment() == moment)
                .toList();
        hooks.removeAll(due);
        return due;
    }

    /// The code to fail this request with; each planned fault happens once.
    synchronized Optional<Integer> takeFailure(LoggedRequest request, boolean afterwards) {
        Optional<Planned> found = planned.stream()
                .filter(fault ->
                        fault.afterwards() == afterwards && fault.which().test(request))
                .findFirst();
        found.ifPresent(planned::remove);
        return found.map(Planned::code);
    }
}
