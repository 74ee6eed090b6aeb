package dev.vmbot.sandbox.slack.deliver;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Collectors;

/// Signed requests to the bot's own address. Thread-safe.
public final class HttpPush implements Transport, AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI bot;
    private final String secret;
    private final InstantSource clock;
    private volatile Signing signing = Signing.VALID;

    public HttpPush(URI bot, String secret, InstantSource clock) {
        this.bot = bot;
        this.secret = secret;
        this.clock = clock;
    }

    public URI address() {
        return bot;
    }

    /// Applies to every later request.
    public void sign(Signing how) {
        signing = how;
    }

    /// Sends the challenge with which Slack checks an address.
    ///
    /// @return whether it was answered rightly
    public boolean verifies() {
        var challenge = "c" + System.nanoTime();
        var body = new JsonObject().put("type", "url_verification").put("token", "none");
        body.put("challenge", challenge);
        try {
            var response = send(json(body.encode(), Attempt.first(Duration.ofSeconds(3))));
            return response.statusCode() == 200 && response.body().contains(challenge);
        } catch (IOException e) {
            return false;
        }
    }

    /// Sends any body as Slack would, signed in the way chosen; for malformed requests.
    ///
    /// @return the HTTP status
    public int raw(String contentType, String body) throws IOException {
        return send(request(contentType, body, Attempt.first(Duration.ofSeconds(3))))
                .statusCode();
    }

    @Override
    public Receipt deliver(Envelope envelope, Attempt attempt) {
        var request = encode(envelope, attempt);
        var started = System.nanoTime();
        try {
            var response = send(request);
            return receipt(response, Duration.ofNanos(System.nanoTime() - started));
        } catch (HttpTimeoutException e) {
            return new Receipt.TimedOut();
        } catch (IOException e) {
            return new Receipt.Unreachable();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static Receipt receipt(HttpResponse<String> response, Duration latency) {
        if (response.statusCode() / 100 == 2) {
            return new Receipt.Acked(latency, answer(response));
        }
        var noRetry = response.headers().firstValue("X-Slack-No-Retry").filter("1"::equals);
        return new Receipt.Refused(response.statusCode(), noRetry.isPresent());
    }

    private static JsonObject answer(HttpResponse<String> response) {
        if (response.body().isBlank()) {
            return new JsonObject();
        }
        try {
            return new JsonObject(response.body());
        } catch (DecodeException e) {
            return new JsonObject().put("text", response.body());
        }
    }

    private HttpRequest encode(Envelope envelope, Attempt attempt) {
        return switch (envelope.kind()) {
            case EVENT -> json(envelope.payload().encode(), attempt);
            case INTERACTION -> form("payload=" + encoded(envelope.payload().encode()), attempt);
            case COMMAND ->
                form(
                        envelope.payload().stream()
                                .map(field -> field.getKey() + "=" + encoded(String.valueOf(field.getValue())))
                                .collect(Collectors.joining("&")),
                        attempt);
        };
    }

    private HttpRequest json(String body, Attempt attempt) {
        return request("application/json", body, attempt);
    }

    private HttpRequest form(String body, Attempt attempt) {
        return request("application/x-www-form-urlencoded", body, attempt);
    }

    private HttpRequest request(String contentType, String body, Attempt attempt) {
        var request = HttpRequest.newBuilder(bot)
                .timeout(attempt.limit())
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body));
        signing.headers(secret, body, clock.instant()).forEach(request::header);
        if (attempt.number() > 0) {
            request.header("X-Slack-Retry-Num", String.valueOf(attempt.number()));
            var reason = attempt.reason().equals("timeout") ? "http_timeout" : attempt.reason();
            request.header("X-Slack-Retry-Reason", reason);
        }
        return request.build();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
