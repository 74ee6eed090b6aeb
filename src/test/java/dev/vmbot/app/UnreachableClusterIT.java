package dev.vmbot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vmbot.app.stage.BotProcess;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.Way;
import dev.vmbot.sandbox.kubevirt.Kubeconfig;
import dev.vmbot.sandbox.slack.SlackDouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the log of a bot says whose API server is away.
final class UnreachableClusterIT {

    private final SlackDouble slack = SlackDouble.start();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        slack.close();
    }

    @Test
    void leavesOneLineForEachKindAndRetry() throws IOException {
        Map<String, String> environment = new HashMap<>(Stage.environment(slack, Way.SOCKET_MODE));
        environment.put("VMBOT_LOG", "plain");
        environment.put(
                "KUBECONFIG",
                Files.writeString(
                                directory.resolve("kubeconfig"),
                                Kubeconfig.text("http://127.0.0.1:1", "nobody", "none"))
                        .toString());
        try (BotProcess bot = BotProcess.start(environment, directory, "run")) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> retries(bot, "VirtualMachineOperation").size() > 2
                            && retries(bot, "VirtualMachine").size() > 2
                            && retries(bot, "VirtualMachineInstance").size() > 2);

            assertThat(bot.log().lines())
                    .noneMatch(line -> line.startsWith("\tat ") || line.startsWith("Caused by"))
                    .noneMatch(line -> line.contains("listSyncAndWatch"));
        }
    }

    private static List<String> retries(BotProcess bot, String kind) {
        return bot.log()
                .lines()
                .filter(line -> line.contains("watch failed, trying again"))
                .filter(line -> line.contains("kind=\"" + kind + "\"") && line.contains("reason=\"UNREACHABLE\""))
                .toList();
    }
}
