package dev.vmbot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vmbot.Shows;
import dev.vmbot.config.Settings.Channel;
import dev.vmbot.config.Settings.Transport;
import dev.vmbot.operation.OperationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsReaderTest {

    private static final Map<String, String> SOCKET =
            Map.of("SLACK_BOT_TOKEN", "xoxb-bot-secret", "SLACK_APP_TOKEN", "xapp-app-secret");

    @TempDir
    Path directory;

    @Test
    void needsNoFile() {
        Settings settings = SettingsReader.read(SOCKET, directory);

        assertThat(settings.operations().approvalTtl()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.operations().retention()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.kubernetes().namespace()).isEmpty();
        assertThat(settings.slack().apiUrl()).hasToString("https://slack.com/api/");
        assertThat(settings.adminPort()).isEqualTo(8080);
    }

    @Test
    void readsTheFileOfTheRepositoryAsNothingButDefaults() {
        Settings shown = SettingsReader.read(SOCKET, Path.of(""));

        assertThat(shown).isEqualTo(SettingsReader.read(SOCKET, directory));
    }

    @Test
    void readsEverySetting() throws IOException {
        write("""
            operations: {namespace: bots, approvalTtl: PT1M, startTimeout: PT2M, stopMargin: PT3S,
                         restartPause: PT4S, maxTargets: 5, retention: P1D,
                         requestsPerMinute: {person: 6, channel: 7}}
            access: {identity: {users: {U1: alice}, email: true, groups: {S1: ops}, userPrefix: "oidc:",
                                groupPrefix: "g:"}}
            remedies: {forceStop: true}
            channels: {C1: {namespace: dev, listen: false}, C2: {}}
            """);

        Settings settings = SettingsReader.read(SOCKET, directory);

        assertThat(settings.operations())
                .isEqualTo(new Settings.Operations(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        5,
                        Duration.ofDays(1),
                        new Settings.RequestsPerMinute(6, 7)));
        assertThat(settings.identity())
                .isEqualTo(
                        new Settings.IdentitySettings(Map.of("U1", "alice"), true, Map.of("S1", "ops"), "oidc:", "g:"));
        assertThat(settings.kubernetes().namespace()).contains("bots");
        assertThat(settings.forceStop()).isTrue();
        assertThat(settings.channels())
                .containsOnly(
                        Map.entry("C1", new Channel(Optional.of("dev"), false)),
                        Map.entry("C2", new Channel(Optional.empty(), true)));
    }

    @Test
    void prefersSocketModeWhenAnAppTokenIsSet() {
        var both = with(SOCKET, "SLACK_SIGNING_SECRET", "signing");

        assertThat(SettingsReader.read(both, directory).slack().transport())
                .isEqualTo(new Transport.SocketMode(new Secret("xapp-app-secret")));
    }

    @Test
    void takesHttpWithASigningSecretAlone() {
        var http = Map.of("SLACK_BOT_TOKEN", "xoxb-b", "SLACK_SIGNING_SECRET", "signing", "PORT", "3100");

        assertThat(SettingsReader.read(http, directory).slack().transport())
                .isEqualTo(new Transport.Http(new Secret("signing"), 3100));
    }

    @ParameterizedTest
    @CsvSource({"8080, ''", "3100, 3100", "'', 3000"})
    void refusesOnePortForTwoServers(String port, String adminPort) {
        var http =
                Map.of("SLACK_BOT_TOKEN", "xoxb-b", "SLACK_SIGNING_SECRET", "s", "PORT", port, "ADMIN_PORT", adminPort);

        assertThat(problems(http))
                .singleElement()
                .hasToString("PORT: is %s, as ADMIN_PORT is; for example a port that nothing else uses"
                        .formatted(port.isEmpty() ? "3000" : port));
    }

    @Test
    void letsAnyFreePortBeTakenForBothAndNeedsNoneForSocketMode() {
        var http = Map.of("SLACK_BOT_TOKEN", "xoxb-b", "SLACK_SIGNING_SECRET", "s", "PORT", "0", "ADMIN_PORT", "0");

        assertThat(SettingsReader.read(http, directory).adminPort()).isZero();
        assertThat(SettingsReader.read(with(SOCKET, "PORT", "8080"), directory).adminPort())
                .isEqualTo(8080);
    }

    @Test
    void namesEveryProblemAtOnce() throws IOException {
        write("operations: {approvalTtl: soon, colour: red}\nremedies: {forceStop: perhaps}\nchanels: {}\n");

        assertThat(problems(Map.of("ADMIN_PORT", "http")))
                .extracting(Problem::setting)
                .containsExactlyInAnyOrder(
                        "SLACK_BOT_TOKEN",
                        "SLACK_APP_TOKEN",
                        "ADMIN_PORT",
                        "operations.approvalTtl",
                        "operations.colour",
                        "remedies.forceStop",
                        "chanels");
    }

    @Test
    @Shows("S1")
    void printsNoSecret() {
        Settings settings = SettingsReader.read(SOCKET, directory);
        var wrong = Map.of("SLACK_BOT_TOKEN", "secret-of-the-wrong-kind", "SLACK_APP_TOKEN", "another-secret");

        assertThat(settings.toString()).doesNotContain("xoxb-bot-secret").doesNotContain("xapp-app-secret");
        assertThat(problems(wrong).toString())
                .doesNotContain("secret-of-the-wrong-kind")
                .doesNotContain("another-secret");
    }

    @Test
    void refusesAnAbsentFileThatWasNamed() {
        assertThat(problems(with(SOCKET, "VMBOT_CONFIG", "absent.yaml")))
                .extracting(Problem::setting)
                .containsExactly("VMBOT_CONFIG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"system:admin", "system:masters"})
    void refusesNamesThatKubernetesKeepsForItself(String name) throws IOException {
        write("access: {identity: {users: {U1: \"" + name + "\"}, groups: {S1: \"" + name + "\"}}}");

        assertThat(problems(SOCKET))
                .extracting(Problem::setting)
                .containsExactly("access.identity.users.U1", "access.identity.groups.S1");
    }

    @ParameterizedTest
    @CsvSource({
        "'operations: [', config/vmbot.yaml",
        "'operations: text', operations",
        "'just text', settings file",
        "'- operations: {maxTargets: 5}', settings file",
        "'- operations: {}\n- remedies: {forceStop: true}', settings file",
        "'[]', settings file",
        "'operations: {maxTargets: 0}', operations.maxTargets",
        "'operations: {maxTargets: 51}', operations.maxTargets",
        "'operations: {requestsPerMinute: {person: 0}}', operations.requestsPerMinute.person",
        "'operations: {requestsPerMinute: {channel: many}}', operations.requestsPerMinute.channel",
        "'operations: {requestsPerMinute: 5}', operations.requestsPerMinute",
        "'operations: {maxTargets: 100000}', operations.maxTargets",
        "'operations: {maxTargets: 4294967297}', operations.maxTargets",
        "'operations: {maxTargets: many}', operations.maxTargets",
        "'operations: {approvalTtl: -PT1S}', operations.approvalTtl",
        "'operations: {approvalTtl: 5}', operations.approvalTtl",
        "'operations: {approvalTtl: PT24H1S}', operations.approvalTtl",
        "'operations: {retention: PT0S}', operations.retention",
        "'operations: {retention: PT59M}', operations.retention",
        "'operations: {startTimeout: PT0.5S}', operations.startTimeout",
        "'operations: {namespace: Not_A_Namespace}', operations.namespace",
        "'channels: {C1: dev}', channels.C1",
        "'channels: {\"#ops\": {namespace: dev}}', channels.#ops",
        "'channels: {ops: {namespace: dev}}', channels.ops",
        "'access: {identity: {users: {alice: alice}}}', access.identity.users.alice",
        "'access: {identity: {users: {S1: alice}}}', access.identity.users.S1",
        "'access: {identity: {groups: {\"@ops\": ops}}}', access.identity.groups.@ops",
        "'access: {identity: {userPrefix: \"system:\"}}', access.identity.userPrefix",
        "'access: {identity: {userPrefix: \"system:serviceaccount:\"}}', access.identity.userPrefix",
        "'access: {identity: {groupPrefix: \"system:\"}}', access.identity.groupPrefix",
        "'access: {identity: {groupPrefix: \"sys\"}}', access.identity.groupPrefix",
        "'operations: {approvalTtl: PT1M, approvalTtl: PT2M}', config/vmbot.yaml",
        "'remedies: {forceStop: false}\n---\nremedies: {forceStop: true}', config/vmbot.yaml"
    })
    void tellsWhichSettingIsWrong(String yaml, String setting) throws IOException {
        write(yaml);

        assertThat(problems(SOCKET)).extracting(Problem::setting).containsExactly(setting);
    }

    @Test
    void tellsWhereAKeyStandsTheSecondTime() throws IOException {
        write("operations:\n  approvalTtl: PT1M\nremedies: {}\noperations:\n  approvalTtl: PT2M\n");

        assertThat(problems(SOCKET))
                .singleElement()
                .hasToString("config/vmbot.yaml: says a key twice, as is seen by line 5; for example each key once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n", "---\noperations: {}\n", "operations:\n"})
    void takesAFileThatSaysNothing(String yaml) throws IOException {
        write(yaml);

        assertThat(SettingsReader.read(SOCKET, directory).operations().maxTargets())
                .isEqualTo(50);
    }

    @Test
    void keepsWhatIsStillWatched() {
        assertThat(SettingsReader.LEAST_RETENTION).isGreaterThan(OperationState.LATE_WATCH.multipliedBy(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:9/api", "ftp://x/", "http://bad host/"})
    void refusesAnAddressThatIsNoBase(String address) {
        assertThat(problems(with(SOCKET, "SLACK_API_URL", address)))
                .extracting(Problem::setting)
                .containsExactly("SLACK_API_URL");
    }

    private List<Problem> problems(Map<String, String> environment) {
        var thrown =
                catchThrowableOfType(InvalidSettingsException.class, () -> SettingsReader.read(environment, directory));
        return thrown.problems();
    }

    private static Map<String, String> with(Map<String, String> environment, String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return more;
    }

    private void write(String yaml) throws IOException {
        Files.createDirectories(directory.resolve("config"));
        Files.writeString(directory.resolve("config/vmbot.yaml"), yaml);
    }
}
