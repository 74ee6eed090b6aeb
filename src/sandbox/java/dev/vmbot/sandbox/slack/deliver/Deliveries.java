package dev.vmbot.sandbox.slack.deliver;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Hands things to the bot: commands and interactions once, events again until they are acknowledged. Thread-safe.
public final class Deliveries implements AutoCloseable {

    /// How patient Slack is.
    ///
    /// @param ackLimit how long an acknowledgement may take
    /// @param retries pauses before each repetition of an event
    public record Pace(Duration ackLimit, List<Duration> retries) {

        /// Slack's own: three seconds; at once, after a minute, after five.
        public static final Pace SLACK =
                new Pace(Duration.ofSeconds(3), List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5)));

        public Pace {
            retries = List.copyOf(retries);
        }
    }

    private final Pace pace;
    private final InstantSource clock;
    private final Runnable changed;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Delivery> made = new CopyOnWriteArrayList<>();
    private volatile Transport transport;

    /// @param changed called after each attempt
    public Deliveries(Transport transport, Pace pace, InstantSource clock, Runnable changed) {
        this.transport = transport;
        this.pace = pace;
        this.clock = clock;
        this.changed = changed;
    }

    /// Every later attempt takes this way.
    public void through(Transport other) {
        transport = other;
    }

    /// Every attempt that has ended, in that order.
    public List<Delivery> made() {
        return List.copyOf(made);
    }

    /// Delivers a command or an interaction; blocks until acknowledged or given up.
    public Delivery once(Envelope envelope) {
        return attempt(envelope, Attempt.first(pace.ackLimit()));
    }

    /// Delivers an event in the background, and again while it is not acknowledged.
    public void event(Envelope envelope) {
        executor.execute(() -> persist(envelope));
    }

    @Override
    public void close() {
        closing.countDown();
        executor.shutdownNow();
    }

    private void persist(Envelope envelope) {
        var attempt = Attempt.first(pace.ackLimit());
        var delivery = attempt(envelope, attempt);
        for (var pause : pace.retries()) {
            if (delivery.isAcked() || refusesMore(delivery) || closes(pause)) {
                return;
            }
            attempt = attempt.next(delivery.receipt());
            delivery = attempt(envelope, attempt);
        }
    }

    private static boolean refusesMore(Delivery delivery) {
        return delivery.receipt() instanceof Receipt.Refused(var _, var noRetry) && noRetry;
    }

    private Delivery attempt(Envelope envelope, Attempt attempt) {
        var sentAt = clock.instant();
        var receipt = transport.deliver(envelope, attempt);
        var delivery = new Delivery(envelope, attempt.number(), sentAt, receipt);
        made.add(delivery);
        changed.run();
        return delivery;
    }

    private boolean closes(Duration pause) {
        try {
            return closing.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
