package dev.vmbot.kube.kubeconfig;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One run of an exec plugin: without a terminal, within a time, and with what it complains of thrown away, since that
/// may be anything.
///
/// @param limit how long it may take
record PluginProcess(List<String> command, Map<String, String> variables, Duration limit) {

    static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int LONGEST = 1 << 20;

    /// @return what it wrote
    /// @throws IllegalArgumentException when it cannot be started, fails, or does not end
    byte[] output() {
        Process process = start();
        var output = new FutureTask<>(() -> process.getInputStream().readNBytes(LONGEST));
        Thread.ofVirtual().name("kube-exec").start(output);
        try {
            byte[] written = output.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!process.waitFor(limit)) {
                throw new TimeoutException();
            }
            if (process.exitValue() != 0) {
                throw new IllegalArgumentException(
                        "has an exec plugin that fails (exit status %d): run it as the bot's user"
                                .formatted(process.exitValue()));
            }
            return written;
        } catch (TimeoutException _) {
            throw new IllegalArgumentException(
                    "has an exec plugin that does not end within %d s: it must not wait for a log-in"
                            .formatted(limit.toSeconds()));
        } catch (ExecutionException _) {
            throw new IllegalArgumentException("has an exec plugin whose answer cannot be read");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalArgumentException("has an exec plugin that was not waited for");
        } finally {
            end(process);
        }
    }

    private Process start() {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(PluginProcess::isOurs);
        builder.environment().putAll(variables);
        try {
            return builder.start();
        } catch (IOException _) {
            throw new IllegalArgumentException("has an exec command that is not there or cannot be started");
        }
    }

    private static boolean isOurs(String variable) {
        return variable.startsWith("SLACK_") || variable.equals("ALERTS_TOKEN");
    }

    /// With those that it started, which may hold its output open.
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
