package dev.vmbot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vmbot.config.InvalidSettingsException;
import dev.vmbot.config.SettingsReader;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BotTest {

    private static final Map<String, String> OVER_HTTP = Map.of(
            "SLACK_BOT_TOKEN",
            "xoxb-b",
            "SLACK_SIGNING_SECRET",
            "signing",
            "SLACK_API_URL",
            "http://127.0.0.1:1/api/",
            "PORT",
            "0",
            "ADMIN_PORT",
            "0");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"PORT", "ADMIN_PORT"})
    void refusesAPortThatAnotherProcessHas(String setting) throws IOException {
        try (var other = new ServerSocket(0)) {
            Map<String, String> environment = new HashMap<>(OVER_HTTP);
            environment.put(setting, Integer.toString(other.getLocalPort()));

            var refusal = catchThrowableOfType(InvalidSettingsException.class, () -> start(environment));

            assertThat(refusal.problems())
                    .singleElement()
                    .hasToString(
                            "%s: port %d cannot be listened on (Address already in use); "
                                    + "for example a port that nothing else uses",
                            setting, other.getLocalPort());
        }
    }

    @Test
    void isThereBeforeSlackAndTheClusterAre() {
        try (Bot bot = start(OVER_HTTP)) {
            assertThat(bot.isReady()).isFalse();
            assertThat(bot.adminPort()).isPositive();
        }
    }

    private Bot start(Map<String, String> environment) {
        Config nowhere = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:1/")
                .build();
        return Bot.start(SettingsReader.read(environment, directory), nowhere, environment, InstantSource.system());
    }

    @Test
    void keepsNoAlarmThatWasCancelled() {
        try (var timer = Bot.timer()) {
            timer.schedule(() -> {}, 7, TimeUnit.DAYS).cancel(false);

            assertThat(timer.getQueue()).isEmpty();
        }
    }
}
