package dev.vmbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.app.stage.InMemoryCluster;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.Way;
import dev.vmbot.sandbox.Installation;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.SlackOptions;
import dev.vmbot.sandbox.slack.world.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// One person who mentions the bot three hundred times, under the limits that an installation has, while somebody else
/// asks for something in the same channel.
final class HurryIT {

    private static final String ALICE = "U0ALICE";
    private static final String BOB = "U0BOB";
    private static final String OPS = "C0OPS";
    private static final int MENTIONS = 300;
    private static final int OF_ONE_PERSON = 30;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String SETTINGS = """
        operations: {namespace: vm-bot}
        access: {identity: {email: true}}
        """;

    private final InMemoryCluster cluster = InMemoryCluster.open();
    private final Stage stage =
            Stage.open(cluster, Way.SOCKET_MODE, SlackOptions.standard().withoutRateLimits(), SETTINGS);

    HurryIT() throws IOException {}

    @Test
    void makesNobodyElseWait() {
        try (stage) {
            String namespace = stage.newNamespace();
            stage.grant("alice@example.com", namespace, Right.VIEW);
            stage.grant("bob@example.com", namespace, Right.VIEW);
            stage.running(namespace, "web-1", RunStrategy.ALWAYS);

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int mention = 0; mention < MENTIONS; mention++) {
                    threads.execute(() -> stage.slack().as(ALICE).mention(OPS, "status web-1 in " + namespace));
                }
            }
            String answer = stage.askPrivately(BOB, OPS, "status web-1 -n " + namespace);

            assertThat(answer).contains("web-1", "Running");
            stage.slack().await(SOON, () -> !told().isEmpty() && answers().size() >= OF_ONE_PERSON);
            assertThat(told()).hasSizeLessThan(10);
            // One more comes every two seconds.
            assertThat(answers()).hasSizeLessThan(2 * OF_ONE_PERSON);
            assertThat(requests()).isLessThan(20L * OF_ONE_PERSON);
        }
    }

    private List<Message> told() {
        return stage.slack().ephemerals(ALICE).stream()
                .filter(message -> message.readable().contains("Not so fast"))
                .toList();
    }

    private List<Message> answers() {
        return stage.slack().messages(OPS).stream()
                .filter(message -> message.author().isBot())
                .toList();
    }

    private long requests() {
        return cluster.kubeVirt().log().all().stream()
                .filter(request -> request.user().equals(Installation.SERVICE_ACCOUNT))
                .filter(request -> !request.query().contains("watch="))
                .count();
    }
}
