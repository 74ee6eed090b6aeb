package dev.vmbot.diagnosis.evidence;

import dev.vmbot.cluster.Redaction;
import java.util.OptionalInt;

/// A container of the launcher pod, init containers included.
///
/// @param reason why it waits or why it ended, such as `ImagePullBackOff` or `OOMKilled`; empty while it runs
/// @param message of its end, it is the tail of its log (`terminationMessagePolicy: FallbackToLogsOnError`)
/// @param exitCode of its end; empty while it has not ended
public record Container(String name, String image, State state, String reason, String message, OptionalInt exitCode) {

    public enum State {
        WAITING,
        RUNNING,
        TERMINATED
    }

    public Container {
        reason = Redaction.of(reason);
        message = state == State.TERMINATED
                ? String.join("\n", Redaction.of(message.lines().toList()))
                : Redaction.of(message);
    }

    /// For those who may not see logs.
    Container withoutLog() {
        return state == State.TERMINATED ? new Container(name, image, state, reason, "", exitCode) : this;
    }

    /// The one that holds libvirt and qemu.
    public boolean isCompute() {
        return name.equals("compute");
    }

    /// As a line of evidence: `compute terminated: OOMKilled, exit code 137`.
    @Override
    public String toString() {
        String exit = exitCode.isPresent() ? ", exit code " + exitCode.getAsInt() : "";
        return switch (state) {
            case WAITING -> name + " waiting: " + reason + (message.isEmpty() ? "" : ": " + message);
            case RUNNING -> name + " running";
            case TERMINATED -> name + " terminated: " + reason + exit + (message.isEmpty() ? "" : ": " + message);
        };
    }
}
