package dev.vmbot.sandbox.slack.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Trouble on demand. Thread-safe; what is set applies to calls that arrive later.
public final class Faults {

    /// What is wrong with one call.
    public sealed interface Fault {

        /// Not applied, and answered with this HTTP status.
        record Status(int status, Duration retryAfter) implements Fault {}

        /// Not applied, and answered 200 with `ok: false` and this code.
        record Code(String error) implements Fault {}

        /// Applied, but the connection is cut before the answer.
        record LostAnswer() implements Fault {}
    }

    private final Map<String, Queue<Fault>> next = new ConcurrentHashMap<>();
    private final Map<String, Duration> latency = new ConcurrentHashMap<>();
    private final Map<Moment, List<Consumer<Call>>> hooks = new ConcurrentHashMap<>();

    /// When, in the life of a call, a hook runs.
    public enum Moment {
        /// Nothing has been applied.
        RECEIVED,
        /// Applied, not answered.
        BEFORE_ANSWER,
        /// The answer has been handed to the network.
        AFTER_ANSWER
    }

    public void next(String method, Fault fault) {
        next.computeIfAbsent(method, _ -> new ConcurrentLinkedQueue<>()).add(fault);
    }

    public void clear() {
        next.clear();
        latency.clear();
        hooks.clear();
    }

    public void latency(String method, Duration delay) {
        latency.put(method, delay);
    }

    public void hook(Moment moment, Consumer<Call> hook) {
        hooks.computeIfAbsent(moment, _ -> new CopyOnWriteArrayList<>()).add(hook);
    }

    Optional<Fault> take(String method) {
        return Optional.ofNullable(next.get(method)).map(Queue::poll);
    }

    Duration latencyOf(String method) {
        return latency.getOrDefault(method, Duration.ZERO);
    }

    void run(Moment moment, Call call) {
        hooks.getOrDefault(moment, List.of()).forEach(hook -> hook.accept(call));
    }
}
