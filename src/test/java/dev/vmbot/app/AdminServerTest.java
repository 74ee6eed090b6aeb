package dev.vmbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AdminServerTest {

    private String cluster = "";
    private final AdminServer server = new AdminServer(
            0,
            List.of(
                    new AdminServer.Dependency("slack", () -> ""),
                    new AdminServer.Dependency("cluster", () -> cluster)),
            () -> "metric 1\n");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void isReadyWhenEverythingAnswers() throws Exception {
        HttpResponse<String> answer = get("/readyz");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("slack: ok\ncluster: ok\n");
    }

    @Test
    void namesTheDependencyThatIsDown() throws Exception {
        cluster = "the watch is down";

        HttpResponse<String> answer = get("/readyz");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("slack: ok\ncluster: the watch is down\n");
    }

    @Test
    void staysAliveWhenADependencyIsDown() throws Exception {
        cluster = "the watch is down";

        assertThat(get("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void servesMetricsAsPrometheusReadsThem() throws Exception {
        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.body()).isEqualTo("metric 1\n");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).contains("version=0.0.4");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.port() + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
