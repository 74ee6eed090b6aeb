package dev.vmbot.sandbox.slack.world;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// What a message says, as opposed to where and by whom.
///
/// @param blocks empty when the message is text only
/// @param metadata absent when the sender gave none
/// @param files what was shared with it
public record Content(
        String text, JsonArray blocks, @Nullable JsonObject metadata, JsonArray files) {

    public Content {
        blocks = blocks.copy();
        metadata = metadata == null ? null : metadata.copy();
        files = files.copy();
    }

    public static Content text(String text) {
        return new Content(text, new JsonArray(), null, new JsonArray());
    }

    public Content withBlocks(JsonArray blocks) {
        return new Content(text, blocks, metadata, files);
    }

    public Content withMetadata(@Nullable JsonObject metadata) {
        return new Content(text, blocks, metadata, files);
    }
}
