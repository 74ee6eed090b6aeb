package dev.vmbot.slack.transport;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vmbot.http.HttpPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `POST /slack/events` on the JDK's server. Size, time and signature are checked before anything is parsed.
public final class HttpTransport implements SlackTransport {

    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);
    private static final String PATH = "/slack/events";
    private static final int MOST_BYTES = 1 << 20;

    /// With [#MOST_BYTES] each, they leave most of the memory that the Deployment gives to the rest.
    private static final int MOST_AT_ONCE = 64;

    private static final int DRAIN_SECONDS = 3;

    /// Slack itself gives up after 3 s.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpServer server;
    private final Signature signature;
    private final InstantSource clock;
    private final Duration patience;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("slack-http-", 0).factory());
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Intake intake;
    private volatile @Nullable Instant last;

    private record Intake(Deliveries deliveries, SlackRequestParser parser) {}

    /// Takes the port at once, and puts off whoever comes before the start.
    ///
    /// @param port 0 for any free one
    /// @throws UncheckedIOException when the port is taken
    public HttpTransport(int port, String signingSecret, InstantSource clock) {
        this(port, signingSecret, clock, PATIENCE);
    }

    /// @param patience how long a request may take to come in
    HttpTransport(int port, String signingSecret, InstantSource clock, Duration patience) {
        if (signingSecret.isBlank()) {
            throw new IllegalArgumentException("without a signing secret anybody could pretend to be Slack");
        }
        this.server = HttpPort.open(port);
        this.signature = new Signature(signingSecret);
        this.clock = clock;
        this.patience = patience;
        server.setExecutor(this::take);
        server.createContext("/", this::handle);
        server.start();
    }

    @Override
    public void start(App app) {
        intake = new Intake(new Deliveries(app), new SlackRequestParser(app.config()));
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public Health health() {
        return new Health(intake != null && !closed.get(), Optional.ofNullable(last), "");
    }

    /// From the first byte of a request to the last of its answer.
    private void take(Runnable exchange) {
        if (!room.tryAcquire()) {
            throw new RejectedExecutionException("no room for another request");
        }
        threads.execute(() -> {
            try {
                exchange.run();
            } finally {
                room.release();
            }
        });
    }

    /// The body comes first, whatever the answer is: an answer to half a request would wait for the other half.
    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = body(exchange);
            Intake current = intake;
            if (current == null) {
                refuse(exchange, 503);
            } else {
                admit(exchange, body, current);
            }
        }
    }

    private void admit(HttpExchange exchange, byte[] body, Intake to) throws IOException {
        if (!exchange.getRequestURI().getPath().equals(PATH)) {
            refuse(exchange, 404);
            return;
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            refuse(exchange, 405);
            return;
        }
        if (body.length > MOST_BYTES) {
            refuse(exchange, 413);
            return;
        }
        String timestamp = exchange.getRequestHeaders().getFirst("X-Slack-Request-Timestamp");
        String signed = exchange.getRequestHeaders().getFirst("X-Slack-Signature");
        if (!signature.isValid(timestamp, signed, body, clock.instant())) {
            LOG.atWarn()
                    .addKeyValue("remote", exchange.getRemoteAddress())
                    .log("request refused because slack did not sign it");
            refuse(exchange, 401);
            return;
        }
        last = clock.instant();
        write(exchange, answer(exchange, new String(body, StandardCharsets.UTF_8), to));
    }

    /// @throws IOException when it does not come in time; the connection is closed then
    private byte[] body(HttpExchange exchange) throws IOException {
        Future<byte[]> reading = threads.submit(() -> exchange.getRequestBody().readNBytes(MOST_BYTES + 1));
        try {
            return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("request not received", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("closing", e);
        } finally {
            reading.cancel(true);
        }
    }

    private static Response answer(HttpExchange exchange, String body, Intake to) {
        Request<?> request;
        try {
            request = to.parser()
                    .parse(SlackRequestParser.HttpRequest.builder()
                            .requestUri(PATH)
                            .queryString(Map.of())
                            .requestBody(body)
                            .headers(new RequestHeaders(exchange.getRequestHeaders()))
                            .build());
        } catch (RuntimeException e) {
            // The parser throws whatever it meets.
            LOG.atWarn().addKeyValue("error", e.toString()).log("slack request could not be read");
            return Response.error(400);
        }
        return request == null ? Response.error(400) : to.deliveries().take(request);
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    private static void write(HttpExchange exchange, Response response) throws IOException {
        String text = response.getBody();
        byte[] body = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        if (response.getContentType() != null) {
            exchange.getResponseHeaders().set("Content-Type", response.getContentType());
        }
        exchange.sendResponseHeaders(response.getStatusCode(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            HttpPort.write(exchange, body);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.stop(DRAIN_SECONDS);
            threads.close();
        }
    }
}
