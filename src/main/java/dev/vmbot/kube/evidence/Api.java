package dev.vmbot.kube.evidence;

import dev.vmbot.cluster.Redaction;
import dev.vmbot.diagnosis.evidence.Coverage.Reading;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Single reading requests with a time limit each. Nothing is repeated: evidence that is late is no evidence.
final class Api {

    private static final int WORDS = 300;

    private final KubernetesClient client;
    private final Duration limit;

    Api(KubernetesClient client, Duration limit) {
        this.client = client;
        this.limit = limit;
    }

    /// What a request came to.
    sealed interface Answer {

        record Body(String text) implements Answer {}

        record Absent() implements Answer {}

        /// @param reading why there is nothing
        record Nothing(Reading reading) implements Answer {}
    }

    /// @param right what the bot lacks if this is forbidden, such as `list events`
    Answer text(String path, String right) throws InterruptedException {
        HttpRequest request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(URI.create(client.getMasterUrl().toString().replaceAll("/+$", "") + path))
                .header("Accept", "application/json, text/plain, */*")
                .build();
        CompletableFuture<HttpResponse<String>> sent = client.getHttpClient().sendAsync(request, String.class);
        try {
            return answer(sent.get(limit.toMillis(), TimeUnit.MILLISECONDS), right);
        } catch (TimeoutException _) {
            sent.cancel(true);
            return new Answer.Nothing(new Reading.TimedOut());
        } catch (ExecutionException _) {
            return new Answer.Nothing(new Reading.Failed(0, ""));
        }
    }

    private Answer answer(HttpResponse<String> response, String right) {
        String body = response.body() == null ? "" : response.body();
        return switch (response.code()) {
            case 200 -> new Answer.Body(body);
            case 404 -> new Answer.Absent();
            case 403 -> new Answer.Nothing(new Reading.Forbidden(right));
            default -> new Answer.Nothing(new Reading.Failed(response.code(), words(body)));
        };
    }

    private String words(String body) {
        // Before it is cut, since half a secret may not be recognised any more.
        String message = Redaction.of(body.startsWith("{") ? tree(body).text("message") : body);
        return message.length() > WORDS ? message.substring(0, WORDS) : message;
    }

    Fields tree(String json) {
        return new Fields(client.getKubernetesSerialization().unmarshal(json, Map.class));
    }
}
