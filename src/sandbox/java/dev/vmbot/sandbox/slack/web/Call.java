package dev.vmbot.sandbox.slack.web;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/// One call of the Web API, as received.
///
/// @param nanos [System#nanoTime()] when the call had been read completely
/// @param status the HTTP status of the answer; 0 while there is none, -1 when the answer was withheld
/// @param error Slack's error code; empty when the call went well or has no answer yet
public record Call(String method, JsonObject arguments, Instant at, long nanos, int status, String error) {

    static Call received(String method, JsonObject arguments, Instant at) {
        return new Call(method, arguments, at, System.nanoTime(), 0, "");
    }

    Call answered(Answer answer) {
        return new Call(
                method, arguments, at, nanos, answer.status(), answer.body().getString("error", ""));
    }

    public boolean succeeded() {
        return status == 200 && error.isEmpty();
    }

    public String argument(String key) {
        return String.valueOf(arguments.getValue(key, ""));
    }
}
