package dev.vmbot.sandbox.slack;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Finds the bytes of an upload, which some clients send bare and others as the only part of a form.
final class Multipart {

    private static final String END_OF_HEADERS = "\r\n\r\n";

    private Multipart() {}

    static Buffer content(@Nullable String type, Buffer body) {
        if (type == null || !type.startsWith("multipart/")) {
            return body;
        }
        // One character for each byte, so that positions in the text are positions in the body.
        var text = body.toString(StandardCharsets.ISO_8859_1);
        var from = text.indexOf(END_OF_HEADERS) + END_OF_HEADERS.length();
        var to = text.lastIndexOf("\r\n--");
        return from < END_OF_HEADERS.length() || to < from ? body : body.slice(from, to);
    }
}
