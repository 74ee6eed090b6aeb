package dev.vmbot.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vmbot.Shows;
import dev.vmbot.app.stage.BotProcess;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.Surroundings;
import dev.vmbot.app.stage.Way;
import dev.vmbot.sandbox.Installation;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.SlackDouble;
import dev.vmbot.sandbox.slack.world.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The bot's own credentials, and where they lie, get neither into its log nor to Slack nor into what it stores: while
/// all is well, and when what they are for is away or refuses them.
final class OwnSecretsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String CANARY = "c4n4ry";
    private static final String OPS = Surroundings.OPS;
    private static final String ALICE = Surroundings.ALICE;

    private final Surroundings surroundings = Surroundings.open();
    private final SlackDouble slack = surroundings.slack();
    private final String access = surroundings.cluster().botKubeconfig();
    private final Path place = Files.createTempDirectory("vmbot-" + CANARY);

    OwnSecretsIT() throws IOException {}

    @AfterEach
    void close() {
        surroundings.close();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    @Shows("S1")
    void stayWithTheBotAtWork(Way way) throws IOException {
        surroundings.kubeVirt().running(Surroundings.NAMESPACE, "db-1", RunStrategy.MANUAL);
        Map<String, String> environment = surroundings.environment("bot-0", way);
        environment.put("KUBECONFIG", kubeconfig(access));
        List<String> told = new ArrayList<>();
        try (BotProcess bot = surroundings.startBot(environment)) {
            await().atMost(SOON).until(() -> surroundings.leads("bot-0") && isServing(bot, way));
            assertThat(carryOut("stop")).contains("successful");
            troubleNext();
            assertThat(carryOut("start")).contains("failed");
            slack.await(SOON, () -> slack.transcript().contains("I left out events"));
            stored().forEach(told::add);
            surroundings.cluster().close();
            int before = slack.ephemerals(ALICE).size();
            slack.as(ALICE).command(OPS, "/vm", "stop db-1 -n " + Surroundings.NAMESPACE);
            slack.await(SOON, () -> slack.ephemerals(ALICE).size() > before);
            told.add(bot.log());
        }
        shown().forEach(told::add);

        assertThat(told).hasSizeGreaterThan(10).noneMatch(this::isSecret);
    }

    private boolean isServing(BotProcess bot, Way way) {
        return way == Way.HTTP ? slack.push().verifies() : bot.isConnected();
    }

    /// The cluster refuses a start, and Slack the token for a while.
    private void troubleNext() {
        surroundings.kubeVirt().faults().failNext(request -> request.path().endsWith("/db-1/start"), 403);
        List.of("invalid_auth", "token_revoked").forEach(error -> slack.failNext("chat.update", error));
    }

    private String carryOut(String verb) {
        int before = slack.messages(OPS).size();
        slack.as(ALICE).command(OPS, "/vm", verb + " db-1 -n " + Surroundings.NAMESPACE);
        slack.await(SOON, () -> slack.messages(OPS).stream().skip(before).anyMatch(Stage::isCard));
        Message card = slack.messages(OPS).stream()
                .skip(before)
                .filter(Stage::isCard)
                .findFirst()
                .orElseThrow();
        slack.as(ALICE).pressButton(card, "Approve");
        slack.await(SOON, () -> Stage.isEnd(slack.now(card)));
        return slack.now(card).readable().toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @CsvSource({
        "SLACK_BOT_TOKEN, xoxb-c4n4ry, invalid_auth",
        "SLACK_APP_TOKEN, xapp-c4n4ry, invalid_auth",
        "KUBECONFIG, its token is refused, UNAUTHENTICATED",
        "KUBECONFIG, its cluster is away, UNREACHABLE",
    })
    @Shows("S1")
    void stayWithABotThatCannotWork(String setting, String value, String sign) throws IOException {
        Map<String, String> environment = spoiled(setting, value);
        try (BotProcess bot = surroundings.startBot(environment)) {
            await().atMost(SOON).until(() -> bot.log().contains(sign));

            assertThat(bot.log()).doesNotContain(CANARY);
        }
        try (BotProcess check = surroundings.startBot(environment, "check")) {
            assertThat(check.awaitEnd()).isEqualTo(1);

            assertThat(check.log()).contains("could not work yet").doesNotContain(CANARY);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SLACK_BOT_TOKEN, c4n4ry, SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN, c4n4ry, SLACK_APP_TOKEN",
        "KUBECONFIG, it is no YAML, no kubeconfig",
        "KUBECONFIG, it is a bare token, no kubeconfig",
        "KUBECONFIG, its CA is absent, certificate-authority that cannot be read",
        "KUBECONFIG, it is absent, no file that can be read",
    })
    @Shows("S1")
    void stayWithABotThatRefusesItsSettings(String setting, String value, String sign) throws IOException {
        Map<String, String> environment = spoiled(setting, value);
        for (String command : List.of("run", "check")) {
            try (BotProcess bot = surroundings.startBot(environment, command)) {
                assertThat(bot.awaitEnd()).isEqualTo(78);

                assertThat(bot.log()).contains(sign).doesNotContain(CANARY);
            }
        }
    }

    private Map<String, String> spoiled(String setting, String value) throws IOException {
        Map<String, String> environment = surroundings.environment("bot-0", Way.SOCKET_MODE);
        environment.put("VMBOT_LOG", "plain");
        environment.put(
                setting,
                switch (value) {
                    case "its token is refused" ->
                        kubeconfig(access.replaceAll("token: \"[^\"]*\"", "token: \"" + CANARY + "\""));
                    case "its cluster is away" ->
                        kubeconfig(access.replaceAll(
                                "server: \"[^\"]*\"", "server: \"http://127.0.0.1:1/" + CANARY + "\""));
                    case "its CA is absent" ->
                        kubeconfig(access.replaceAll(
                                "server: \"[^\"]*\"",
                                "server: \"https://127.0.0.1:1\"\n    certificate-authority: /" + CANARY));
                    case "it is a bare token" -> kubeconfig(CANARY);
                    case "it is no YAML" -> kubeconfig("users: [{user: {token: " + CANARY + "}}");
                    case "it is absent" -> place.resolve("absent").toString();
                    default -> value;
                });
        return environment;
    }

    private String kubeconfig(String content) throws IOException {
        return Files.writeString(place.resolve("kubeconfig"), content).toString();
    }

    private boolean isSecret(String text) {
        var token = Pattern.compile("token: \"([^\"]+)\"").matcher(access);
        assertThat(token.find()).isTrue();
        return Stream.of(
                        CANARY,
                        token.group(1),
                        SlackDouble.BOT_TOKEN,
                        SlackDouble.APP_TOKEN,
                        SlackDouble.SIGNING_SECRET)
                .anyMatch(text::contains);
    }

    private Stream<String> shown() {
        return Stream.concat(
                slack.world().messages().stream()
                        .map(message -> message.toJson(true).encode()),
                slack.api().calls().stream()
                        .flatMap(call -> call.arguments().stream())
                        .filter(argument -> !argument.getKey().equals("token"))
                        .map(argument -> String.valueOf(argument.getValue())));
    }

    private Stream<String> stored() {
        var store = surroundings.kubeVirt().store();
        return Stream.of(
                        store.list(Resource.OPERATIONS, Installation.NAMESPACE),
                        store.list(Resource.LEASES, Installation.NAMESPACE),
                        store.list(Resource.EVENTS, ""))
                .flatMap(List::stream)
                .map(Object::toString);
    }
}
