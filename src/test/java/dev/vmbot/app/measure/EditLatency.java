package dev.vmbot.app.measure;

import static dev.vmbot.app.stage.Surroundings.ALICE;
import static dev.vmbot.app.stage.Surroundings.NAMESPACE;
import static dev.vmbot.app.stage.Surroundings.OPS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.Surroundings;
import dev.vmbot.sandbox.kubevirt.Behaviour;
import dev.vmbot.sandbox.kubevirt.store.Change;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Watch;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.kubevirt.virt.VirtApi;
import dev.vmbot.sandbox.slack.web.Call;
import dev.vmbot.sandbox.slack.world.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// `./mvnw -Pmeasure -Dprogram=EditLatency`: from a change in the cluster to the edit of the card that tells of it, as
/// Slack receives it. Each VM is restarted; its guest takes longer than the 5 s for which a card holds still.
final class EditLatency {

    private static final int WARM_UP = 2;
    private static final int MEASURED = 8;
    private static final Duration GRACE = Duration.ofSeconds(12);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /// @param edit from the end of the old run, the first change after the quiet, to the next edit
    /// @param end from phase Running of the new run, the proof, to the edit with the final state
    private record Measured(Duration edit, Duration end) {}

    private EditLatency() {}

    public static void main(String[] arguments) {
        try (var surroundings = Surroundings.open();
                var _ = surroundings.startLeader("bot1")) {
            List<Measured> all = new ArrayList<>();
            for (int number = 0; number < WARM_UP + MEASURED; number++) {
                all.add(restart(surroundings, "vm-%02d".formatted(number)));
            }
            List<Measured> warm = all.subList(WARM_UP, all.size());
            System.out.printf(
                    "cluster change -> chat.update received; %s%nproof -> final state received; %s%n",
                    Latencies.of(warm.stream().map(Measured::edit).toList()),
                    Latencies.of(warm.stream().map(Measured::end).toList()));
        }
        System.exit(0);
    }

    private static Measured restart(Surroundings surroundings, String name) {
        run(surroundings, name);
        var gone = new AtomicReference<>(Instant.MAX);
        var running = new AtomicReference<>(Instant.MAX);
        try (Watch _ = surroundings.kubeVirt().store().watch(Resource.VMIS, change -> {
            if (change.key().name().equals(name)) {
                note(change, gone, running);
            }
        })) {
            Message card = approve(surroundings, name);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> Stage.isEnd(surroundings.slack().now(card)));
            return new Measured(
                    Duration.between(gone.get(), firstEdit(surroundings, card, gone.get())),
                    Duration.between(running.get(), firstEdit(surroundings, card, running.get())));
        }
    }

    /// A grace period counts for the runs that begin after it was set.
    private static void run(Surroundings surroundings, String name) {
        surroundings.kubeVirt().stopped(NAMESPACE, name, RunStrategy.HALTED);
        surroundings.kubeVirt().gracePeriod(NAMESPACE, name, GRACE);
        new VirtApi(surroundings.kubeVirt().store()).start(NAMESPACE, name, "");
        surroundings.kubeVirt().awaitVm(NAMESPACE, name, vm -> vm.status().equals("Running") && vm.ready());
        surroundings.kubeVirt().behave(NAMESPACE, name, Behaviour.IGNORES_SHUTDOWN);
    }

    private static void note(Change change, AtomicReference<Instant> gone, AtomicReference<Instant> running) {
        JsonNode phase = change.object().at("/status/phase");
        if (change.type() == Change.Type.DELETED) {
            gone.set(Instant.now());
        } else if (!gone.get().equals(Instant.MAX) && phase.asText().equals("Running")) {
            running.compareAndSet(Instant.MAX, Instant.now());
        }
    }

    private static Message approve(Surroundings surroundings, String name) {
        surroundings.slack().as(ALICE).command(OPS, "/vm", "restart " + name + " -n " + NAMESPACE);
        Message card = surroundings
                .slack()
                .awaitMessage(
                        PATIENCE,
                        message -> Stage.isCard(message) && message.readable().contains(name));
        surroundings
                .slack()
                .as(ALICE)
                .pressForged(card, Stage.findButton(card, "Approve").orElseThrow());
        return card;
    }

    private static Instant firstEdit(Surroundings surroundings, Message card, Instant since) {
        Stream<Call> edits = surroundings.slack().calls("chat.update").stream();
        return edits.filter(call -> card.ts().equals(call.arguments().getString("ts")))
                .map(Call::at)
                .filter(at -> !at.isBefore(since))
                .findFirst()
                .orElseThrow();
    }
}
