package dev.vmbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.app.stage.InMemoryCluster;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.Way;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.SlackOptions;
import dev.vmbot.sandbox.slack.deliver.Delivery;
import dev.vmbot.sandbox.slack.world.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What only HTTP has: the challenge, and repetitions that say so in a header.
final class HttpDeliveryIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    /// Shorter than the API server takes, so that each event is delivered again while it is being worked on.
    private static final SlackOptions IMPATIENT = SlackOptions.standard()
            .withoutRateLimits()
            .withPace(Duration.ofMillis(300), Duration.ZERO, Duration.ofMillis(100));

    private final InMemoryCluster cluster = InMemoryCluster.open();
    private final Stage stage = Stage.open(cluster, Way.HTTP, IMPATIENT);

    HttpDeliveryIT() throws IOException {}

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void answersTheChallengeAndDoesOnceWhatIsDeliveredAgain() {
        assertThat(stage.slack().push().verifies()).isTrue();
        String namespace = stage.newNamespace();
        stage.grant("alice@example.com", namespace, Right.VIEW, Right.STOP);
        stage.running(namespace, "db-1", RunStrategy.MANUAL);
        cluster.kubeVirt().faults().latency(Duration.ofMillis(700));

        Message said = stage.slack().as("U0ALICE").mention("C0OPS", "stop " + namespace + "/db-1");
        stage.slack().await(SOON, () -> deliveries("app_mention", said).size() > 1);
        Message card = stage.slack().awaitMessage(SOON, Stage::isCard);
        stage.slack()
                .await(SOON, () -> deliveries("app_mention", said).getLast().isAcked());

        assertThat(deliveries("app_mention", said))
                .extracting(Delivery::attempt)
                .startsWith(0, 1);
        assertThat(stage.slack().messages("C0OPS"))
                .containsExactly(said, stage.slack().now(card));
    }

    private List<Delivery> deliveries(String type, Message said) {
        return stage.slack().deliveries().stream()
                .filter(delivery -> type.equals(delivery.event().getString("type")))
                .filter(delivery -> said.ts().equals(delivery.event().getString("ts")))
                .toList();
    }
}
