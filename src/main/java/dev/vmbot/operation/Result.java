package dev.vmbot.operation;

import java.util.Optional;

/// How it ended for one VM. Success is said only of what was proven by a live look.
public sealed interface Result {

    Conclusion conclusion();

    /// @param state `printableStatus` when it was proven
    /// @param verified what a further look showed, after a remedy; else empty
    record Succeeded(String state, String verified) implements Result {

        /// Proven, and not looked at further.
        public Succeeded(String state) {
            this(state, "");
        }

        @Override
        public Conclusion conclusion() {
            return Conclusion.SUCCEEDED;
        }
    }

    /// It was in the wanted state before anything was asked.
    record NothingToDo(String state) implements Result {
        @Override
        public Conclusion conclusion() {
            return Conclusion.NOTHING_TO_DO;
        }
    }

    /// @param words the cluster's own, for people; may be empty
    /// @param state `printableStatus` at the end
    record Failed(Trouble trouble, String words, String state) implements Result {
        @Override
        public Conclusion conclusion() {
            return Conclusion.FAILED;
        }
    }

    /// Nothing was asked of the cluster for this VM.
    ///
    /// @param other the card of the operation that was in the way; empty where it was something else
    record Refused(Refusal refusal, String words, Optional<Operation.Card> other) implements Result {

        /// By something else than another operation.
        public Refused(Refusal refusal, String words) {
            this(refusal, words, Optional.empty());
        }

        @Override
        public Conclusion conclusion() {
            return Conclusion.REFUSED;
        }
    }

    /// The cluster could not be read until long after the time limit.
    record Unknown() implements Result {
        @Override
        public Conclusion conclusion() {
            return Conclusion.UNKNOWN;
        }
    }

    /// The person cancelled before this VM's turn came.
    record NotBegun() implements Result {
        @Override
        public Conclusion conclusion() {
            return Conclusion.CANCELLED;
        }
    }

    /// What went wrong after something was asked of the cluster, or while waiting to ask.
    enum Trouble {
        /// Still up after its grace period and the margin.
        STOP_TIMED_OUT,
        /// Not Running within the time limit.
        START_TIMED_OUT,
        /// Asked, with an uncertain answer, and no trace of it was seen.
        NOT_TAKEN,
        /// Asked, with an uncertain answer, and the VM has not been written to since: it was not done.
        NOT_DONE,
        /// The cluster could not be reached or had no time, each time that it was tried.
        UNAVAILABLE,
        /// The cluster refused what was asked.
        REFUSED_BY_CLUSTER,
        /// The bot's own service account lacks a right.
        BOT_LACKS_RIGHT,
        /// The cluster did not accept the bot's credentials, each time that it was tried.
        BOT_NOT_ACCEPTED,
        /// Stopped, and then something else brought it back.
        CAME_BACK,
        /// This run ended before it was Running, and the run strategy does not try again.
        RUN_ENDED,
        /// The VM was deleted, or replaced by another of its name, on the way.
        VM_GONE,
        /// Another change was under way on the VM for too long.
        NEVER_SETTLED,
        /// Each turn of the bot's own ended in an error.
        DEFECT;

        /// What was asked for may come about after it was given up: virt-api finishes a request whose client has
        /// gone (KubeVirt `rest/lifecycle.go` patches without the request's context).
        public boolean mayBeLate() {
            return this == STOP_TIMED_OUT || this == START_TIMED_OUT || this == NOT_TAKEN || this == NOT_DONE;
        }
    }

    /// Why nothing was asked of the cluster.
    enum Refusal {
        /// The VM on the card is not there any more; one of its name may be.
        REPLACED,
        BEING_DELETED,
        /// The person has not the right any more, or is nobody here any more.
        RIGHT_LOST,
        /// Nobody answered whether the person still has the right.
        RIGHT_UNKNOWN,
        OTHER_OPERATION,
        /// Nobody was there to begin it for so long that it may not be wanted any more.
        TOO_LATE,
        BLOCKED
    }
}
