package dev.vmbot.operation;

import dev.vmbot.cluster.ClusterException;
import java.time.Instant;

/// A write that is stored before it is made, so that a bot that died in between knows that it may have been made.
///
/// @param attempt from 1; grows only after a refusal, or a live look at a VM that the request has left untouched
/// @param vmiUid the run that it is about; empty when there was none
/// @param vmVersion the VM's resource version then: watched state counts only when it is newer
/// @param at when it was stored, just before it was made
public record Ask(Kind kind, int attempt, String vmiUid, long vmVersion, Instant at, Answer answer) {

    public enum Kind {
        STOP,
        /// With a grace period of 0, which cuts the guest's power.
        FORCED_STOP,
        START
    }

    /// What came back.
    public sealed interface Answer {

        /// Nothing is stored: it is about to be made, or the bot died before it could store what came back.
        record None() implements Answer {}

        /// The cluster agreed (202).
        record Accepted() implements Answer {}

        /// The cluster did certainly not do it.
        ///
        /// @param words the cluster's own; may be empty
        record Refused(ClusterException.Reason reason, String words) implements Answer {}

        /// It may have been done.
        ///
        /// @param code HTTP status of an answer that does not tell, such as 503; 0 when there was none
        /// @param words the cluster's own; may be empty
        record Unknown(int code, String words) implements Answer {

            /// There was no answer.
            public Unknown(String words) {
                this(0, words);
            }
        }
    }

    /// The same; if it was made by a clock that was ahead, made now.
    public Ask notAfter(Instant now) {
        return at.isAfter(now) ? new Ask(kind, attempt, vmiUid, vmVersion, now, answer) : this;
    }

    public Ask with(Answer came) {
        return new Ask(kind, attempt, vmiUid, vmVersion, at, came);
    }
}
