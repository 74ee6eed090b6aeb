package dev.vmbot.sandbox.slack.world;

import dev.vmbot.sandbox.slack.block.PlainText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A message as it is at one moment; an edit makes a new value.
///
/// @param threadTs the `ts` of the thread's first message when this is a reply in a thread
/// @param ephemeralTo the only person who sees it; absent for an ordinary message
/// @param history what it said before each edit, oldest first, with the moment it stopped saying so
public record Message(
        String channel,
        String ts,
        @Nullable String threadTs,
        Person author,
        @Nullable String ephemeralTo,
        Content content,
        @Nullable Instant editedAt,
        List<Version> history) {

    /// What a message said until `until`.
    public record Version(Content content, Instant until) {}

    public Message {
        history = List.copyOf(history);
    }

    public String text() {
        return content.text();
    }

    public JsonArray blocks() {
        return content.blocks();
    }

    public Optional<JsonObject> metadata() {
        return Optional.ofNullable(content.metadata());
    }

    public boolean isEphemeral() {
        return ephemeralTo != null;
    }

    public boolean isReply() {
        return threadTs != null && !threadTs.equals(ts);
    }

    /// The thread this message is in or would start.
    public String threadRoot() {
        return threadTs == null ? ts : threadTs;
    }

    /// What a person reads: the blocks when there are any, else the text, without markup.
    public String readable() {
        return PlainText.of(text(), blocks(), content.files());
    }

    Message edited(Content now, Instant at) {
        var versions = new ArrayList<>(history);
        versions.add(new Version(content, at));
        return new Message(channel, ts, threadTs, author, ephemeralTo, now, at, versions);
    }

    /// As the Web API and events show it.
    public JsonObject toJson(boolean withMetadata) {
        var json =
                new JsonObject().put("type", "message").put("user", author.id()).put("ts", ts);
        json.put("text", text()).put("team", author.team());
        if (author.isBot()) {
            json.put("bot_id", author.botId()).put("app_id", "A" + author.id().substring(1));
        }
        if (threadTs != null) {
            json.put("thread_ts", threadTs);
        }
        if (!content.blocks().isEmpty()) {
            json.put("blocks", content.blocks().copy());
        }
        if (!content.files().isEmpty()) {
            json.put("files", content.files().copy()).put("subtype", "file_share");
        }
        if (editedAt != null) {
            json.put("edited", new JsonObject().put("user", author.id()).put("ts", Timestamps.of(editedAt)));
        }
        if (withMetadata && content.metadata() != null) {
            json.put("metadata", content.metadata().copy());
        }
        return json;
    }
}
