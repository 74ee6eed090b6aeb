package dev.vmbot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vmbot.config.InvalidSettingsException;
import dev.vmbot.config.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartTest {

    @TempDir
    Path directory;

    @Test
    void tellsOfTheKubeconfigTogetherWithTheOtherSettings() {
        String path = directory.resolve("nowhere").toString();

        var failure = catchThrowableOfType(
                InvalidSettingsException.class,
                () -> Start.read(Map.of("SLACK_APP_TOKEN", "xapp-1", "KUBECONFIG", path, "PORT", "many"), directory));

        assertThat(failure.problems())
                .extracting(Problem::setting)
                .containsExactlyInAnyOrder("SLACK_BOT_TOKEN", "PORT", "KUBECONFIG");
        assertThat(failure).hasMessageNotContaining(path).hasMessageNotContaining("xapp-1");
    }

    @Test
    void tellsOfAFileThatIsNoKubeconfig() throws IOException {
        Path file = Files.writeString(directory.resolve("config"), "{[");

        var failure = catchThrowableOfType(
                InvalidSettingsException.class,
                () -> Start.read(
                        Map.of("SLACK_APP_TOKEN", "xapp-1", "SLACK_BOT_TOKEN", "xoxb-1", "KUBECONFIG", file.toString()),
                        directory));

        assertThat(failure.problems()).extracting(Problem::setting).containsExactly("KUBECONFIG");
    }
}
