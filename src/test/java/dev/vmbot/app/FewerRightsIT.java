package dev.vmbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.app.stage.InMemoryCluster;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.Way;
import dev.vmbot.sandbox.kubevirt.Behaviour;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.world.Message;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The bot without the ClusterRole that is for findings only; and people with the least of rights.
final class FewerRightsIT {

    private static final String ALICE = "U0ALICE";
    private static final String OPS = "C0OPS";
    private static final String FINDINGS = "vm-lifecycle-bot-findings";

    private final InMemoryCluster cluster = InMemoryCluster.open();
    private final Stage stage;
    private final String namespace;

    FewerRightsIT() throws IOException {
        cluster.admin().rbac().clusterRoleBindings().withName(FINDINGS).delete();
        cluster.admin().rbac().clusterRoles().withName(FINDINGS).delete();
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
        assertThat(stage.carryOut("U0BOB", OPS, "stop db-1 -n " + namespace).readable())
                .containsIgnoringCase("stop successful");
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
                        "I could not look at launcher pods: the bot needs the right to list pods.",
                        "I could not look at the node: the bot needs the right to get nodes.",
                        "I could not look at quotas: the bot needs the right to list resourcequotas.")
                .doesNotContain("list events");
    }
}
