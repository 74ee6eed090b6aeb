package dev.vmbot.app.chaos;

import static dev.vmbot.app.stage.Surroundings.ALICE;
import static dev.vmbot.app.stage.Surroundings.NAMESPACE;
import static dev.vmbot.app.stage.Surroundings.OPS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.Surroundings;
import dev.vmbot.app.stage.TestCluster;
import dev.vmbot.sandbox.Installation;
import dev.vmbot.sandbox.kubevirt.VmRow;
import dev.vmbot.sandbox.kubevirt.api.Faults.Moment;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.world.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;

/// One operation on new VMs, from the command to the end, through the end of the bot that began it.
public final class Ordeal {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// How long after the end no further write is expected.
    private static final Duration QUIET = Duration.ofSeconds(2);

    /// After which a person presses again.
    private static final Duration ANNOYED = Duration.ofSeconds(6);

    private final Line line;
    private final Surroundings surroundings;
    private final String verb;
    private final List<String> names;
    private final String runBefore;
    private final long writesBefore;
    private final int messagesBefore;
    private volatile boolean ended;
    private Instant nextPress = Instant.MIN;
    private Instant settledAt = Instant.MAX;

    /// @param verb `stop` or `restart`, of VMs that run
    Ordeal(Line line, String verb, List<String> names) {
        this.line = line;
        this.surroundings = line.surroundings();
        this.verb = verb;
        this.names = names;
        names.forEach(name -> surroundings.kubeVirt().running(NAMESPACE, name, RunStrategy.ALWAYS));
        runBefore = vm(names.getFirst()).instance();
        writesBefore = surroundings.kubeVirt().faults().writes();
        messagesBefore = surroundings.slack().messages(OPS).size();
    }

    /// @param write from 1, counted from the command on
    Ordeal endAt(long write, Moment moment) {
        surroundings.kubeVirt().faults().onWrite(writesBefore + write, moment, () -> {
            line.end();
            ended = true;
        });
        return this;
    }

    /// Alice asks, approves, and approves again when nothing comes of it; a new bot starts when the first is dead.
    public Ordeal endure() {
        surroundings.slack().as(ALICE).command(OPS, "/vm", verb + " " + String.join(",", names) + " -n " + NAMESPACE);
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(this::isOver);
        return this;
    }

    private boolean isOver() {
        if (ended) {
            line.replaceTheDead();
        }
        cards().forEach(this::approve);
        if (!isSettled()) {
            settledAt = Instant.MAX;
            return false;
        }
        Instant now = Instant.now();
        settledAt = settledAt.isAfter(now) ? now : settledAt;
        return !now.isBefore(settledAt.plus(QUIET)) && line.isServed();
    }

    private void approve(Message card) {
        boolean served = surroundings.slack().sockets().open() > 0;
        if (!served || Instant.now().isBefore(nextPress)) {
            return;
        }
        Stage.findButton(card, "Approve").ifPresent(button -> {
            surroundings.slack().as(ALICE).pressForged(card, button);
            nextPress = Instant.now().plus(ANNOYED);
        });
    }

    /// Ended, and Slack told so.
    private boolean isSettled() {
        return surroundings.kubeVirt().store().list(Resource.OPERATIONS, Installation.NAMESPACE).stream()
                .filter(operation ->
                        operation.at("/spec/targets/0/name").asText().equals(names.getFirst()))
                .map(operation -> operation.path("status"))
                .anyMatch(Ordeal::isTold);
    }

    private static boolean isTold(JsonNode status) {
        return status.hasNonNull("endedAt") && status.at("/delivery/card").equals(status.path("phase"));
    }

    long writes() {
        return surroundings.kubeVirt().faults().writes() - writesBefore;
    }

    List<Message> cards() {
        return surroundings.slack().messages(OPS).stream()
                .skip(messagesBefore)
                .filter(Stage::isCard)
                .toList();
    }

    List<String> names() {
        return names;
    }

    List<String> asks(String name) {
        return surroundings.cluster().asks(NAMESPACE, name).stream()
                .map(TestCluster.PowerRequest::verb)
                .toList();
    }

    VmRow vm(String name) {
        return surroundings.kubeVirt().vm(NAMESPACE, name);
    }

    /// The first VM's run.
    String runBefore() {
        return runBefore;
    }
}
