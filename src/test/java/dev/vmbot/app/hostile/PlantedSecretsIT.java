package dev.vmbot.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.app.stage.InMemoryCluster;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.Way;
import dev.vmbot.sandbox.Installation;
import dev.vmbot.sandbox.kubevirt.Behaviour;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.kubevirt.api.LoggedRequest;
import dev.vmbot.sandbox.kubevirt.store.ApiException;
import dev.vmbot.sandbox.kubevirt.store.InMemoryStore;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Patch;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Write;
import dev.vmbot.sandbox.kubevirt.virt.LauncherLog;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.SlackOptions;
import dev.vmbot.sandbox.slack.world.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/// Secrets that stand wherever the bot may read reach neither Slack nor its log nor what it stores; what stands beside
/// them is told.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlantedSecretsIT {

    private static final String ALICE = "U0ALICE";
    private static final String OPS = "C0OPS";
    private static final String REDACTED = "[redacted]";
    private static final Duration SOON = Duration.ofSeconds(20);
    /// Time enough for an early warning, which comes after 5 s or not at all.
    private static final String SETTINGS = """
        operations: {namespace: vm-bot, startTimeout: PT10S, stopMargin: PT3S, restartPause: PT0.2S,
                     requestsPerMinute: {person: 100000, channel: 100000}}
        access: {identity: {email: true}}
        """;

    private final InMemoryCluster cluster = InMemoryCluster.open();
    private final Stage stage =
            Stage.open(cluster, Way.SOCKET_MODE, SlackOptions.standard().withoutRateLimits(), SETTINGS);
    private final InMemoryStore store = cluster.kubeVirt().store();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private String namespace = "";

    PlantedSecretsIT() throws IOException {}

    @BeforeAll
    void listen() {
        log.start();
        root().addAppender(log);
    }

    @BeforeEach
    void takeANamespace() {
        namespace = stage.newNamespace();
        stage.grant("alice@example.com", namespace, Right.VIEW, Right.START, Right.STOP, Right.DIAGNOSE);
        Plant.furnish(store, namespace);
    }

    /// A node that was lost would be the next test's too.
    @AfterEach
    void heal() {
        cluster.kubeVirt().resumeControllers();
        stage.behave(namespace, "db-1", Behaviour.NORMAL);
        await().atMost(SOON)
                .until(() -> store.list(Resource.NODES, "").stream()
                        .allMatch(node -> Json.text(node, "metadata", "labels", "kubevirt.io/schedulable")
                                .equals("true")));
    }

    @AfterAll
    void end() {
        root().detachAppender(log);
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({
        "IMAGE_PULL_ERROR, image-pull",
        "NEVER_SCHEDULES, insufficient-memory",
        "SECRET_MISSING, secret-missing",
        "VOLUME_ATTACH_ERROR, volume-multi-attach",
        "NETWORK_MISSING, network-attachment-missing",
        "PVC_MISSING, claim-missing",
        "PVC_UNBOUND, storage-class-missing",
        "IMPORT_FAILED, import-failed",
        "POD_QUOTA, quota-exceeded",
        "VMI_REFUSED, webhook-refusal",
        "PAUSED_IO_ERROR, paused-by-storage",
        "NODE_LOST, node-lost",
    })
    void tellsTheCauseWithoutTheSecretsBesideIt(Behaviour behaviour, String rule) {
        cluster.kubeVirt().createVm(namespace, "db-1", RunStrategy.ALWAYS, behaviour);
        await().atMost(SOON).until(() -> diagnosis().contains("Rule `" + rule + "`"));
        plant();

        String told = diagnosis();
        stage.askPrivately(ALICE, OPS, "status db-1 -n " + namespace);

        assertThat(told).contains("Rule `" + rule + "`", Plant.HARMLESS, REDACTED);
        assertNothingLeaked();
    }

    @Test
    void warnsAndFindsWithoutThem() {
        stage.stopped(namespace, "db-1", RunStrategy.HALTED);
        stage.behave(namespace, "db-1", Behaviour.IMAGE_PULL_ERROR);
        Message card = stage.command(ALICE, OPS, "/vm", "start db-1 -n " + namespace);
        stage.approve(ALICE, card);
        stage.awaitVm(namespace, "db-1", vm -> vm.status().equals("ImagePullBackOff"));
        plant();

        Message warning = stage.awaitWarning(card);
        Message findings = stage.awaitFindings(stage.awaitEnd(card));

        assertThat(warning.readable()).contains("Rule `image-pull`", Plant.HARMLESS, REDACTED);
        assertThat(findings.readable()).contains("Rule `image-pull`", Plant.HARMLESS, REDACTED);
        assertThat(stage.slack().now(card).readable()).contains(Plant.HARMLESS, REDACTED);
        assertNothingLeaked();
    }

    @Test
    void uploadsEventsAndLogWithoutThem() {
        stage.stopped(namespace, "db-1", RunStrategy.MANUAL);
        ObjectNode annotated = Json.object();
        Json.child(annotated, "metadata", "annotations")
                .put(LauncherLog.MORE, (Plant.WORDS + "{\"msg\":\"on\"}\n").repeat(3));
        store.patch(Resource.VMS.key(namespace, "db-1"), new Patch.Merge(annotated), Write.MAIN);
        String here = namespace;
        store.admit((resource, _, after) -> {
            if (isFor(resource, Resource.EVENTS, after, here) && !isOurs(after)) {
                Plant.messages(after);
            }
        });
        stage.behave(namespace, "db-1", Behaviour.CRASH_LOOP);

        Message card = stage.carryOut(ALICE, OPS, "start db-1 -n " + namespace);

        stage.awaitFindings(card);
        stage.slack().await(SOON, () -> snippet(card).isPresent());
        assertThat(snippet(card).orElseThrow()).contains(Plant.HARMLESS, REDACTED, "Domain defined");
        assertNothingLeaked();
    }

    @Test
    void quotesARefusalWithoutThem() {
        stage.stopped(namespace, "db-1", RunStrategy.HALTED);
        String here = namespace;
        store.admit((resource, before, after) -> {
            boolean starts = Json.text(after, "spec", "runStrategy").equals("Always");
            if (isFor(resource, Resource.VMS, after, here) && before.isPresent() && starts) {
                throw ApiException.of(422, "Invalid", "the server rejected our request:" + Plant.WORDS);
            }
        });

        Message card = stage.carryOut(ALICE, OPS, "start db-1 -n " + namespace);

        assertThat(card.readable()).contains("rejected our request", Plant.HARMLESS, REDACTED);
        stage.awaitFindings(card);
        assertNothingLeaked();
    }

    @Test
    void saysWhyItIsTryingWithoutThem() {
        cluster.kubeVirt().createVm(namespace, "db-1", RunStrategy.ALWAYS, Behaviour.VMI_REFUSED);
        await().atMost(SOON).until(() -> diagnosis().contains("Rule `webhook-refusal`"));
        plant();

        await().atMost(SOON)
                .until(() -> stage.askPrivately(ALICE, OPS, "start db-1 -n " + namespace)
                        .contains(Plant.HARMLESS));

        assertNothingLeaked();
    }

    @Test
    void logsNoneOfThemWhenAnEventIsRefused() {
        stage.stopped(namespace, "db-1", RunStrategy.HALTED);
        String here = namespace;
        store.admit((resource, _, after) -> {
            if (isFor(resource, Resource.EVENTS, after, here) && isOurs(after)) {
                throw ApiException.of(422, "Invalid", "admission webhook \"guard\" denied the request:" + Plant.WORDS);
            }
        });

        stage.carryOut(ALICE, OPS, "start db-1 -n " + namespace);

        await().atMost(SOON).until(() -> logged().anyMatch(line -> line.contains("event not written")));
        assertNothingLeaked();
    }

    private void plant() {
        cluster.kubeVirt().pauseControllers();
        Plant.everywhere(store, namespace);
    }

    private String diagnosis() {
        return stage.askPrivately(ALICE, OPS, "diagnose db-1 -n " + namespace);
    }

    private Optional<String> snippet(Message card) {
        return stage.slack().thread(OPS, card.ts()).stream()
                .map(message -> message.toJson(false).encode())
                .filter(json -> json.contains("file_share"))
                .findFirst();
    }

    private static boolean isFor(Resource resource, Resource wanted, ObjectNode object, String namespace) {
        return resource.equals(wanted)
                && Json.text(object, "metadata", "namespace").equals(namespace);
    }

    private static boolean isOurs(ObjectNode event) {
        return Json.text(event, "source", "component").equals("vm-lifecycle-bot");
    }

    private void assertNothingLeaked() {
        List<String> texts = Stream.of(called(), shown(), logged(), stored())
                .flatMap(kind -> kind)
                .toList();

        assertThat(texts).isNotEmpty();
        assertThat(texts.stream().filter(Plant::isIn)).isEmpty();
        assertThat(asked()).isNotEmpty().noneMatch(path -> path.contains("/secrets"));
    }

    private Stream<String> asked() {
        return cluster.kubeVirt().log().all().stream()
                .filter(request -> request.user().equals(Installation.SERVICE_ACCOUNT))
                .map(LoggedRequest::path);
    }

    private Stream<String> called() {
        return stage.slack().api().calls().stream()
                .map(call -> call.method() + " " + call.arguments().encode());
    }

    private Stream<String> shown() {
        return stage.slack().world().messages().stream()
                .map(message -> message.toJson(true).encode());
    }

    /// What the bot's own settings would let through.
    private Stream<String> logged() {
        List<ILoggingEvent> all;
        synchronized (log) {
            all = List.copyOf(log.list);
        }
        return all.stream()
                .filter(event -> event.getLevel()
                        .isGreaterOrEqual(event.getLoggerName().startsWith("dev.vmbot") ? Level.INFO : Level.WARN))
                .map(event -> event.getFormattedMessage()
                        + event.getKeyValuePairs()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())));
    }

    /// Operations, the Lease and events; those that were planted into are not the bot's.
    private Stream<String> stored() {
        return Stream.of(
                        store.list(Resource.OPERATIONS, Installation.NAMESPACE).stream(),
                        store.list(Resource.LEASES, Installation.NAMESPACE).stream(),
                        store.list(Resource.EVENTS, "").stream()
                                .filter(PlantedSecretsIT::isOurs)
                                .filter(event -> !Plant.isIn(Json.text(event, "metadata", "annotations", "note"))))
                .flatMap(objects -> objects)
                .map(ObjectNode::toString);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }
}
