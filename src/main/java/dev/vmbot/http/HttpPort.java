package dev.vmbot.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Map;

/// Opens ports with limits on what anybody may send there. The JDK's server knows them only as system properties of the
/// process, which it reads as its first instance is made (module `jdk.httpserver`), and by default has no limit of
/// time.
public final class HttpPort {

    private static final Map<String, String> LIMITS = Map.of(
            // Seconds from the first byte of a request to its last; looked at each second.
            "sun.net.httpserver.maxReqTime",
            "5",
            // Milliseconds between two looks at who has sent nothing for as long.
            "sun.net.httpserver.clockTick",
            "1000",
            // Bytes; Slack's take less than 2 KiB.
            "sun.net.httpserver.maxReqHeaderSize",
            "32768");

    static {
        // What was given on the command line stays.
        LIMITS.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
    }

    private HttpPort() {}

    /// @param port 0 for any free one
    /// @return bound, and not yet started
    /// @throws UncheckedIOException when the port is taken
    public static HttpServer open(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("port %d cannot be listened on (%s)".formatted(port, e.getMessage()), e);
        }
    }

    /// Ends the answer, so that whoever has gone meanwhile is an exception: the JDK's server keeps for ever what it
    /// knows of a connection that breaks only as the exchange is closed.
    public static void write(HttpExchange exchange, byte[] body) throws IOException {
        try (OutputStream answer = exchange.getResponseBody()) {
            answer.write(body);
        }
    }
}
