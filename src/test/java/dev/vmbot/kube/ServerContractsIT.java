package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vmbot.access.Identity;
import dev.vmbot.app.stage.ServerCluster;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReviewBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The contracts, kept against a real kube-apiserver.
@Tag("kube-api")
final class ServerContractsIT {

    private static ServerCluster server;

    @BeforeAll
    static void start() {
        server = ServerCluster.forgetful();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Nested
    final class Machines extends KubeVirtualMachinesContract {
        @Override
        KubeWorld world() {
            return new ServerWorld(server);
        }
    }

    @Nested
    final class Operations extends KubeOperationStoreContract {
        @Override
        KubeWorld world() {
            return new ServerWorld(server);
        }
    }

    @Nested
    final class Leaders extends LeadershipContract {
        @Override
        KubeWorld world() {
            return new ServerWorld(server);
        }
    }

    @Nested
    final class Rights extends RightsContract {
        @Override
        KubeWorld world() {
            return new ServerWorld(server);
        }

        /// What `kubectl auth can-i --list` prints comes from this review.
        @Test
        void listsARightAsTheCommandThatTestsItLooksForIt() {
            try (KubeWorld world = world()) {
                world.allowToStop("alice", "prod");
                await().atMost(KubeWorld.PATIENCE)
                        .until(() -> rules(world).contains("virtualmachines/stop.subresources.kubevirt.io update"));
                assertThat(rules(world)).doesNotContain("virtualmachines/start.subresources.kubevirt.io update");
            }
        }

        private static List<String> rules(KubeWorld world) {
            var alice = new ConfigBuilder(world.admin().getConfiguration())
                    .withImpersonateUsername("alice")
                    .withImpersonateGroups(Identity.AUTHENTICATED)
                    .build();
            try (var client = new KubernetesClientBuilder().withConfig(alice).build()) {
                var review = new SelfSubjectRulesReviewBuilder()
                        .withNewSpec()
                        .withNamespace("prod")
                        .endSpec()
                        .build();
                return client
                        .authorization()
                        .v1()
                        .selfSubjectRulesReview()
                        .create(review)
                        .getStatus()
                        .getResourceRules()
                        .stream()
                        .flatMap(rule -> rule.getResources().stream()
                                .map(one -> "%s.%s %s"
                                        .formatted(
                                                one,
                                                rule.getApiGroups().getFirst(),
                                                rule.getVerbs().getFirst())))
                        .toList();
            }
        }
    }

    @Nested
    final class Events extends VmEventsContract {
        @Override
        KubeWorld world() {
            return new ServerWorld(server);
        }
    }
}
