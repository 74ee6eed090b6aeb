package dev.vmbot.app.stage;

import dev.vmbot.app.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The bot in a process of its own, as `java -jar` would run it: it can be killed at any moment, and how soon it
/// acknowledges is measured from outside.
public final class BotProcess implements AutoCloseable {

    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m");

    private final Process process;
    private final Path log;

    private BotProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// @param environment all of it: nothing of this process's own is passed on
    /// @param directory where its log goes, and from where relative names count
    /// @param command that it carries out
    public static BotProcess start(Map<String, String> environment, Path directory, String command) {
        return start(environment, directory, command, SMALL);
    }

    /// @param flags of the JVM
    public static BotProcess start(
            Map<String, String> environment, Path directory, String command, List<String> flags) {
        Path log = directory.resolve("bot-" + System.nanoTime() + ".log");
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(flags);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), command));
        var builder = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new BotProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// SIGKILL: nothing is closed, nothing is said.
    public void kill() {
        process.destroyForcibly();
    }

    /// SIGTERM, as Kubernetes sends it: returns at once, and what it then does is the bot's own business.
    public void terminate() {
        process.destroy();
    }

    public long pid() {
        return process.pid();
    }

    /// SIGSTOP: nothing of it runs until [#thaw], its connections stay open.
    public void freeze() {
        signal("-STOP");
    }

    public void thaw() {
        signal("-CONT");
    }

    private void signal(String which) {
        try {
            new ProcessBuilder("kill", which, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .onExit()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// @return its status
    public int awaitEnd() {
        return process.onExit().orTimeout(30, TimeUnit.SECONDS).join().exitValue();
    }

    /// By its own word: Slack may hold a connection open already that the bot gives up while it starts.
    public boolean isConnected() {
        return log().contains("\"connected\":\"true\"");
    }

    /// What it has printed.
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
