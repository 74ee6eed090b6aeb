package dev.vmbot.app.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vmbot.app.Bot;
import dev.vmbot.config.Settings;
import dev.vmbot.config.SettingsReader;
import dev.vmbot.sandbox.kubevirt.Behaviour;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.kubevirt.VmRow;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.SlackDouble;
import dev.vmbot.sandbox.slack.SlackOptions;
import dev.vmbot.sandbox.slack.block.PlainText;
import dev.vmbot.sandbox.slack.world.Message;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A workspace, a cluster and the bot between them.
public final class Stage implements AutoCloseable {

    /// More than the minute for which edits wait when many tests have used up what Slack allows.
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /// Limits that a test can wait for.
    public static final String SETTINGS = """
        operations: {namespace: vm-bot, startTimeout: PT6S, stopMargin: PT3S, restartPause: PT0.2S,
                     requestsPerMinute: {person: 100000, channel: 100000}}
        access: {identity: {email: true, users: {U0CAROL: "oidc:carol"}}}
        """;

    private final SlackDouble slack;
    private final TestCluster cluster;
    private final Bot bot;
    private final AtomicInteger namespaces = new AtomicInteger();

    private Stage(SlackDouble slack, TestCluster cluster, Bot bot) {
        this.slack = slack;
        this.cluster = cluster;
        this.bot = bot;
    }

    /// With the bot in this process, and limits that a test can wait for.
    ///
    /// @param cluster is closed with the stage
    public static Stage open(TestCluster cluster, Way way) throws IOException {
        return open(cluster, way, SlackOptions.standard().withoutRateLimits());
    }

    public static Stage open(TestCluster cluster, Way way, SlackOptions options) throws IOException {
        return open(cluster, way, options, SETTINGS);
    }

    /// @param file the settings file
    public static Stage open(TestCluster cluster, Way way, SlackOptions options, String file) throws IOException {
        SlackDouble slack = SlackDouble.start(options);
        Path directory = Files.createTempDirectory("vmbot");
        write(directory, file);
        Map<String, String> environment = environment(slack, way);
        Settings settings = SettingsReader.read(environment, directory);
        Bot bot = Bot.start(
                settings, Config.fromKubeconfig(cluster.botKubeconfig()), environment, InstantSource.system());
        slack.await(PATIENCE, bot::isReady);
        return new Stage(slack, cluster, bot);
    }

    /// The settings file, where the bot looks for it.
    private static void write(Path directory, String file) throws IOException {
        Files.createDirectories(directory.resolve("config"));
        Files.writeString(directory.resolve("config/vmbot.yaml"), file);
    }

    public static Map<String, String> environment(SlackDouble slack, Way way) {
        Map<String, String> environment = new HashMap<>(way.lay(slack));
        environment.put("SLACK_API_URL", slack.apiUrl());
        environment.put("SLACK_BOT_TOKEN", SlackDouble.BOT_TOKEN);
        environment.put("ADMIN_PORT", "0");
        return Map.copyOf(environment);
    }

    public SlackDouble slack() {
        return slack;
    }

    public String newNamespace() {
        String name = "ns" + namespaces.incrementAndGet();
        cluster.kubeVirt().ensureNamespace(name);
        return name;
    }

    public void grant(String user, String namespace, Right... rights) {
        cluster.kubeVirt().grant(user, namespace, rights);
    }

    /// @param role one of KubeVirt's own
    public void bindClusterRole(String user, String namespace, String role) {
        cluster.kubeVirt().bindClusterRole(user, namespace, role);
    }

    public void running(String namespace, String name, RunStrategy strategy) {
        cluster.kubeVirt().running(namespace, name, strategy);
    }

    public void stopped(String namespace, String name, RunStrategy strategy) {
        cluster.kubeVirt().stopped(namespace, name, strategy);
    }

    public void create(String namespace, String name, RunStrategy strategy, Behaviour behaviour) {
        cluster.kubeVirt().createVm(namespace, name, strategy, behaviour);
    }

    public void gracePeriod(String namespace, String name, Duration grace) {
        cluster.kubeVirt().gracePeriod(namespace, name, grace);
    }

    public void behave(String namespace, String name, Behaviour behaviour) {
        cluster.kubeVirt().behave(namespace, name, behaviour);
    }

    public VmRow vm(String namespace, String name) {
        return cluster.kubeVirt().vm(namespace, name);
    }

    public void awaitVm(String namespace, String name, Predicate<VmRow> condition) {
        cluster.kubeVirt().awaitVm(namespace, name, condition);
    }

    /// As an administrator does with `virtctl stop`.
    public void stopPastTheBot(String namespace, String name) {
        cluster.admin()
                .raw(
                        "/apis/subresources.kubevirt.io/v1/namespaces/%s/virtualmachines/%s/stop"
                                .formatted(namespace, name),
                        "PUT",
                        "{}");
    }

    /// Lets the VM say by the deprecated `spec.running` when it is to run, as old manifests do.
    public void putRunning(String namespace, String name, boolean running) {
        machine(namespace, name).patch(PatchContext.of(PatchType.JSON_MERGE), """
            {"spec": {"runStrategy": null, "running": %s}}\
            """.formatted(running));
    }

    /// `spec.running`; null where a run strategy stands in its place.
    @Nullable
    public Boolean running(String namespace, String name) {
        GenericKubernetesResource machine = machine(namespace, name).get();
        Object strategy = machine.get("spec", "runStrategy");
        assertThat(strategy).isNull();
        return machine.get("spec", "running");
    }

    private Resource<GenericKubernetesResource> machine(String namespace, String name) {
        return cluster.admin()
                .genericKubernetesResources("kubevirt.io/v1", "VirtualMachine")
                .inNamespace(namespace)
                .withName(name);
    }

    /// The Kubernetes users in whose name something was asked for in this namespace.
    public List<String> requesters(String namespace) {
        return cluster
                .admin()
                .genericKubernetesResources("vmbot.dev/v1", "VirtualMachineOperation")
                .inNamespace("vm-bot")
                .list()
                .getItems()
                .stream()
                .filter(operation -> operation.<String>get("spec", "summary").startsWith(namespace + "/"))
                .map(operation -> operation.<String>get("spec", "requester", "name"))
                .toList();
    }

    /// What the message said, from its first version to the present one.
    public List<String> versions(Message message) {
        Message now = slack.now(message);
        return Stream.concat(now.history().stream().map(Message.Version::content), Stream.of(now.content()))
                .map(said -> PlainText.of(said.text(), said.blocks(), said.files()))
                .toList();
    }

    /// The subresources that were asked for on this VM, in order.
    public List<String> asks(String namespace, String name) {
        return cluster.asks(namespace, name).stream()
                .map(TestCluster.PowerRequest::verb)
                .toList();
    }

    public List<String> askBodies(String namespace, String name) {
        return cluster.asks(namespace, name).stream()
                .map(TestCluster.PowerRequest::body)
                .toList();
    }

    /// Events are written off to the side of what they tell of, so that they may come a moment later.
    public void awaitEvents(String namespace, String name, String... reasons) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(cluster.eventReasons(namespace, name)).contains(reasons));
    }

    /// Says something and waits for the card that answers it.
    public Message ask(String person, String channel, String text) {
        Message said = slack.as(person).say(channel, text);
        return slack.awaitMessage(PATIENCE, message -> isCard(message) && isAfter(said, message));
    }

    /// Types a command and waits for the card that answers it.
    public Message command(String person, String channel, String command, String text) {
        int before = slack.messages(channel).size();
        slack.as(person).command(channel, command, text);
        return awaitCard(channel, before);
    }

    /// @param before how many messages the channel had before whatever the card answers
    public Message awaitCard(String channel, int before) {
        slack.await(
                PATIENCE, () -> slack.messages(channel).stream().skip(before).anyMatch(Stage::isCard));
        return slack.messages(channel).stream()
                .skip(before)
                .filter(Stage::isCard)
                .findFirst()
                .orElseThrow();
    }

    /// Types `/vm …` and waits for the answer that only this person sees.
    public String askPrivately(String person, String channel, String text) {
        return answerPrivately(person, channel, text).readable();
    }

    public Message answerPrivately(String person, String channel, String text) {
        int before = slack.ephemerals(person).size();
        slack.as(person).command(channel, "/vm", text);
        slack.await(PATIENCE, () -> slack.ephemerals(person).size() > before);
        return slack.ephemerals(person).get(before);
    }

    public void approve(String person, Message card) {
        slack.as(person).pressButton(card, "Approve");
    }

    /// Asks, approves and waits for the end.
    public Message carryOut(String person, String channel, String text) {
        Message card = command(person, channel, "/vm", text);
        approve(person, card);
        return awaitEnd(card);
    }

    /// Waits until the card has neither buttons nor steps before it, which is how an ended operation looks.
    public Message awaitEnd(Message card) {
        slack.await(PATIENCE, () -> isEnd(slack.now(card)));
        return slack.now(card);
    }

    /// Waits for the first reply with findings to this card.
    public Message awaitFindings(Message card) {
        return awaitReply(card, "vm_findings");
    }

    /// Waits for the first early warning in the thread of this card.
    public Message awaitWarning(Message card) {
        return awaitReply(card, "vm_warning");
    }

    /// Waits until the thread of this card says that a VM did not stay up.
    public Message awaitRelapse(Message card) {
        return awaitReply(card, "vm_relapse");
    }

    private Message awaitReply(Message card, String kind) {
        slack.await(PATIENCE, () -> replies(card, kind).findAny().isPresent());
        return replies(card, kind).findFirst().orElseThrow();
    }

    /// Presses a button under findings, and waits for the card that comes of it in the thread.
    public Message takeRemedy(String person, Message findings, String label) {
        int before = slack.messages(findings.channel()).size();
        slack.as(person).pressButton(findings, label);
        return awaitCard(findings.channel(), before);
    }

    public Stream<Message> replies(Message card, String kind) {
        return slack.thread(card.channel(), card.ts()).stream().filter(message -> isMarked(message, kind));
    }

    /// The button as a client would send it back.
    public JsonObject button(Message card, String label) {
        return findButton(slack.now(card), label).orElseThrow();
    }

    public static Optional<JsonObject> findButton(Message card, String label) {
        return elements(card)
                .filter(element -> element.getJsonObject("text", new JsonObject())
                        .getString("text", "")
                        .startsWith(label))
                .findFirst();
    }

    public static boolean isCard(Message message) {
        return message.author().isBot() && !message.isEphemeral() && isMarked(message, "vm_operation");
    }

    private static boolean isMarked(Message message, String kind) {
        return message.metadata()
                .filter(metadata -> metadata.getString("event_type").equals(kind))
                .isPresent();
    }

    public static boolean isEnd(Message message) {
        String text = message.readable().toLowerCase(Locale.ROOT);
        return elements(message).findAny().isEmpty()
                && !text.contains("in progress")
                && List.of("successful", "failed", "cancelled", "expired", "refused", "unknown", "nothing to do")
                        .stream()
                        .anyMatch(text::contains);
    }

    private static boolean isAfter(Message said, Message message) {
        return message.ts().compareTo(said.ts()) > 0;
    }

    private static Stream<JsonObject> elements(Message message) {
        return message.blocks().stream()
                .map(JsonObject.class::cast)
                .filter(block -> block.getString("type").equals("actions"))
                .flatMap(block -> block.getJsonArray("elements", new JsonArray()).stream())
                .map(JsonObject.class::cast);
    }

    @Override
    public void close() {
        bot.close();
        slack.close();
        cluster.close();
    }
}
