package dev.vmbot.sandbox.slack.web;

import dev.vmbot.sandbox.slack.world.Content;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// The three steps of an upload: ask for an address, send the bytes there, share the file.
final class FileMethods {

    private record Upload(String name, int length, Optional<String> content) {}

    private final Access access;
    private final URI base;
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();

    FileMethods(Access access, URI base) {
        this.access = access;
        this.base = base;
    }

    Map<String, Method> all() {
        return Map.of("files.getUploadURLExternal", this::address, "files.completeUploadExternal", this::complete);
    }

    private JsonObject address(Arguments arguments) {
        access.require("files:write");
        var length = arguments.number("length", 0);
        if (length <= 0) {
            throw new SlackError("invalid_arguments");
        }
        var id = "F" + String.format(java.util.Locale.ROOT, "%08d", count.incrementAndGet());
        uploads.put(id, new Upload(arguments.require("filename"), length, Optional.empty()));
        return new JsonObject()
                .put("upload_url", base.resolve("/upload/" + id).toString())
                .put("file_id", id);
    }

    /// @return whether the bytes were as many as announced, at an address that was handed out
    boolean receive(String id, String content, int length) {
        var upload = uploads.computeIfPresent(
                id,
                (_, asked) ->
                        asked.length() == length ? new Upload(asked.name(), length, Optional.of(content)) : asked);
        return upload != null && upload.content().isPresent();
    }

    private JsonObject complete(Arguments arguments) {
        access.require("files:write");
        var asked =
                arguments.array("files", "invalid_arguments").orElseThrow(() -> new SlackError("invalid_arguments"));
        var files = new JsonArray(IntStream.range(0, asked.size())
                .mapToObj(index -> shared(asked.getJsonObject(index)))
                .toList());
        arguments.find("channel_id").ifPresent(id -> {
            var channel = access.destination(id);
            var content = new Content(arguments.find("initial_comment").orElse(""), new JsonArray(), null, files);
            var thread = arguments
                    .find("thread_ts")
                    .map(ts -> access.message(channel, ts).threadRoot())
                    .orElse(null);
            access.world().post(channel.id(), thread, access.bot(), content);
        });
        return new JsonObject().put("files", files);
    }

    private JsonObject shared(JsonObject asked) {
        var id = asked.getString("id", "");
        var upload = Optional.ofNullable(uploads.get(id)).orElseThrow(() -> new SlackError("file_not_found"));
        var content = upload.content().orElseThrow(() -> new SlackError("file_not_found"));
        return new JsonObject()
                .put("id", id)
                .put("name", upload.name())
                .put("title", asked.getString("title", upload.name()))
                .put("mode", "snippet")
                .put("size", upload.length())
                .put("preview", content);
    }
}
