package dev.vmbot.app.stage;

import dev.vmbot.sandbox.Installation;
import dev.vmbot.sandbox.kubevirt.KubeVirtDouble;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.slack.SlackDouble;
import dev.vmbot.sandbox.slack.SlackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/// A workspace and a cluster in this process, for bots in processes of their own. The limits are the product's, since
/// a bot that takes over comes many seconds late.
public final class Surroundings implements AutoCloseable {

    public static final String ALICE = "U0ALICE";
    public static final String OPS = "C0OPS";
    public static final String NAMESPACE = "prod";

    public static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SETTINGS = """
        operations: {namespace: vm-bot, restartPause: PT0.2S, requestsPerMinute: {person: 100000, channel: 100000}}
        access: {identity: {email: true}}
        """;

    private final SlackDouble slack;
    private final InMemoryCluster cluster;
    private final Path directory;

    private Surroundings(SlackDouble slack, InMemoryCluster cluster, Path directory) {
        this.slack = slack;
        this.cluster = cluster;
        this.directory = directory;
    }

    /// Where Alice may start and stop what is in [#NAMESPACE].
    public static Surroundings open() {
        return open(SlackOptions.standard().withoutRateLimits());
    }

    /// The same with another workspace.
    public static Surroundings open(SlackOptions workspace) {
        try {
            Path directory = Files.createTempDirectory("vmbot");
            Files.createDirectories(directory.resolve("config"));
            Files.writeString(directory.resolve("config/vmbot.yaml"), SETTINGS);
            InMemoryCluster cluster = InMemoryCluster.open();
            cluster.kubeVirt().ensureNamespace(NAMESPACE);
            cluster.kubeVirt().grant("alice@example.com", NAMESPACE, Right.VIEW, Right.START, Right.STOP);
            Files.writeString(directory.resolve("kubeconfig"), cluster.botKubeconfig());
            SlackDouble slack = SlackDouble.start(workspace);
            return new Surroundings(slack, cluster, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SlackDouble slack() {
        return slack;
    }

    public InMemoryCluster cluster() {
        return cluster;
    }

    public KubeVirtDouble kubeVirt() {
        return cluster.kubeVirt();
    }

    /// @param replica the name of its pod
    public BotProcess startBot(String replica) {
        return startBot(environment(replica, Way.SOCKET_MODE));
    }

    public BotProcess startBot(Map<String, String> environment) {
        return startBot(environment, "run");
    }

    /// @param command that the process carries out
    public BotProcess startBot(Map<String, String> environment, String command) {
        return BotProcess.start(environment, directory, command);
    }

    /// @param flags of its JVM
    public BotProcess startBot(Map<String, String> environment, String command, List<String> flags) {
        return BotProcess.start(environment, directory, command, flags);
    }

    /// All that a bot needs.
    ///
    /// @param replica the name of its pod
    /// @return for the caller to change
    public Map<String, String> environment(String replica, Way way) {
        Map<String, String> environment = new HashMap<>(Stage.environment(slack, way));
        environment.put("KUBECONFIG", directory.resolve("kubeconfig").toString());
        environment.put("POD_NAME", replica);
        return environment;
    }

    /// Starts one and waits until it serves Slack and leads.
    public BotProcess startLeader(String replica) {
        BotProcess bot = startBot(replica);
        try {
            Awaitility.await().atMost(PATIENCE).until(() -> leads(replica) && bot.isConnected());
            return bot;
        } catch (RuntimeException e) {
            bot.close();
            throw new IllegalStateException("the bot does not come up:\n" + bot.log(), e);
        }
    }

    public boolean leads(String replica) {
        return kubeVirt()
                .store()
                .find(Resource.LEASES.key(Installation.NAMESPACE, "vm-lifecycle-bot"))
                .filter(lease -> lease.at("/spec/holderIdentity").asText().startsWith(replica + "-"))
                .isPresent();
    }

    @Override
    public void close() {
        slack.close();
        cluster.close();
    }
}
