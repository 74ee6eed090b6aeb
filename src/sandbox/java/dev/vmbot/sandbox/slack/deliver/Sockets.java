package dev.vmbot.sandbox.slack.deliver;

import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/// Socket Mode: open connections, and envelopes spread over them at random. Thread-safe.
public final class Sockets implements Transport {

    private static final int MOST_CONNECTIONS = 10;

    /// An acknowledgement that came after its envelope had been abandoned up.
    public record LateAck(String envelopeId, Duration latency) {}

    private record Sent(String id, ServerWebSocket socket, long nanos, BlockingQueue<Receipt> receipt) {}

    private final RandomGenerator random;
    private final Runnable changed;
    private final AtomicInteger accepted = new AtomicInteger();
    private final List<ServerWebSocket> connections = new CopyOnWriteArrayList<>();
    private final Map<String, Sent> pending = new ConcurrentHashMap<>();
    private final Map<String, Long> abandoned = new ConcurrentHashMap<>();
    private final List<LateAck> late = new CopyOnWriteArrayList<>();

    /// @param changed called when a connection came or went
    public Sockets(RandomGenerator random, Runnable changed) {
        this.random = random;
        this.changed = changed;
    }

    public int open() {
        return connections.size();
    }

    /// How many connections there have been, those since closed included.
    public int accepted() {
        return accepted.get();
    }

    public List<LateAck> late() {
        return List.copyOf(late);
    }

    /// Greets a new connection.
    public void accept(ServerWebSocket socket) {
        if (connections.size() >= MOST_CONNECTIONS) {
            socket.writeTextMessage(disconnect("too_many_websockets"));
            socket.close();
            return;
        }
        connections.add(socket);
        accepted.incrementAndGet();
        socket.textMessageHandler(this::receive);
        socket.closeHandler(_ -> lost(socket));
        socket.exceptionHandler(_ -> lost(socket));
        socket.writeTextMessage(hello());
        changed.run();
    }

    /// Tells every client to open a new connection; the old ones stay open until the client or [#closeAll()] closes.
    ///
    /// @param reason `warning`, `refresh_requested` or `link_disabled`
    public void askToReconnect(String reason) {
        connections.forEach(socket -> socket.writeTextMessage(disconnect(reason)));
    }

    public void closeAll() {
        connections.forEach(ServerWebSocket::close);
    }

    @Override
    public Receipt deliver(Envelope envelope, Attempt attempt) {
        var open = List.copyOf(connections);
        if (open.isEmpty()) {
            return new Receipt.Unreachable();
        }
        var socket = open.get(random.nextInt(open.size()));
        var sent = new Sent(UUID.randomUUID().toString(), socket, System.nanoTime(), new ArrayBlockingQueue<>(1));
        pending.put(sent.id(), sent);
        socket.writeTextMessage(frame(sent.id(), envelope, attempt));
        if (!connections.contains(socket)) {
            lost(socket);
        }
        return await(sent, attempt.limit());
    }

    private Receipt await(Sent sent, Duration limit) {
        try {
            var receipt = sent.receipt().poll(limit.toNanos(), TimeUnit.NANOSECONDS);
            if (receipt != null) {
                return receipt;
            }
            abandoned.put(sent.id(), sent.nanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pending.remove(sent.id());
        }
        return new Receipt.TimedOut();
    }

    private void receive(String text) {
        var now = System.nanoTime();
        var ack = new JsonObject(text);
        var id = ack.getString("envelope_id", "");
        var sent = pending.get(id);
        if (sent != null) {
            var answer = ack.getValue("payload") instanceof JsonObject payload ? payload : new JsonObject();
            settle(sent, new Receipt.Acked(Duration.ofNanos(now - sent.nanos()), answer));
        } else {
            var since = abandoned.remove(id);
            if (since != null) {
                late.add(new LateAck(id, Duration.ofNanos(now - since)));
                changed.run();
            }
        }
    }

    private void lost(ServerWebSocket socket) {
        if (connections.remove(socket)) {
            changed.run();
        }
        pending.values().stream()
                .filter(sent -> sent.socket().equals(socket))
                .forEach(sent -> settle(sent, new Receipt.Unreachable()));
    }

    private static void settle(Sent sent, Receipt receipt) {
        // Only the first receipt counts: the queue holds one.
        var ignored = sent.receipt().offer(receipt);
    }

    private String hello() {
        return new JsonObject()
                .put("type", "hello")
                .put("num_connections", connections.size())
                .put("connection_info", new JsonObject().put("app_id", Events.APP))
                .put(
                        "debug_info",
                        new JsonObject()
                                .put("host", "sandbox")
                                .put("build_number", 1)
                                .put("approximate_connection_time", 18_060))
                .encode();
    }

    private static String disconnect(String reason) {
        return new JsonObject()
                .put("type", "disconnect")
                .put("reason", reason)
                .put("debug_info", new JsonObject().put("host", "sandbox"))
                .encode();
    }

    private static String frame(String id, Envelope envelope, Attempt attempt) {
        var frame = new JsonObject()
                .put("envelope_id", id)
                .put("type", envelope.kind().type())
                .put("payload", envelope.payload())
                .put("accepts_response_payload", envelope.kind().acceptsAnswer());
        if (envelope.kind() == Envelope.Kind.EVENT) {
            frame.put("retry_attempt", attempt.number()).put("retry_reason", attempt.reason());
        }
        return frame.encode();
    }
}
