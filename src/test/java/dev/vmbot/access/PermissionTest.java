package dev.vmbot.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PermissionTest {

    private static final VmRef DB = new VmRef("prod", "db-1");
    private static final Permission START =
            new Permission("update", "subresources.kubevirt.io", "virtualmachines", "start", "prod", "db-1");
    private static final Permission STOP =
            new Permission("update", "subresources.kubevirt.io", "virtualmachines", "stop", "prod", "db-1");

    @Test
    void needsStopAndStartForARestart() {
        assertThat(Permission.toChange(Action.START, DB)).containsExactly(START);
        assertThat(Permission.toChange(Action.STOP, DB)).containsExactly(STOP);
        assertThat(Permission.toChange(Action.RESTART, DB)).containsExactly(STOP, START);
    }

    @Test
    void wordsTheRuleAsARoleDoes() {
        assertThat(START.rule())
                .isEqualTo("apiGroups: [\"subresources.kubevirt.io\"], resources: [\"virtualmachines/start\"],"
                        + " verbs: [\"update\"]");
    }

    @Test
    void writesTheCommandThatTestsIt() {
        assertThat(START.testCommand(new Identity("anna@example.com", List.of("admins", "system:authenticated"))))
                .isEqualTo("kubectl auth can-i --list -n prod --as=anna@example.com"
                        + " --as-group=admins --as-group=system:authenticated"
                        + " | grep virtualmachines.subresources.kubevirt.io/start");
    }

    @Test
    void quotesWhatAShellWouldRead() {
        assertThat(Permission.toSeeAll("prod").testCommand(new Identity("a$(id)'b", List.of("the team"))))
                .contains("--as='a$(id)'\\''b' --as-group='the team' |");
    }
}
