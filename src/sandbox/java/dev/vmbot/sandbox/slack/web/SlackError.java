package dev.vmbot.sandbox.slack.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// An answer `ok: false`.
public final class SlackError extends RuntimeException {

    private final transient JsonObject body;

    public SlackError(String code) {
        this(new JsonObject().put("ok", false).put("error", code));
    }

    private SlackError(JsonObject body) {
        super(body.getString("error"), null, false, false);
        this.body = body;
    }

    static SlackError missingScope(String needed, String provided) {
        return new SlackError(new JsonObject()
                .put("ok", false)
                .put("error", "missing_scope")
                .put("needed", needed)
                .put("provided", provided));
    }

    /// @param details human-readable lines, as Slack puts them into `response_metadata`
    static SlackError detailed(String code, List<String> details) {
        return new SlackError(new JsonObject()
                .put("ok", false)
                .put("error", code)
                .put("errors", new JsonArray(details))
                .put("response_metadata", new JsonObject().put("messages", new JsonArray(details))));
    }

    public JsonObject body() {
        return body.copy();
    }
}
