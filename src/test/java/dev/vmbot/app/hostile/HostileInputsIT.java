package dev.vmbot.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.vmbot.Shows;
import dev.vmbot.app.stage.InMemoryCluster;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.Way;
import dev.vmbot.sandbox.Installation;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.kubevirt.api.LoggedRequest;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.world.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/// Everything in `hostile.tsv` against the whole bot over HTTP. After each: an answer, nothing written to the cluster,
/// no error logged, nobody mentioned, and the bot serves as before.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileInputsIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String OPS = Mischief.OPS;

    /// What a person's or the cluster's words could make of a message, were they not escaped. The bot itself mentions
    /// those who decide, itself, and times.
    private static final Pattern MARKUP =
            Pattern.compile("<(?!@U0ALICE>|@U0BOB> decides|@U0VMBOT>|!date\\^\\d+\\^\\{(time|ago)\\}\\|)[^>]*>");

    private final InMemoryCluster cluster = InMemoryCluster.open();
    private final Stage stage = Stage.open(cluster, Way.HTTP);
    private final Map<String, Message> cards = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final ListAppender<ILoggingEvent> errors = new ListAppender<>();
    private Mischief mischief;

    HostileInputsIT() throws IOException {}

    static List<HostileInput> inputs() throws IOException {
        return HostileInput.all();
    }

    @BeforeAll
    void setTheScene() {
        errors.start();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(errors);
        String namespace = stage.newNamespace();
        List.of("alice@example.com", "bob@example.com")
                .forEach(user -> stage.grant(user, namespace, Right.VIEW, Right.STOP));
        List.of("calm-1", "done-1", "left-1", "open-1", "bobs-1", "evil-1")
                .forEach(name -> stage.running(namespace, name, RunStrategy.ALWAYS));
        names.put("NS", namespace);
        Message done = open("DONE", "U0ALICE", "stop done-1 -n " + namespace);
        Message cancelled = open("CANCELLED", "U0ALICE", "stop left-1 -n " + namespace);
        open("PENDING", "U0ALICE", "stop open-1 -n " + namespace);
        open("BOBS", "U0BOB", "stop bobs-1 -n " + namespace);
        stage.approve("U0ALICE", done);
        stage.slack().as("U0ALICE").pressButton(cancelled, "Cancel");
        stage.awaitEnd(done);
        stage.awaitEnd(cancelled);
        cluster.kubeVirt().pauseControllers();
        awaitNoMoreWrites();
        mischief = new Mischief(stage, cluster, namespace, cards);
    }

    private Message open(String name, String person, String text) {
        Message card = stage.command(person, OPS, "/vm", text);
        cards.put(name, card);
        names.put(name, stage.button(card, "Cancel").getString("value"));
        return card;
    }

    private void awaitNoMoreWrites() {
        var before = new AtomicInteger(-1);
        Awaitility.await()
                .atMost(SOON)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> before.getAndSet(writes().size()) == writes().size());
    }

    @AfterAll
    void close() {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(errors);
        stage.close();
    }

    @Test
    void holdsTwentyOfEachKind() throws IOException {
        Map<String, Long> kinds =
                inputs().stream().collect(Collectors.groupingBy(HostileInput::kind, Collectors.counting()));

        assertThat(kinds)
                .hasSize(10)
                .allSatisfy((kind, count) -> assertThat(count).isGreaterThanOrEqualTo(20));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    @Shows({"P7", "P28"})
    void answersAndChangesNothing(HostileInput row) throws IOException {
        HostileInput input = row.with(names);
        errors.list.clear();
        List<LoggedRequest> before = writes();
        List<Message> said = ofTheBot();

        if (input.comesOverHttpAlone()) {
            assertThat(mischief.post(input)).hasToString(input.answer());
        } else {
            mischief.act(input);
            if (!input.isSilent()) {
                awaitAnswer(said, input.answer());
            }
        }

        assertThat(stage.askPrivately("U0ALICE", OPS, "status calm-1 -n " + names.get("NS")))
                .contains("calm-1", "Running");
        List<Message> answers = since(said);
        if (input.comesOverHttpAlone() || input.isSilent()) {
            assertThat(answers).hasSize(1);
        }
        assertThat(answers).allSatisfy(HostileInputsIT::isHarmless);
        assertThat(writes()).isEqualTo(before);
        assertThat(cluster.kubeVirt().powerRequests()).hasSize(1);
        assertThat(errors.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .isEmpty();
    }

    private void awaitAnswer(List<Message> said, String words) {
        stage.slack().await(SOON, () -> !since(said).isEmpty());
        assertThat(since(said)).extracting(Message::readable).anyMatch(answer -> answer.contains(words));
    }

    /// What the bot has written to the cluster; reviews and its Lease apart.
    private List<LoggedRequest> writes() {
        return cluster.kubeVirt().log().writes().stream()
                .filter(request -> request.user().equals(Installation.SERVICE_ACCOUNT))
                .toList();
    }

    private List<Message> ofTheBot() {
        return stage.slack().world().messages().stream()
                .filter(message ->
                        message.author().isBot() && message.author().id().equals("U0VMBOT"))
                .toList();
    }

    private List<Message> since(List<Message> said) {
        return ofTheBot().stream()
                .filter(message -> said.stream().noneMatch(old -> old.ts().equals(message.ts())))
                .toList();
    }

    private static void isHarmless(Message message) {
        assertThat(message.text()).doesNotContainPattern(MARKUP);
        message.blocks().forEach(block -> isHarmless(block, message));
    }

    private static void isHarmless(Object part, Message message) {
        switch (part) {
            case JsonObject object when "plain_text".equals(object.getString("type")) -> {}
            case JsonObject object -> object.forEach(entry -> isHarmless(entry.getValue(), message));
            case JsonArray array -> array.forEach(element -> isHarmless(element, message));
            case String text -> assertThat(text).as(message.text()).doesNotContainPattern(MARKUP);
            default -> {}
        }
    }
}
