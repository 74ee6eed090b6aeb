package dev.vmbot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import dev.vmbot.intent.Interpreter;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.Story;
import dev.vmbot.operation.execution.Defects;
import dev.vmbot.operation.execution.Turns;
import dev.vmbot.sandbox.slack.SlackDouble;
import dev.vmbot.sandbox.slack.world.Message;
import dev.vmbot.sandbox.slack.world.World;
import dev.vmbot.slack.Announcer;
import dev.vmbot.slack.Posting;
import dev.vmbot.slack.SlackDirectory;
import dev.vmbot.slack.transport.SocketTransport;
import dev.vmbot.slack.web.SlackClients;
import dev.vmbot.slack.web.WebSlackGateway;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// People in a workspace, and the bot's whole Slack side over a real socket; behind it, VMs that all run.
abstract class InboundStage {

    static final Duration SOON = Duration.ofSeconds(20);
    static final String OPS = "C0OPS";

    private static final Interpreter INTERPRETER = new Interpreter(World.BOT);

    final SlackDouble workspace = SlackDouble.start();
    final InMemoryOperationStore store = new InMemoryOperationStore();
    final FakeDesk desk = new FakeDesk(store);
    final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    final Slack slack = SlackClients.open(URI.create(workspace.apiUrl()));
    final WebSlackGateway gateway = new WebSlackGateway(slack, SlackDouble.BOT_TOKEN, InstantSource.system());
    final Posting posting = new Posting(gateway, store, Thread::sleep);
    final Announcer announcer = new Announcer(
            store,
            gateway,
            posting,
            Story.leading(),
            InstantSource.system(),
            new Turns.Threads(threads, timer, new Defects(InstantSource.system())));
    final Reception reception = reception();
    final SocketTransport transport = new SocketTransport(slack, SlackDouble.APP_TOKEN, InstantSource.system());

    private Reception reception() {
        var bot = gateway.whoAmI();
        var directory = new SlackDirectory(gateway, bot, Set.of());
        var useCases = new UseCases(
                INTERPRETER::interpret,
                _ -> Optional.empty(),
                _ -> name -> name.equals("db-1") ? Set.of("prod") : Set.of(),
                desk,
                desk,
                desk,
                desk);
        var rules = new ChannelRules(Map.of("C0NIGHTLY", new ChannelRules.Rule(Optional.of("night"), false)));
        return new Reception(
                new Reception.Counterpart(gateway, bot, directory, posting),
                useCases,
                store,
                rules,
                new Reception.Engine(threads, InstantSource.system()));
    }

    @BeforeEach
    void connect() {
        announcer.lead();
        transport.start(SlackApp.of(slack, reception));
        workspace.await(SOON, () -> workspace.sockets().open() == 1);
    }

    @AfterEach
    void close() throws Exception {
        transport.close();
        announcer.close();
        threads.close();
        timer.close();
        slack.close();
        workspace.close();
    }

    Message card(String beginning) {
        Message card = workspace.awaitMessage(
                SOON,
                message ->
                        message.text().startsWith(beginning) && message.author().isBot());
        Awaitility.await()
                .atMost(SOON)
                .until(() -> store.list().stream()
                        .flatMap(operation -> operation.card().stream())
                        .anyMatch(known -> known.ts().equals(card.ts())));
        return card;
    }

    /// What the bot tells somebody privately; Slack itself does too, when a machine is too busy for a command.
    Message told() {
        return workspace.awaitMessage(
                SOON, message -> message.isEphemeral() && message.author().id().equals("U0VMBOT"));
    }

    void approved() {
        Awaitility.await().atMost(SOON).until(() -> only().state().phase().equals("Approved"));
    }

    Operation only() {
        assertThat(store.list()).hasSize(1);
        return store.list().getFirst();
    }
}
