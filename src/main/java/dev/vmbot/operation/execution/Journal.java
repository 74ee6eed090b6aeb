package dev.vmbot.operation.execution;

import dev.vmbot.cluster.VmEvents;
import dev.vmbot.cluster.VmEvents.Note;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState.Approved;
import dev.vmbot.operation.OperationState.AwaitingApproval;
import dev.vmbot.operation.OperationState.Executing;
import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetVm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// Writes down what is done to VMs: one log line a step, and an Event on the VM at the start and at the end. The Events
/// follow from what is stored, and so do their names: whoever takes over writes again what a death may have swallowed.
/// Thread-safe.
public final class Journal {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    /// How long after its end an operation's Events are made up for.
    private static final Duration RECENT = Duration.ofMinutes(5);

    private final VmEvents events;
    private final Map<String, Boolean> written = Bounded.map();

    public Journal(VmEvents events) {
        this.events = events;
    }

    /// Leaves the Events that the stored state calls for, and that this process has not left yet.
    void follow(Operation operation, Instant now) {
        List<TargetProgress> targets = switch (operation.state()) {
            case Executing executing -> executing.targets();
            case Finished finished -> now.isBefore(finished.at().plus(RECENT)) ? finished.targets() : List.of();
            case AwaitingApproval _, Approved _ -> List.of();
        };
        for (int index = 0; index < targets.size(); index++) {
            TargetVm vm = operation.request().targets().get(index);
            TargetProgress progress = targets.get(index);
            if (progress.hasBegun()) {
                leave(began(operation, vm));
            }
            progress.result()
                    .filter(result -> !(result instanceof Result.NotBegun))
                    .ifPresent(result -> leave(ended(operation, vm, result.conclusion())));
        }
    }

    private void leave(Note note) {
        synchronized (written) {
            if (written.put(note.name(), true) != null) {
                return;
            }
        }
        events.record(note);
    }

    private static Note began(Operation operation, TargetVm vm) {
        Request request = operation.request();
        String text = "%s asked for by %s through Slack, operation %s%s"
                .formatted(
                        capitalized(operation),
                        request.requester().identity().user(),
                        operation.id(),
                        request.reason().map(why -> ". Reason given: " + why).orElse(""));
        return note(operation, vm, "Requested", text, false);
    }

    private static Note ended(Operation operation, TargetVm vm, Conclusion how) {
        String text = "%s ended: %s, operation %s".formatted(capitalized(operation), how.phase(), operation.id());
        boolean warning = how == Conclusion.FAILED || how == Conclusion.UNKNOWN;
        return note(operation, vm, how.phase(), text, warning);
    }

    private static Note note(Operation operation, TargetVm vm, String what, String text, boolean warning) {
        String name = "%s.%s.%s".formatted(operation.id(), vm.uid(), what.toLowerCase(Locale.ROOT));
        return new Note(name, vm.ref(), vm.uid(), capitalized(operation) + what, text, warning);
    }

    void asking(Operation operation, TargetVm target, Ask ask) {
        line(operation, target)
                .addKeyValue("ask", ask.kind())
                .addKeyValue("attempt", ask.attempt())
                .log("asking the cluster");
    }

    void answered(Operation operation, TargetVm target, Ask ask) {
        line(operation, target)
                .addKeyValue("ask", ask.kind())
                .addKeyValue("answer", ask.answer())
                .log("the cluster answered");
    }

    void ended(Operation operation, TargetVm target, Result result) {
        line(operation, target).addKeyValue("result", result).log("vm done");
    }

    private static LoggingEventBuilder line(Operation operation, TargetVm target) {
        return LOG.atInfo().addKeyValue("operation", operation.id()).addKeyValue("vm", target.ref());
    }

    void finished(Operation operation) {
        LOG.atInfo()
                .addKeyValue("operation", operation.id())
                .addKeyValue("phase", operation.state().phase())
                .log("operation finished");
    }

    private static String capitalized(Operation operation) {
        String verb = operation.request().action().verb();
        return Character.toUpperCase(verb.charAt(0)) + verb.substring(1);
    }
}
