package dev.vmbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.sandbox.kubevirt.KubeVirtDouble;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.world.Message;
import org.junit.jupiter.api.Test;

/// The same on the in-memory Kubernetes API, which can also be made to fail.
final class InMemoryRemedyIT extends RemedyScenarios {

    InMemoryRemedyIT() {
        super(InMemoryCluster::open, Way.SOCKET_MODE);
    }

    @Test
    void saysThatVirtApiWasDownAndNothingWasChanged() {
        stage.stopped(namespace, "db-1", RunStrategy.MANUAL);
        ((KubeVirtDouble) cluster.kubeVirt())
                .faults()
                .failNext(request -> request.path().endsWith("/" + namespace + "/virtualmachines/db-1/start"), 503);

        Message failed = stage.carryOut(ALICE, OPS, "start db-1 -n " + namespace);

        assertThat(failed.readable()).contains("Nothing was changed");
        Message findings = stage.awaitFindings(failed);
        assertThat(findings.readable()).contains("Rule `virt-api-down`");
        Message card = stage.takeRemedy(ALICE, findings, "Start again");
        stage.approve(ALICE, card);
        assertThat(stage.awaitEnd(card).readable()).containsIgnoringCase("start successful");
    }
}
