package dev.vmbot.slack.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.slack.api.Slack;
import dev.vmbot.model.Check;
import dev.vmbot.sandbox.slack.SlackDouble;
import dev.vmbot.sandbox.slack.SlackOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SlackChecksTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    static List<String> scopesOfTheManifest() throws Exception {
        List<String> scopes = new ArrayList<>();
        new YAMLMapper()
                .readTree(Files.readString(Path.of("config/slack-manifest.yaml")))
                .at("/oauth_config/scopes/bot")
                .forEach(scope -> scopes.add(scope.asText()));
        return scopes;
    }

    @Test
    void findsEverythingInOrderAndAsksForWhatTheManifestAsksFor() throws Exception {
        List<Check> checks = checks(SlackOptions.standard());

        assertThat(checks).allMatch(Check::ok);
        assertThat(checks)
                .extracting(Check::name)
                .filteredOn(name -> name.startsWith("scope "))
                .containsExactlyInAnyOrderElementsOf(
                        scopesOfTheManifest().stream().map("scope "::concat).toList());
    }

    @ParameterizedTest
    @MethodSource("scopesOfTheManifest")
    void namesTheScopeThatIsMissing(String scope) throws Exception {
        assertThat(checks(SlackOptions.standard().withoutScope(scope)))
                .filteredOn(check -> !check.ok())
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.name()).isEqualTo("scope " + scope);
                    assertThat(check.verdict())
                            .isEqualTo(scope.equals("files:write") ? Check.Verdict.LACKING : Check.Verdict.WRONG);
                    assertThat(check.advice()).contains("OAuth & Permissions", "install the app again");
                });
    }

    /// What Slack delivers to it belongs to a bot.
    @Test
    void leavesNoSocketOpen() throws Exception {
        try (var workspace = SlackDouble.start(SlackOptions.standard())) {
            assertThat(checks(workspace)).allMatch(Check::ok);

            assertThat(workspace.sockets().accepted()).isEqualTo(1);
            workspace.await(SOON, () -> workspace.sockets().open() == 0);
        }
    }

    private static List<Check> checks(SlackOptions options) throws Exception {
        try (var workspace = SlackDouble.start(options)) {
            return checks(workspace);
        }
    }

    @SuppressWarnings("try") // the SDK's close() declares every exception
    private static List<Check> checks(SlackDouble workspace) throws Exception {
        try (Slack slack = SlackClients.open(URI.create(workspace.apiUrl()))) {
            var wanted = new SlackChecks.Wanted(SlackDouble.BOT_TOKEN, Optional.of(SlackDouble.APP_TOKEN), true, true);
            return new SlackChecks(slack, wanted).run();
        }
    }
}
