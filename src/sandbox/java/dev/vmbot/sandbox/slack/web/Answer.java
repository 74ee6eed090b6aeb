package dev.vmbot.sandbox.slack.web;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;

/// What goes back over HTTP.
///
/// @param status -1 means that the connection is cut instead of an answer
public record Answer(int status, JsonObject body, Map<String, String> headers) {

    public static final int CUT = -1;

    public Answer {
        headers = Map.copyOf(headers);
    }

    static Answer ok(JsonObject body) {
        return new Answer(200, body, Map.of());
    }

    static Answer of(SlackError error) {
        return ok(error.body());
    }

    static Answer tooMany(Duration retryAfter) {
        var seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        return new Answer(429, failure("ratelimited"), Map.of("Retry-After", String.valueOf(seconds)));
    }

    static Answer failed(int status) {
        return new Answer(status, failure("internal_error"), Map.of());
    }

    private static JsonObject failure(String code) {
        return new JsonObject().put("ok", false).put("error", code);
    }
}
