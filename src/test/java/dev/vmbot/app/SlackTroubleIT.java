package dev.vmbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.Shows;
import dev.vmbot.app.stage.InMemoryCluster;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.Way;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.SlackDouble;
import dev.vmbot.sandbox.slack.SlackOptions;
import dev.vmbot.sandbox.slack.world.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people see when a card expires, when Slack fails, and where the bot must not or cannot speak.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SlackTroubleIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ALICE = "U0ALICE";
    private static final String OPS = "C0OPS";
    private static final String IMPATIENT = """
            operations: {namespace: vm-bot, approvalTtl: PT2S}
            access: {identity: {email: true}}
            """;

    private final InMemoryCluster cluster = InMemoryCluster.open();
    private final Stage stage = Stage.open(cluster, Way.SOCKET_MODE);
    private final SlackDouble slack = stage.slack();
    private String namespace;

    SlackTroubleIT() throws IOException {}

    @BeforeEach
    void takeANamespace() {
        namespace = furnish(stage);
    }

    private static String furnish(Stage stage) {
        String name = stage.newNamespace();
        stage.grant("alice@example.com", name, Right.VIEW, Right.START, Right.STOP);
        stage.running(name, "db-1", RunStrategy.ALWAYS);
        return name;
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    @Shows({"P8", "P14"})
    void endsACardThatNobodyAnswersAndTakesNoPressAfterwards() throws IOException {
        try (Stage hasty = Stage.open(
                InMemoryCluster.open(), Way.SOCKET_MODE, SlackOptions.standard().withoutRateLimits(), IMPATIENT)) {
            String where = furnish(hasty);
            Message card = hasty.command(ALICE, OPS, "/vm", "stop db-1 -n " + where);
            var approve = hasty.button(card, "Approve");

            assertThat(hasty.awaitEnd(card).readable()).containsIgnoringCase("expired");
            int before = hasty.slack().ephemerals(ALICE).size();
            hasty.slack().as(ALICE).pressForged(card, approve);

            hasty.slack().await(SOON, () -> hasty.slack().ephemerals(ALICE).size() > before);
            assertThat(hasty.slack().ephemerals(ALICE).getLast().readable())
                    .contains("This expired at", "changed nothing");
            assertThat(hasty.asks(where, "db-1")).isEmpty();
            assertThat(hasty.slack().thread(OPS, card.ts())).hasSize(1);
        }
    }

    @Test
    @Shows("P24")
    void takesAChannelThatOthersShareToTheDirectMessage() {
        String direct = slack.as(ALICE).directMessage();
        int before = slack.messages(direct).size();

        slack.as(ALICE).mention("C0PARTNERS", "stop " + namespace + "/db-1");
        Message card = stage.awaitCard(direct, before);
        stage.approve(ALICE, card);

        assertThat(stage.awaitEnd(card).readable()).containsIgnoringCase("stop successful");
        assertThat(ofTheBot("C0PARTNERS")).isEmpty();
        assertThat(slack.ephemerals(ALICE))
                .filteredOn(message -> message.channel().equals("C0PARTNERS"))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message.readable())
                        .contains("shared with another workspace")
                        .doesNotContain("db-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status %s/db-1", "list -n %s", "diagnose %s/db-1"})
    @Shows("P24")
    void postsNoStateInAChannelThatOthersShare(String question) {
        String direct = slack.as(ALICE).directMessage();
        int before = slack.messages(direct).size();

        slack.as(ALICE).mention("C0PARTNERS", question.formatted(namespace));

        slack.await(SOON, () -> slack.messages(direct).size() > before);
        assertThat(slack.messages(direct).getLast().readable()).contains("db-1");
        assertThat(ofTheBot("C0PARTNERS")).isEmpty();
    }

    @Test
    @Shows("P26")
    void makesNoOperationWhereItCannotPost() {
        assertThat(stage.askPrivately(ALICE, "C0LOBBY", "stop db-1 -n " + namespace))
                .contains("Invite me", "/invite", "direct message", "Nothing was changed");

        assertThat(operations()).noneMatch(operation -> operation.contains(namespace));
        assertThat(slack.messages("C0LOBBY")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"warning", "refresh_requested", "cut"})
    @Shows("P10")
    void goesOnOverANewSocket(String how) {
        Message card = stage.command(ALICE, OPS, "/vm", "stop db-1 -n " + namespace);
        int before = slack.sockets().accepted();

        if (how.equals("cut")) {
            slack.sockets().closeAll();
        } else {
            slack.sockets().askToReconnect(how);
        }
        slack.await(
                SOON,
                () -> slack.sockets().accepted() > before && slack.sockets().open() > 0);
        stage.approve(ALICE, card);

        assertThat(stage.awaitEnd(card).readable()).containsIgnoringCase("stop successful");
        assertThat(stage.asks(namespace, "db-1")).containsExactly("stop");
    }

    @Test
    @Shows("P10")
    void deliversTheEndAfterSlackLimitedTheRate() {
        Message card = stage.command(ALICE, OPS, "/vm", "stop db-1 -n " + namespace);
        slack.failNext("chat.update", 429, Duration.ofSeconds(1));
        slack.failNext("chat.update", 429, Duration.ofSeconds(1));

        stage.approve(ALICE, card);

        assertThat(stage.awaitEnd(card).readable()).containsIgnoringCase("stop successful");
    }

    @Test
    @Shows("P10")
    void deliversTheEndOnceTheTokenCountsAgain() {
        Message card = stage.command(ALICE, OPS, "/vm", "stop db-1 -n " + namespace);
        List.of("token_revoked", "invalid_auth").forEach(error -> slack.failNext("chat.update", error));

        stage.approve(ALICE, card);

        assertThat(stage.awaitEnd(card).readable()).containsIgnoringCase("stop successful");
        assertThat(stage.asks(namespace, "db-1")).containsExactly("stop");
    }

    @Test
    @Shows("P10")
    void postsTheEndAnewWhenSomebodyDeletedTheCard() {
        Message card = stage.command(ALICE, OPS, "/vm", "stop db-1 -n " + namespace);
        int before = slack.messages(OPS).size();
        var approve = stage.button(card, "Approve");

        slack.world().delete(card.channel(), card.ts());
        slack.as(ALICE).pressForged(card, approve);

        Message anew = stage.awaitCard(OPS, before - 1);
        assertThat(stage.awaitEnd(anew).readable()).containsIgnoringCase("stop successful");
    }

    @Test
    @Shows("P10")
    void tellsTheEndDirectlyWhenTheChannelWasArchived() {
        String direct = slack.as(ALICE).directMessage();
        int before = slack.messages(direct).size();
        Message card = stage.command(ALICE, OPS, "/vm", "stop db-1 -n " + namespace);
        slack.failNext("chat.update", "is_archived");

        stage.approve(ALICE, card);

        assertThat(stage.awaitEnd(stage.awaitCard(direct, before)).readable()).containsIgnoringCase("stop successful");
    }

    @Test
    @Shows("P27")
    void sendsASentenceWithEachMessage() {
        stage.carryOut(ALICE, OPS, "stop db-1 -n " + namespace);
        stage.askPrivately(ALICE, OPS, "status db-1 -n " + namespace);

        assertThat(slack.warnings()).isEmpty();
        assertThat(slack.world().messages())
                .filteredOn(message -> message.author().id().equals("U0VMBOT"))
                .allSatisfy(message -> assertThat(message.text()).isNotBlank());
    }

    private List<Message> ofTheBot(String channel) {
        return slack.messages(channel).stream()
                .filter(message -> message.author().isBot())
                .toList();
    }

    private List<String> operations() {
        return cluster
                .admin()
                .genericKubernetesResources("vmbot.dev/v1", "VirtualMachineOperation")
                .inNamespace("vm-bot")
                .list()
                .getItems()
                .stream()
                .map(Object::toString)
                .toList();
    }
}
