package dev.vmbot.slack.web;

import static dev.vmbot.Latches.awaitLatch;
import static dev.vmbot.slack.card.Scenes.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.slack.api.Slack;
import dev.vmbot.access.Member;
import dev.vmbot.access.Member.Standing;
import dev.vmbot.model.Person;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.Request.Place;
import dev.vmbot.sandbox.slack.SlackDouble;
import dev.vmbot.sandbox.slack.world.Content;
import dev.vmbot.slack.Mark;
import dev.vmbot.slack.SlackDirectory;
import dev.vmbot.slack.SlackException;
import dev.vmbot.slack.SlackGateway;
import dev.vmbot.slack.card.answer.TalkCard;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The gateway and the directory against a whole workspace.
final class SlackDoubleGatewayTest {

    private final SlackDouble workspace = SlackDouble.start();
    private final Slack slack = SlackClients.open(URI.create(workspace.apiUrl()));
    private final SlackGateway gateway = new WebSlackGateway(slack, SlackDouble.BOT_TOKEN, InstantSource.system());
    private final SlackGateway.Bot bot = gateway.whoAmI();
    private final SlackDirectory directory = new SlackDirectory(gateway, bot, Set.of("S0VMADMINS"));

    @AfterEach
    void close() throws Exception {
        slack.close();
        workspace.close();
    }

    @Test
    void findsACardByItsMarkInAChannelAndInAThread() {
        Instant begun = Instant.now();
        var place = new Place("C0OPS", "");
        var card = gateway.post(place, TalkCard.busy(), Optional.of(Mark.card(ID)));
        var thread = new Place("C0OPS", card.ts());
        var other = new OperationId("vmop-00000000000000ff");
        var reply = gateway.post(thread, TalkCard.busy(), Optional.of(Mark.card(other)));

        assertThat(gateway.findMarked(place, Mark.card(ID), begun)).hasValue(card);
        assertThat(gateway.findMarked(thread, Mark.card(other), begun)).hasValue(reply);
        assertThat(gateway.findMarked(place, Mark.card(new OperationId("vmop-00000000000000aa")), begun))
                .isEmpty();
    }

    /// A burst of cards, each of which the leader looks for at the same time.
    @Test
    void readsAChannelOnceForAllThatAreLookedForInIt() throws Exception {
        Instant begun = Instant.now();
        var place = new Place("C0OPS", "");
        var card = gateway.post(place, TalkCard.busy(), Optional.of(Mark.card(ID)));
        var begin = new CountDownLatch(1);
        workspace.beforeAnswer(call -> {
            if (call.method().equals("conversations.history")) {
                awaitLatch(begin);
            }
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var came = new CountDownLatch(40);
            List<Future<Optional<Operation.Card>>> found = new ArrayList<>();
            for (int one = 0; one < 40; one++) {
                found.add(threads.submit(() -> {
                    came.countDown();
                    return gateway.findMarked(place, Mark.card(ID), begun);
                }));
            }
            awaitLatch(came);
            begin.countDown();
            for (var one : found) {
                assertThat(one.get(20, TimeUnit.SECONDS)).hasValue(card);
            }
        }
        assertThat(workspace.calls("conversations.history")).hasSizeLessThan(20);
    }

    /// A burst of commands, before anything is known of whoever gave them.
    @Test
    void asksOnceWhoSomebodyIsForAllThatTheyAskFor() throws Exception {
        Person alice = new Person(bot.team(), "U0ALICE");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Member>> members = new ArrayList<>();
            for (int one = 0; one < 40; one++) {
                members.add(threads.submit(() -> directory.require(alice)));
            }
            for (var one : members) {
                assertThat(one.get(20, TimeUnit.SECONDS).email()).isPresent();
            }
        }
        assertThat(workspace.calls("users.info")).hasSizeLessThan(5);
    }

    @Test
    void findsNoCardThatAnotherAppMarked() {
        Instant begun = Instant.now();
        var place = new Place("C0OPS", "");
        var robot = workspace.world().requirePerson("U0ROBOT");
        var metadata = new JsonObject()
                .put("event_type", Mark.card(ID).kind().eventType())
                .put(
                        "event_payload",
                        new JsonObject().put("operation", ID.value()).put("part", "0"));
        var foreign = Content.text("Stop VM?").withMetadata(metadata);
        workspace.world().post("C0OPS", null, robot, foreign);
        assertThat(gateway.findMarked(place, Mark.card(ID), begun)).isEmpty();

        var card = gateway.post(place, TalkCard.busy(), Optional.of(Mark.card(ID)));

        assertThat(workspace.messages("C0OPS").getLast().metadata())
                .as("the forged one is like ours")
                .hasValue(metadata);
        assertThat(gateway.findMarked(place, Mark.card(ID), begun)).hasValue(card);
    }

    @Test
    void sharesATextAsASnippetInAThread() {
        var card = gateway.post(new Place("C0OPS", ""), TalkCard.busy(), Optional.empty());

        gateway.share(new Place("C0OPS", card.ts()), new SlackGateway.Snippet("a.txt", "Events", "one\ntwo – ä\n"));

        assertThat(workspace.thread("C0OPS", card.ts()).getLast().toJson(false).encode())
                .contains("Events", "two – ä");
    }

    @Test
    void replacesAMessage() {
        var card = gateway.post(new Place("C0OPS", ""), TalkCard.busy(), Optional.empty());

        gateway.update(card, TalkCard.broken());

        assertThat(workspace.messages("C0OPS"))
                .singleElement()
                .satisfies(message ->
                        assertThat(message.text()).isEqualTo(TalkCard.broken().text()));
    }

    @ParameterizedTest
    @CsvSource({
        "C0OPS, true, false",
        "C0LOBBY, false, false",
        "C0PARTNERS, true, true",
    })
    void knowsWhereItCanPostAndWhoElseReads(String channel, boolean open, boolean shared) {
        assertThat(gateway.channel(channel)).isEqualTo(new SlackGateway.Channel(channel, false, open, shared));
    }

    @Test
    void saysSoWhenThereIsNoSuchChannel() {
        SlackException failure = catchThrowableOfType(SlackException.class, () -> gateway.channel("C0NOWHERE"));

        assertThat(failure.reason()).isEqualTo(SlackException.Reason.CHANNEL_CLOSED);
    }

    @ParameterizedTest
    @CsvSource({
        "U0ALICE, FULL",
        "U0GUS, GUEST",
        "U0DORA, DEACTIVATED",
        "U0ROBOT, BOT",
        "USLACKBOT, BOT",
        "U0NOBODY, OUTSIDER",
        "U0OLGA, OUTSIDER",
    })
    void tellsWhoIsWho(String user, Standing standing) {
        assertThat(directory.require(new Person(bot.team(), user)).standing()).isEqualTo(standing);
    }

    @Test
    void knowsAddressAndGroupsOfAMember() {
        Member alice = directory.require(new Person(bot.team(), "U0ALICE"));
        Member bob = directory.require(new Person(bot.team(), "U0BOB"));

        assertThat(alice.email()).hasValue("alice@example.com");
        assertThat(alice.groups()).containsExactly("S0VMADMINS");
        assertThat(bob.groups()).isEmpty();
    }

    @Test
    void letsNobodyInUnderATeamThatIsNotTheirs() {
        assertThat(directory.require(new Person("T0ELSEWHERE", "U0ALICE")).standing())
                .isEqualTo(Standing.OUTSIDER);
    }

    @Test
    void asksSlackOnceForOnePerson() {
        directory.require(new Person(bot.team(), "U0ALICE"));
        directory.require(new Person(bot.team(), "U0ALICE"));

        assertThat(workspace.calls("users.info")).hasSize(1);
    }
}
