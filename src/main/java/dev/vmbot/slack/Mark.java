package dev.vmbot.slack;

import dev.vmbot.operation.OperationId;

/// What a message of the bot bears in its metadata, by which it is found again after its answer was lost.
///
/// @param part which of the operation's messages of this kind
public record Mark(Kind kind, OperationId operation, int part) {

    /// What kind of message.
    public enum Kind {
        CARD("vm_operation"),
        FINDINGS("vm_findings"),
        WARNING("vm_warning"),
        RELAPSE("vm_relapse");

        private final String eventType;

        Kind(String eventType) {
            this.eventType = eventType;
        }

        public String eventType() {
            return eventType;
        }
    }

    public static Mark card(OperationId operation) {
        return new Mark(Kind.CARD, operation, 0);
    }

    static Mark warning(OperationId operation, int target) {
        return new Mark(Kind.WARNING, operation, target);
    }

    static Mark relapse(OperationId operation, int target) {
        return new Mark(Kind.RELAPSE, operation, target);
    }

    static Mark findings(OperationId operation, int part) {
        return new Mark(Kind.FINDINGS, operation, part);
    }
}
