package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.model.Check;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whether somebody leads is told by looking on.
final class LeaseCheckTest {

    private static final String LEASE = "/apis/coordination.k8s.io/v1/namespaces/bots/leases/vm-lifecycle-bot";

    private final ScriptedApiServer server = new ScriptedApiServer();
    private final AtomicLong seconds = new AtomicLong();

    LeaseCheckTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void findsNothingWrongBeforeTheFirstStart() {
        server.on("GET", LEASE, 404, "{\"kind\": \"Status\", \"code\": 404, \"reason\": \"NotFound\"}");

        assertThat(run(() -> {})).returns(Check.Verdict.OK, Check::verdict);
        assertThat(seconds).hasValue(0);
    }

    @Test
    void namesTheReplicaThatRenewsTheLeaseWhateverItsClockSays() {
        renewedAt("1999-01-01T00:00:00.000000Z");

        Check check = run(() -> renewedAt("1999-01-01T00:00:02.000000Z"));

        assertThat(check.verdict()).isEqualTo(Check.Verdict.OK);
        assertThat(check.name()).contains("bot-1");
        assertThat(seconds.get()).isLessThan(3);
    }

    @Test
    void saysThatNobodyLeadsWhenTheLeaseIsNotRenewedForItsLength() {
        renewedAt("2999-01-01T00:00:00.000000Z");

        Check check = run(() -> {});

        assertThat(check.verdict()).isEqualTo(Check.Verdict.WRONG);
        assertThat(check.advice()).contains("nothing that is approved is carried out", "bot-1", "vm-lifecycle-bot");
        assertThat(Duration.ofSeconds(seconds.get())).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(17));
    }

    @Test
    void saysWhyTheLeaseCannotBeRead() {
        server.on("GET", LEASE, 403, """
            {"kind": "Status", "code": 403, "reason": "Forbidden", "message": "leases is forbidden: cannot get"}\
            """);

        assertThat(run(() -> {}).advice()).contains("leases is forbidden: cannot get");
    }

    private void renewedAt(String time) {
        server.on("GET", LEASE, 200, """
            {"kind": "Lease", "apiVersion": "coordination.k8s.io/v1",
             "metadata": {"name": "vm-lifecycle-bot", "namespace": "bots"},
             "spec": {"holderIdentity": "bot-1", "renewTime": "%s", "leaseDurationSeconds": 15}}\
            """.formatted(time));
    }

    private Check run(Runnable meanwhile) {
        try (Cluster cluster = server.cluster()) {
            return new LeaseCheck(cluster, "bots", "vm-lifecycle-bot", () -> seconds.get() * 1_000_000_000L, () -> {
                        seconds.incrementAndGet();
                        meanwhile.run();
                    })
                    .run();
        }
    }
}
