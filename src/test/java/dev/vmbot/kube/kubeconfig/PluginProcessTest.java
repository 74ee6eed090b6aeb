package dev.vmbot.kube.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginProcessTest {

    @TempDir
    private Path folder;

    @Test
    void handsOnWhatIsWrittenAndNotWhatIsComplainedOf() {
        assertThat(run("echo good; echo bad >&2", Duration.ofSeconds(60)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("good\n");
    }

    /// With what it started itself.
    @Test
    void endsAPluginThatDoesNotEnd() {
        Path child = folder.resolve("child");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> run("sleep 600 & echo $! >%s; wait".formatted(child), Duration.ofSeconds(1)))
                .withMessageContaining("exec plugin that does not end within 1 s");

        assertThat(child).exists();
        await().until(() -> ProcessHandle.of(
                        Long.parseLong(Files.readString(child).strip()))
                .filter(ProcessHandle::isAlive)
                .isEmpty());
    }

    @Test
    void endsAPluginThatNeverStopsWriting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run("exec yes", Duration.ofSeconds(1)))
                .withMessageContaining("does not end");
    }

    private static byte[] run(String script, Duration limit) {
        return new PluginProcess(List.of("sh", "-c", script), Map.of(), limit).output();
    }
}
