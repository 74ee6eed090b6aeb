package dev.vmbot.app;

import dev.vmbot.http.Answer;
import dev.vmbot.http.Asked;
import dev.vmbot.http.HttpPort;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/// `/livez`, `/readyz` and `/metrics`, for the kubelet and Prometheus.
///
/// A replica is ready as long as what it depends on answers; which part does not is named. It is alive as long as it
/// answers at all: a lost Slack or cluster connection heals by itself, and a restart would not help.
final class AdminServer implements AutoCloseable {

    /// One thing that the bot depends on.
    ///
    /// @param trouble one line on what is wrong; empty when nothing is
    record Dependency(String name, Supplier<String> trouble) {}

    private static final String TEXT = "text/plain; charset=utf-8";

    private final List<Dependency> dependencies;
    private final Supplier<String> metrics;
    private final HttpPort port;

    /// @param port 0 for any
    /// @throws UncheckedIOException when the port is taken
    AdminServer(int port, List<Dependency> dependencies, Supplier<String> metrics) {
        this.dependencies = dependencies;
        this.metrics = metrics;
        this.port = new HttpPort(port, HttpPort.Limits.STANDARD, this::answer);
    }

    int port() {
        return port.number();
    }

    private Answer answer(Asked asked) {
        return switch (asked.path()) {
            case "/livez" -> new Answer(200, TEXT, "ok\n");
            case "/readyz" -> ready();
            case "/metrics" -> new Answer(200, "text/plain; version=0.0.4; charset=utf-8", metrics.get());
            default -> Answer.empty(404);
        };
    }

    private Answer ready() {
        boolean well = true;
        var lines = new StringBuilder();
        for (Dependency dependency : dependencies) {
            String trouble = dependency.trouble().get();
            well &= trouble.isEmpty();
            lines.append(dependency.name())
                    .append(": ")
                    .append(trouble.isEmpty() ? "ok" : trouble)
                    .append('\n');
        }
        return new Answer(well ? 200 : 503, TEXT, lines.toString());
    }

    @Override
    public void close() {
        port.close();
    }
}
