package dev.vmbot.slack.transport;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.socket_mode.SocketModeClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What comes over the socket, each acknowledged. Events wait for what they cause and have a thread of their own each.
/// Commands and presses are acknowledged at once, by threads that the system schedules beside the work of those before
/// them: virtual ones would queue behind it.
final class Envelopes {

    private static final Logger LOG = LoggerFactory.getLogger(Envelopes.class);

    /// The longest that an acknowledgement takes, with room.
    private static final Duration DRAIN = Duration.ofSeconds(4);

    /// Slack waits for 3 s; nobody hears what comes later.
    private static final Duration HEARD = Duration.ofMillis(2_800);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);
    private static final int ACKNOWLEDGING = 2;
    private static final int MOST_WAITING = 1_000;

    private final Deliveries deliveries;
    private final SocketModeRequestParser parser;
    private final InstantSource clock;
    private final ExecutorService acknowledging = new ThreadPoolExecutor(
            ACKNOWLEDGING,
            ACKNOWLEDGING,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("slack-acknowledging-", 0).factory());
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("slack-envelope-", 0).factory());
    private final Executor again =
            CompletableFuture.delayedExecutor(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS, threads);
    private volatile @Nullable Instant last;

    Envelopes(App app, InstantSource clock) {
        this.deliveries = new Deliveries(app);
        this.parser = new SocketModeRequestParser(app.config());
        this.clock = clock;
    }

    Optional<Instant> last() {
        return Optional.ofNullable(last);
    }

    void take(String message, SocketModeClient from) {
        hand(acknowledging, () -> read(message, from));
    }

    private static void hand(ExecutorService to, Runnable task) {
        try {
            to.execute(task);
        } catch (RejectedExecutionException _) {
            LOG.atInfo().log("slack envelope left to another replica");
        }
    }

    private void read(String message, SocketModeClient from) {
        Optional<JsonObject> envelope = envelope(message);
        // `hello` and `disconnect` have no id; the client itself sees to them.
        Optional<String> id = envelope.flatMap(one -> text(one, "envelope_id"));
        if (id.isEmpty()) {
            return;
        }
        if (text(envelope.get(), "type").equals(Optional.of("events_api"))) {
            hand(threads, () -> handle(id.get(), message, from));
        } else {
            handle(id.get(), message, from);
        }
    }

    private void handle(String id, String message, SocketModeClient from) {
        Instant received = clock.instant();
        last = received;
        JsonObject acknowledgement = new JsonObject();
        acknowledgement.addProperty("envelope_id", id);
        answer(message).ifPresent(payload -> acknowledgement.add("payload", payload));
        acknowledge(acknowledgement.toString(), from, received.plus(HEARD));
    }

    /// Slack may use a new connection before the client itself knows of it. The client then throws (a null
    /// pointer when it is its first, an illegal state when the one before is closed), and what it was given is
    /// lost: so it is given it again.
    private void acknowledge(String acknowledgement, SocketModeClient from, Instant until) {
        try {
            from.sendSocketModeResponse(acknowledgement);
        } catch (RuntimeException e) {
            if (threads.isShutdown() || clock.instant().isAfter(until)) {
                LOG.atWarn().addKeyValue("error", e.toString()).log("acknowledging to slack failed");
                return;
            }
            again.execute(() -> acknowledge(acknowledgement, from, until));
        }
    }

    private Optional<JsonElement> answer(String message) {
        SocketModeRequest request;
        try {
            request = parser.parse(message);
        } catch (RuntimeException e) {
            // The parser throws whatever it meets; what cannot be read now cannot be read later.
            LOG.atWarn().addKeyValue("error", e.toString()).log("slack envelope could not be read");
            return Optional.empty();
        }
        return request == null || request.getBoltRequest() == null
                ? Optional.empty()
                : payload(deliveries.take(request.getBoltRequest()));
    }

    private static Optional<JsonElement> payload(Response response) {
        String body = response.getBody();
        if (body == null || body.isEmpty()) {
            return Optional.empty();
        }
        String type = response.getContentType();
        if (type != null && type.startsWith("application/json")) {
            return Optional.of(JsonParser.parseString(body));
        }
        JsonObject text = new JsonObject();
        text.addProperty("text", body);
        return Optional.of(text);
    }

    private static Optional<JsonObject> envelope(String message) {
        try {
            return Optional.of(JsonParser.parseString(message).getAsJsonObject());
        } catch (JsonParseException | IllegalStateException _) {
            LOG.atWarn().log("slack sent something that is no envelope");
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonObject envelope, String field) {
        return Optional.ofNullable(envelope.get(field))
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString);
    }

    /// Takes no more, and waits for the acknowledgements that are under way.
    void close() {
        acknowledging.shutdown();
        try {
            boolean done = acknowledging.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
            threads.shutdown();
            if (!threads.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS) || !done) {
                LOG.atWarn().log("some slack envelopes were not acknowledged in time");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
