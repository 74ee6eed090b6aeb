package dev.vmbot.app.chaos.storm;

import dev.vmbot.app.stage.BotProcess;
import dev.vmbot.app.stage.InMemoryCluster;
import dev.vmbot.app.stage.Way;
import dev.vmbot.sandbox.Installation;
import dev.vmbot.sandbox.kubevirt.Delays;
import dev.vmbot.sandbox.kubevirt.KubeVirtDouble;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.SlackDouble;
import dev.vmbot.sandbox.slack.SlackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// A workspace, a cluster, and two replicas of the bot in processes of their own; whatever may fail between them can be
/// made to fail. Replicas are changed by one thread at a time.
final class Arena implements AutoCloseable {

    static final String NAMESPACE = "prod";
    static final List<String> PEOPLE = List.of("U0ALICE", "U0BOB", "U0CAROL");

    private static final int REPLICAS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /// Slow enough for something to happen meanwhile.
    private static final Delays DELAYS = new Delays(
            Duration.ofMillis(5),
            Duration.ofMillis(1200),
            Duration.ofMillis(900),
            Duration.ofMillis(50),
            Duration.ofSeconds(3));

    /// A card outlives the difference between two clocks, so that it can be decided on at all.
    private static final String SETTINGS = """
        operations: {namespace: vm-bot, approvalTtl: PT30M, restartPause: PT1S}
        access: {identity: {email: true}}
        """;

    /// @param port for Slack's requests; 0 for what hears Slack over a socket
    private record Replica(String name, BotProcess process, int port) {}

    private final Way way;
    private final SlackDouble slack;
    private final InMemoryCluster cluster;
    private final Path directory;
    private final Door toSlack;
    private final Door toBots;
    private final List<Replica> living = new ArrayList<>();
    private final List<Replica> gone = new ArrayList<>();
    private int started;

    Arena(Way way, int machines) throws IOException {
        this.way = way;
        directory = Files.createTempDirectory("vmbot-chaos");
        Files.createDirectories(directory.resolve("config"));
        Files.writeString(directory.resolve("config/vmbot.yaml"), SETTINGS);
        cluster = InMemoryCluster.open(DELAYS);
        furnish(machines);
        Files.writeString(directory.resolve("kubeconfig"), cluster.botKubeconfig());
        toSlack = new Door(this::slackPort);
        toBots = new Door(this::botPorts);
        slack = SlackDouble.start(SlackOptions.standard().withoutRateLimits().behind(address(toSlack)));
        if (way == Way.HTTP) {
            slack.deliverTo(address(toBots).resolve("/slack/events"));
        }
        try {
            while (living.size() < REPLICAS) {
                join(Duration.ZERO);
            }
            Awaitility.await().atMost(PATIENCE).until(this::isServed);
        } catch (RuntimeException e) {
            close();
            throw new IllegalStateException("the bots do not come up:\n" + logs(""), e);
        }
    }

    private void furnish(int machines) {
        cluster.kubeVirt().ensureNamespace(NAMESPACE);
        PEOPLE.forEach(person -> cluster.kubeVirt()
                .grant(
                        person.substring(2).toLowerCase(Locale.ROOT) + "@example.com",
                        NAMESPACE,
                        Right.VIEW,
                        Right.START,
                        Right.STOP));
        for (int number = 0; number < machines; number++) {
            cluster.kubeVirt().stopped(NAMESPACE, Deed.machine(number), RunStrategy.MANUAL);
        }
    }

    private static URI address(Door door) {
        return URI.create("http://127.0.0.1:" + door.port());
    }

    private List<Integer> slackPort() {
        return List.of(slack.port());
    }

    private synchronized List<Integer> botPorts() {
        return living.stream().map(Replica::port).toList();
    }

    SlackDouble slack() {
        return slack;
    }

    KubeVirtDouble kubeVirt() {
        return cluster.kubeVirt();
    }

    Door toSlack() {
        return toSlack;
    }

    /// By how much a replica's clock may be wrong. Of requests by HTTP that are 5 minutes old by its clock it believes
    /// none, as Slack says that it should.
    Duration mostSkew() {
        return Duration.ofSeconds(way == Way.HTTP ? 240 : 300);
    }

    /// Another replica joins.
    ///
    /// @param ahead of what its clock is; negative for behind
    void join(Duration ahead) {
        String name = "bot" + ++started;
        int port = way == Way.HTTP ? Way.freePort() : 0;
        BotProcess process = BotProcess.start(environment(name, port, ahead), directory, "run");
        synchronized (this) {
            living.add(new Replica(name, process, port));
        }
    }

    private Map<String, String> environment(String name, int port, Duration ahead) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SLACK_API_URL", address(toSlack) + "/api/");
        environment.put("SLACK_BOT_TOKEN", SlackDouble.BOT_TOKEN);
        environment.put("ADMIN_PORT", "0");
        environment.put("KUBECONFIG", directory.resolve("kubeconfig").toString());
        environment.put("POD_NAME", name);
        environment.put("VMBOT_LOG", "json");
        if (way == Way.HTTP) {
            environment.put("SLACK_SIGNING_SECRET", SlackDouble.SIGNING_SECRET);
            environment.put("PORT", Integer.toString(port));
        } else {
            environment.put("SLACK_APP_TOKEN", SlackDouble.APP_TOKEN);
        }
        if (!ahead.isZero()) {
            environment.put("LD_PRELOAD", fakeTime().toString());
            environment.put("FAKETIME", "%+d".formatted(ahead.toSeconds()));
            environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
            environment.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
        }
        return environment;
    }

    /// @throws IllegalStateException where it is not installed
    private static Path fakeTime() {
        try (Stream<Path> files = Files.find(Path.of("/usr/lib"), 4, (path, _) -> path.endsWith("libfaketime.so.1"))) {
            return files.findFirst().orElseThrow(() -> new IllegalStateException("libfaketime is not installed"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes one out of the line.
    ///
    /// @param leader whether the one that leads, if there is one
    BotProcess take(boolean leader) {
        Replica one = pick(leader);
        synchronized (this) {
            living.remove(one);
        }
        gone.add(one);
        return one.process();
    }

    BotProcess peek(boolean leader) {
        return pick(leader).process();
    }

    private Replica pick(boolean leader) {
        return living.stream()
                .filter(replica -> leads(replica) == leader)
                .findFirst()
                .orElseGet(living::getFirst);
    }

    private boolean leads(Replica replica) {
        return kubeVirt()
                .store()
                .find(Resource.LEASES.key(Installation.NAMESPACE, "vm-lifecycle-bot"))
                .filter(lease -> lease.at("/spec/holderIdentity").asText().startsWith(replica.name() + "-"))
                .isPresent();
    }

    /// Whether one leads and all hear Slack.
    boolean isServed() {
        return living.stream().anyMatch(this::leads)
                && living.stream()
                        .allMatch(
                                replica -> way == Way.HTTP || replica.process().isConnected())
                && (way == Way.HTTP || slack.sockets().open() == living.size());
    }

    /// What the replicas have logged about this.
    String logs(String about) {
        return Stream.concat(gone.stream(), living.stream())
                .flatMap(replica -> replica.process()
                        .log()
                        .lines()
                        .filter(line -> line.contains(about))
                        .map(line -> replica.name() + " " + line))
                .collect(Collectors.joining("\n"));
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() {
        Stream.concat(gone.stream(), living.stream())
                .forEach(replica -> replica.process().close());
        slack.close();
        toSlack.close();
        toBots.close();
        cluster.close();
    }
}
