package dev.vmbot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vmbot.app.stage.BotProcess;
import dev.vmbot.app.stage.Kustomize;
import dev.vmbot.app.stage.Replica;
import dev.vmbot.app.stage.ServerCluster;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.Way;
import dev.vmbot.sandbox.kubevirt.Behaviour;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.SlackDouble;
import dev.vmbot.sandbox.slack.SlackOptions;
import dev.vmbot.sandbox.slack.world.Message;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two replicas as processes, with the environment, settings and rights that what kustomize makes of `k8s/` gives
/// them, on a real kube-apiserver. Changed is only what whoever installs it sets: who is who, and how long a stop may
/// take.
@Tag("kube-api")
final class AsInstalledIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String ALICE = "U0ALICE";
    private static final String OPS = "C0OPS";

    @TempDir
    private Path folder;

    private final ServerCluster cluster = ServerCluster.open();
    private final SlackDouble slack = SlackDouble.start(SlackOptions.standard().withoutRateLimits());
    private Replica replica;

    @BeforeEach
    void install() throws IOException {
        List<HasMetadata> applied = Kustomize.build(Path.of("k8s"));
        applied.stream()
                .filter(ConfigMap.class::isInstance)
                .map(ConfigMap.class::cast)
                .forEach(AsInstalledIT::set);
        replica = new Replica(applied, folder);
        Files.writeString(folder.resolve("kubeconfig"), cluster.botKubeconfig());
        cluster.kubeVirt().ensureNamespace("prod");
        cluster.kubeVirt().grant("alice@example.com", "prod", Right.VIEW, Right.START, Right.STOP, Right.DIAGNOSE);
        cluster.kubeVirt().stopped("prod", "db-1", RunStrategy.HALTED);
        cluster.kubeVirt().gracePeriod("prod", "db-1", Duration.ofSeconds(1));
    }

    private static void set(ConfigMap map) {
        map.getData()
                .replaceAll((_, content) -> content.replace("    email: false", "    email: true")
                        .replace("operations: {}", "operations: {stopMargin: PT3S, restartPause: PT0.2S}"));
    }

    @AfterEach
    void close() {
        slack.close();
        cluster.close();
    }

    @Test
    void startsStopsRestartsFindsOutAndTakesOver() {
        try (BotProcess first = leader("bot-0");
                BotProcess second = start("bot-1")) {
            await().atMost(PATIENCE).until(second::isConnected);
            assertThat(carryOut("start db-1 -n prod")).containsIgnoringCase("start successful");
            assertThat(carryOut("stop db-1 -n prod")).containsIgnoringCase("stop successful");
            assertThat(carryOut("start db-1 -n prod")).containsIgnoringCase("start successful");

            first.kill();
            // Until Slack has noticed it, it hands commands to a connection that nobody reads, and says that they
            // failed.
            await().atMost(PATIENCE).until(() -> slack.sockets().open() == 1);

            assertThat(carryOut("restart db-1 -n prod")).containsIgnoringCase("restart successful");
            assertThat(leads("bot-1")).isTrue();
            cluster.kubeVirt().behave("prod", "db-1", Behaviour.STUCK_STOPPING);
            assertThat(carryOut("stop db-1 -n prod")).containsIgnoringCase("failed");
            slack.await(PATIENCE, () -> slack.messages(OPS).stream().anyMatch(AsInstalledIT::isFindings));
            assertThat(cluster.asks("prod", "db-1"))
                    .extracting(ask -> ask.verb())
                    .containsExactly("start", "stop", "start", "stop", "start", "stop");
            assertThat(second.log()).doesNotContain("forbidden");
        }
    }

    private static boolean isFindings(Message message) {
        return message.metadata()
                .filter(metadata -> "vm_findings".equals(metadata.getString("event_type")))
                .isPresent();
    }

    private BotProcess leader(String pod) {
        BotProcess bot = start(pod);
        try {
            await().atMost(PATIENCE).until(() -> leads(pod) && bot.isConnected());
            return bot;
        } catch (RuntimeException e) {
            bot.close();
            throw new IllegalStateException("the bot does not come up:\n" + bot.log(), e);
        }
    }

    private BotProcess start(String pod) {
        Map<String, String> slackSecret =
                Map.of("SLACK_BOT_TOKEN", SlackDouble.BOT_TOKEN, "SLACK_APP_TOKEN", SlackDouble.APP_TOKEN);
        Map<String, String> environment = new HashMap<>(Stage.environment(slack, Way.SOCKET_MODE));
        environment.keySet().removeAll(slackSecret.keySet());
        environment.putAll(replica.environment(pod, Map.of("vm-lifecycle-bot-slack", slackSecret)));
        // In place of the token and address that a kubelet puts into a pod.
        environment.put("KUBECONFIG", folder.resolve("kubeconfig").toString());
        return BotProcess.start(environment, folder, replica.command());
    }

    private boolean leads(String pod) {
        Lease lease = cluster.admin()
                .leases()
                .inNamespace("vm-bot")
                .withName("vm-lifecycle-bot")
                .get();
        return Optional.ofNullable(lease)
                .map(held -> held.getSpec().getHolderIdentity())
                .filter(holder -> holder.startsWith(pod + "-"))
                .isPresent();
    }

    private String carryOut(String text) {
        int before = slack.messages(OPS).size();
        slack.as(ALICE).command(OPS, "/vm", text);
        slack.await(PATIENCE, () -> slack.messages(OPS).stream().skip(before).anyMatch(Stage::isCard));
        Message card = slack.messages(OPS).stream()
                .skip(before)
                .filter(Stage::isCard)
                .findFirst()
                .orElseThrow();
        slack.as(ALICE).pressButton(card, "Approve");
        slack.await(PATIENCE, () -> Stage.isEnd(slack.now(card)));
        return slack.now(card).readable();
    }
}
