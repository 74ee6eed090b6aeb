package dev.vmbot.operation.findings;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.VirtualMachines;
import dev.vmbot.model.Finding;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Leadership;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out why an operation failed and has it told, on the leader, once. What it holds itself saves needless looks; a
/// leader that begins with nothing does the same.
///
/// Safe for several threads, but not for two on one operation.
public final class Aftercare {

    private static final Logger LOG = LoggerFactory.getLogger(Aftercare.class);

    private static final Duration RETRY = Duration.ofSeconds(2);

    /// Events and conditions may come a moment after the time limit that was missed because of them.
    private static final Duration SECOND_LOOK = Duration.ofSeconds(2);

    /// A first look that took longer leaves no time for a second: people wait for an answer.
    private static final Duration QUICK = Duration.ofSeconds(4);

    /// What a VM shows later need not have to do with the operation any more.
    private static final Duration WORTHWHILE = Duration.ofMinutes(15);

    private static final int MOST_EXAMINED = 5;

    private final OperationStore store;
    private final VirtualMachines machines;
    private final Examiner examiner;
    private final FindingsThread thread;
    private final Leadership leadership;
    private final InstantSource clock;
    private final Told told;
    private final Map<OperationId, Looked> memories = new ConcurrentHashMap<>();

    public Aftercare(
            OperationStore store,
            VirtualMachines machines,
            Examiner examiner,
            FindingsThread thread,
            Leadership leadership,
            InstantSource clock) {
        this.store = store;
        this.machines = machines;
        this.examiner = examiner;
        this.thread = thread;
        this.leadership = leadership;
        this.clock = clock;
        this.told = new Told(store);
    }

    /// @param enough it is told as it is
    private record Looked(Report report, boolean enough) {}

    /// Takes the findings of one operation as far as they can be taken now.
    ///
    /// @return when to come back if nothing has changed before; empty when there is nothing to come back for
    public Optional<Instant> advance(OperationId id) {
        Optional<Operation> found = store.known(id).filter(this::isOwed);
        if (found.isEmpty()) {
            memories.remove(id);
            return Optional.empty();
        }
        // Findings are a reply to the card, which the leader itself posts if nobody has.
        if (!leadership.mayWrite() || found.get().card().isEmpty()) {
            return in(RETRY);
        }
        try {
            Looked looked = look(found.get());
            memories.put(id, looked);
            return looked.enough() ? tell(found.get(), looked.report()) : in(SECOND_LOOK);
        } catch (InterruptedException _) {
            // The bot ends; whoever leads next begins anew.
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private boolean isOwed(Operation operation) {
        return operation.state() instanceof OperationState.Finished finished
                && !operation.delivery().findings()
                && clock.instant().isBefore(finished.at().plus(WORTHWHILE))
                && !Ailing.of(operation).isEmpty();
    }

    private Looked look(Operation operation) throws InterruptedException {
        Looked before = memories.get(operation.id());
        if (before == null) {
            Instant begun = clock.instant();
            Report first = examine(operation, List.of());
            boolean late = Duration.between(begun, clock.instant()).compareTo(QUICK) > 0;
            return new Looked(first, late || !first.isFruitless());
        }
        return before.enough()
                ? before
                : new Looked(examine(operation, before.report().examinations()), true);
    }

    /// @param before examinations that need not be repeated if they found something
    private Report examine(Operation operation, List<Examination> before) throws InterruptedException {
        List<Ailing> ailing = Ailing.of(operation);
        Map<VmRef, Examination> known = new HashMap<>();
        before.stream().filter(one -> !one.isFruitless()).forEach(one -> known.put(one.vm(), one));
        List<Ailing> examined = ailing.stream().limit(MOST_EXAMINED).toList();
        List<Ailing> open =
                examined.stream().filter(one -> !known.containsKey(one.vm())).toList();
        examiner.examine(open, operation.request().requester().person()).forEach(one -> known.put(one.vm(), one));
        return new Report(
                examined.stream()
                        .map(one -> offering(operation, one, Objects.requireNonNull(known.get(one.vm()))))
                        .toList(),
                ailing.stream().skip(MOST_EXAMINED).map(Ailing::vm).toList());
    }

    private Examination offering(Operation operation, Ailing ailing, Examination examination) {
        Observation seen = machines.observe(ailing.vm());
        return examination.offering(
                Remedies.of(operation, ailing.target(), examination.diagnosis(), seen, clock.instant()));
    }

    private Optional<Instant> tell(Operation operation, Report report) {
        Optional<Duration> wait = thread.tell(operation, report);
        if (wait.isPresent()) {
            return in(wait.get());
        }
        LOG.atInfo()
                .addKeyValue("operation", operation.id())
                .addKeyValue("rules", rules(report))
                .log("findings told");
        return told.remember(operation, delivery -> delivery.withFindings(certainCause(operation, report)))
                ? Optional.empty()
                : in(RETRY);
    }

    /// @return empty for a batch, whose lines have no room for it
    private static String certainCause(Operation operation, Report report) {
        return operation.request().targets().size() == 1
                ? report.examinations().stream()
                        .flatMap(one -> one.diagnosis().findings().stream().limit(1))
                        .filter(finding -> finding.confidence() == Finding.Confidence.CERTAIN)
                        .map(Finding::cause)
                        .findFirst()
                        .orElse("")
                : "";
    }

    private static List<String> rules(Report report) {
        return report.examinations().stream()
                .flatMap(one -> one.diagnosis().findings().stream())
                .map(finding -> finding.rule())
                .toList();
    }

    private Optional<Instant> in(Duration wait) {
        return Optional.of(clock.instant().plus(wait));
    }
}
