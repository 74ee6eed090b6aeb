package dev.vmbot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a newcomer meets who types the README's first command, by the JDKs that the machine has.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "mvnw is a shell script; Windows has mvnw.cmd")
final class MvnwTest {

    @TempDir
    private Path machine;

    private Path jdk17;
    private Path tools;

    @BeforeEach
    void installsAnOldJdkAsTheDefault() throws IOException {
        jdk17 = jdk("jdk-17", "17.0.15");
        tools = Files.createDirectories(machine.resolve("tools"));
        for (String tool : List.of("sh", "dirname", "grep", "readlink")) {
            Files.createSymbolicLink(tools.resolve(tool), found(tool));
        }
    }

    @Test
    void saysInOneSentenceWhichJdkIsMissing() throws IOException, InterruptedException {
        Output output = run("./mvnw", "-v");

        assertThat(output.status()).isEqualTo(1);
        assertThat(output.lines()).singleElement().asString().contains("JDK 25", "install", "JAVA_HOME");
    }

    @Test
    void saysItToWhoeverHasNoJavaAtAll() throws IOException, InterruptedException {
        Files.delete(jdk17.resolve("bin/javac"));

        Output output = run("./mvnw", "-v");

        assertThat(output.lines()).singleElement().asString().contains("JDK 25");
    }

    @Test
    void takesTheJdkThatStandsBesideAnOlderDefault() throws IOException, InterruptedException {
        Path jdk25 = jdk("jdk-25", "25.0.3");

        assertThat(run("-c", ". .mvn/find-jdk.sh; echo $JAVA_HOME").lines()).containsExactly(jdk25.toString());
    }

    @Test
    void takesNoRuntimeForAJdk() throws IOException, InterruptedException {
        Files.delete(jdk("jre-25", "25.0.3").resolve("bin/javac"));

        assertThat(run("./mvnw", "-v").status()).isEqualTo(1);
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = machine.resolve(name);
        Path javac = Files.createDirectories(home.resolve("bin")).resolve("javac");
        Files.writeString(javac, "#!/bin/sh\n");
        Files.setPosixFilePermissions(javac, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return home;
    }

    private static Path found(String tool) {
        return Stream.of("/usr/bin", "/bin")
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private Output run(String... arguments) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(Stream.concat(Stream.of("sh"), List.of(arguments).stream())
                        .toList())
                .redirectErrorStream(true);
        builder.environment().put("PATH", jdk17.resolve("bin") + ":" + tools);
        builder.environment().put("JAVA_HOME", jdk17.toString());
        builder.environment().put("JDK_HOMES", machine + "/*");
        Process process = builder.start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return new Output(process.waitFor(), lines);
    }

    private record Output(int status, List<String> lines) {}
}
