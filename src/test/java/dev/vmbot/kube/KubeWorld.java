package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vmbot.app.stage.TestCluster;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.model.VmRef;
import dev.vmbot.sandbox.Installation;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A cluster with KubeVirt in which contracts are tested, whichever API server stands before it. The bot is there as
/// its service account, with exactly the rights that `k8s/` grants.
abstract class KubeWorld implements AutoCloseable {

    static final String HOME = Installation.NAMESPACE;
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Shorter than the product's, so that a lost connection is noticed within the patience.
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private static final String BOT = "vm-lifecycle-bot";

    private final TestCluster cluster;
    private final Relay relay;

    KubeWorld(TestCluster cluster) {
        this.cluster = cluster;
        try {
            relay = new Relay(URI.create(cluster.admin().getMasterUrl().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A connection of its own, as a replica of the bot has it.
    final Cluster bot() {
        return Cluster.at(access(), HEARTBEAT);
    }

    /// How a replica of the bot is let in.
    final Config access() {
        Config access = Config.fromKubeconfig(cluster.botKubeconfig());
        access.setMasterUrl(relay.address());
        return access;
    }

    /// A connection that fails, whenever this throws, before anything is sent.
    final Cluster bot(Runnable failing) {
        Config access = access();
        String token = access.getAutoOAuthToken();
        access.setOauthTokenProvider(() -> {
            failing.run();
            return token;
        });
        return Cluster.at(access, HEARTBEAT);
    }

    final KubernetesClient admin() {
        return cluster.admin();
    }

    /// A new VM, up and ready, with strategy Always.
    final void running(VmRef ref) {
        cluster.kubeVirt().running(ref.namespace(), ref.name(), RunStrategy.ALWAYS);
    }

    /// A new VM that is off, with strategy Halted.
    final void stopped(VmRef ref) {
        cluster.kubeVirt().stopped(ref.namespace(), ref.name(), RunStrategy.HALTED);
    }

    /// Lets somebody stop VMs in a namespace, and nothing else; the authorizer hears of it a moment later.
    final void allowToStop(String user, String namespace) {
        cluster.kubeVirt().grant(user, namespace, Right.STOP);
    }

    /// Takes away all that the bot may do outside its own namespace; the authorizer goes by that when it returns.
    final void revokeEverything() {
        admin().rbac().clusterRoles().withName(BOT).delete();
        admin().rbac().clusterRoles().withName(BOT + "-findings").delete();
        try (Cluster bot = bot()) {
            await().atMost(PATIENCE).until(() -> !isAllowed(bot, "kubevirt.io virtualmachines watch", ""));
        }
    }

    /// Grants what the manifests grant; the authorizer goes by that when it returns.
    final void grantEverything() {
        try (InputStream yaml = Files.newInputStream(Path.of("k8s/rbac.yaml"));
                Cluster bot = bot()) {
            admin().load(yaml)
                    .items()
                    .forEach(object -> admin().resource(object).createOr(NonDeletingOperation::update));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(new ClusterChecks(bot, HOME).run())
                            .filteredOn(check -> !check.ok())
                            .isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the authorizer says to whom it is asked by.
    ///
    /// @param right group, resource with its subresource, verb, and the name of the only object if there is one;
    ///     with a space between
    /// @param namespace empty for all namespaces
    static boolean isAllowed(Cluster who, String right, String namespace) {
        String[] parts = right.split(" ", -1);
        String[] path = parts[1].split("/", 2);
        var question = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withNamespace(namespace)
                .withGroup(parts[0])
                .withResource(path[0])
                .withSubresource(path.length == 2 ? path[1] : "")
                .withVerb(parts[2])
                .withName(parts.length > 3 ? parts[3] : "")
                .endResourceAttributes()
                .endSpec()
                .build();
        return who.reads()
                .authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(question)
                .getStatus()
                .getAllowed();
    }

    /// Cuts every connection that is open, as a restart of the API server does.
    final void dropWatches() {
        relay.cut();
    }

    /// Lets every connection that is open fall silent, as the loss of the API server's node does.
    final void silence() {
        relay.silence();
    }

    /// Makes every resource version so far too old to watch from.
    abstract void forgetHistory();

    @Override
    public void close() {
        relay.close();
    }
}
