package dev.vmbot.operation;

import dev.vmbot.cluster.VmEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down what is done to VMs: one log line a step, and an Event on the VM at the start and at the end.
public final class Journal {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final VmEvents events;

    public Journal(VmEvents events) {
        this.events = events;
    }

    /// Before the first ask for a VM, whichever that is: the restart of a VM that is down begins with a start.
    void began(Operation operation, TargetVm target) {
        String text = "%s asked for by %s through Slack, operation %s"
                .formatted(
                        capitalized(operation),
                        operation.request().requester().identity().user(),
                        operation.id());
        events.record(target.ref(), target.uid(), capitalized(operation) + "Requested", text, false);
    }

    void asking(Operation operation, TargetVm target, Ask ask) {
        LOG.atInfo()
                .addKeyValue("operation", operation.id())
                .addKeyValue("vm", target.ref())
                .addKeyValue("ask", ask.kind())
                .addKeyValue("attempt", ask.attempt())
                .log("asking the cluster");
    }

    void answered(Operation operation, TargetVm target, Ask ask) {
        LOG.atInfo()
                .addKeyValue("operation", operation.id())
                .addKeyValue("vm", target.ref())
                .addKeyValue("ask", ask.kind())
                .addKeyValue("answer", ask.answer())
                .log("the cluster answered");
    }

    void ended(Operation operation, TargetVm target, Result result) {
        LOG.atInfo()
                .addKeyValue("operation", operation.id())
                .addKeyValue("vm", target.ref())
                .addKeyValue("result", result)
                .log("vm done");
        String outcome = result.conclusion().phase();
        boolean warning = result.conclusion() == Conclusion.FAILED || result.conclusion() == Conclusion.UNKNOWN;
        String text = "%s ended: %s, operation %s".formatted(capitalized(operation), outcome, operation.id());
        events.record(target.ref(), target.uid(), capitalized(operation) + outcome, text, warning);
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
