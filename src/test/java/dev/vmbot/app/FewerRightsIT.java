package dev.vmbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.app.stage.InMemoryCluster;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.Way;
import dev.vmbot.sandbox.kubevirt.Behaviour;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.world.Message;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The bot without the rights that are for findings only, but for that to list pods; and people with the least.
final class FewerRightsIT {

    private static final String ALICE = "U0ALICE";
    private static final String OPS = "C0OPS";

    private final InMemoryCluster cluster = InMemoryCluster.open();
    private final Stage stage;
    private final String namespace;

    FewerRightsIT() throws IOException {
        cluster.admin()
                .rbac()
                .clusterRoles()
                .withName("vm-lifecycle-bot")
                .edit(role -> new ClusterRoleBuilder(role)
                        .withRules(role.getRules().stream()
                                .filter(FewerRightsIT::isKept)
                                .toList())
                        .build());
        stage = Stage.open(cluster, Way.SOCKET_MODE);
        namespace = stage.newNamespace();
        stage.grant("alice@example.com", namespace, Right.VIEW, Right.START, Right.STOP, Right.DIAGNOSE);
    }

    /// The least for people, as the docs have it.
    private static Role docsRole(String namespace) throws IOException {
        String page = Files.readString(Path.of("src/docs/security.md")).replace("\n  ", "\n");
        int begin = page.indexOf("apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\n");
        Role role = new KubernetesSerialization().unmarshal(page.substring(begin, page.indexOf("```", begin)));
        role.getMetadata().setNamespace(namespace);
        return role;
    }

    private static boolean isKept(PolicyRule rule) {
        return rule.getVerbs().stream().anyMatch(List.of("watch", "update", "create")::contains)
                || rule.getResources().equals(List.of("pods"));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void letsPeopleStartAndStopWithTheLeastOfRights() throws IOException {
        stage.stopped(namespace, "db-1", RunStrategy.MANUAL);
        cluster.admin().resource(docsRole(namespace)).create();
        cluster.admin()
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName("vm-operators")
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", "vm-operator")
                        .addNewSubject("rbac.authorization.k8s.io", "User", "bob@example.com", null)
                        .build())
                .create();

        assertThat(stage.carryOut("U0BOB", OPS, "start db-1 -n " + namespace).readable())
                .containsIgnoringCase("start successful");
        assertThat(stage.carryOut("U0BOB", OPS, "restart db-1 -n " + namespace).readable())
                .containsIgnoringCase("restart successful");
    }

    @Test
    void worksAndSaysWhatWasNotLookedAt() {
        stage.stopped(namespace, "db-1", RunStrategy.HALTED);
        stage.gracePeriod(namespace, "db-1", Duration.ofSeconds(1));
        assertThat(stage.carryOut(ALICE, OPS, "start db-1 -n " + namespace).readable())
                .containsIgnoringCase("start successful");
        stage.behave(namespace, "db-1", Behaviour.STUCK_STOPPING);

        Message card = stage.carryOut(ALICE, OPS, "stop db-1 -n " + namespace);

        assertThat(card.readable()).containsIgnoringCase("failed");
        assertThat(stage.awaitFindings(card).readable())
                .contains(
                        "I could not look at the launcher's log: the bot needs the right to get pods/log.",
                        "I could not look at events: the bot needs the right to list events.",
                        "I could not look at the node: the bot needs the right to get nodes.",
                        "I could not look at quotas: the bot needs the right to list resourcequotas.");
    }
}
