package dev.vmbot.sandbox.slack.web;

import dev.vmbot.sandbox.slack.world.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/// Cuts a list of messages as `oldest`, `latest`, `inclusive`, `limit` and `cursor` ask.
final class Page {

    private static final int MOST = 999;

    private Page() {}

    /// The cursor is the position of the next message in what is left after the time bounds.
    static JsonObject of(List<Message> messages, Arguments arguments, Function<Message, JsonObject> shown) {
        var within = messages.stream()
                .filter(message -> isWithin(message.ts(), arguments))
                .toList();
        var from = Math.clamp(arguments.number("cursor", 0), 0, within.size());
        var limit = Math.clamp(arguments.number("limit", 100), 1, MOST);
        var to = Math.min(within.size(), from + limit);
        var hasMore = to < within.size();
        return new JsonObject()
                .put(
                        "messages",
                        new JsonArray(
                                within.subList(from, to).stream().map(shown).toList()))
                .put("has_more", hasMore)
                .put("response_metadata", new JsonObject().put("next_cursor", hasMore ? String.valueOf(to) : ""));
    }

    private static boolean isWithin(String ts, Arguments arguments) {
        var slack = arguments.flag("inclusive") ? 0 : 1;
        return arguments
                        .find("oldest")
                        .map(oldest -> compare(ts, oldest) >= slack)
                        .orElse(true)
                && arguments
                        .find("latest")
                        .map(latest -> compare(latest, ts) >= slack)
                        .orElse(true);
    }

    private static int compare(String one, String other) {
        try {
            return new BigDecimal(one).compareTo(new BigDecimal(other));
        } catch (NumberFormatException e) {
            throw new SlackError("invalid_ts_latest");
        }
    }
}
