package dev.vmbot.sandbox.slack.web;

import dev.vmbot.sandbox.slack.block.BlockValidator;
import dev.vmbot.sandbox.slack.block.Problem;
import dev.vmbot.sandbox.slack.world.Content;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// Makes the content of a message out of arguments, or says why Slack would not. Thread-safe.
final class Composer {

    static final int GOOD_TEXT = 4_000;
    private static final int MOST_TEXT = 40_000;

    private final List<String> warnings = new CopyOnWriteArrayList<>();

    /// What Slack would have taken, but nobody should send.
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    Content compose(String method, Arguments arguments) {
        var blocks = blocks(arguments);
        var text = arguments.find("text").orElse("");
        if (text.isBlank() && blocks.isEmpty()) {
            throw new SlackError("no_text");
        }
        if (text.isBlank()) {
            warnings.add(method + ": blocks without text");
        }
        if (text.length() > GOOD_TEXT) {
            warnings.add(method + ": text of " + text.length() + " characters");
        }
        return new Content(truncated(text), blocks, metadata(arguments).orElse(null), new JsonArray());
    }

    /// Checked blocks, each with a `block_id`.
    JsonArray blocks(Arguments arguments) {
        var blocks = arguments.array("blocks", "invalid_blocks_format").orElseGet(JsonArray::new);
        var problems = BlockValidator.problemsIn(blocks);
        if (!problems.isEmpty()) {
            throw SlackError.detailed(
                    "invalid_blocks", problems.stream().map(Problem::toString).toList());
        }
        var named = blocks.copy();
        for (var block : named) {
            if (block instanceof JsonObject object && !object.containsKey("block_id")) {
                object.put("block_id", UUID.randomUUID().toString().substring(0, 5));
            }
        }
        return named;
    }

    Optional<JsonObject> metadata(Arguments arguments) {
        var metadata = arguments.object("metadata", "invalid_metadata_format");
        metadata.filter(given -> !given.isEmpty()).ifPresent(given -> {
            if (!(given.getValue("event_type") instanceof String type)
                    || type.isBlank()
                    || !(given.getValue("event_payload") instanceof JsonObject)) {
                throw new SlackError("invalid_metadata_schema");
            }
        });
        return metadata;
    }

    private static String truncated(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }
}
