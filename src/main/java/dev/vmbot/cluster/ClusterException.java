package dev.vmbot.cluster;

import java.time.Duration;

/// The cluster said no, or did not answer. Carries what a caller can act on; how it came about is the adapter's
/// business.
public final class ClusterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What a caller can do about it.
    public enum Reason {
        /// No such object, or no such API. An API server that has just started says so for a moment of what is there.
        NOT_FOUND(Certainty.NOT_DONE),
        /// The bot itself lacks a right; of a start or stop only when a review of that right has agreed.
        FORBIDDEN(Certainty.NOT_DONE),
        /// The bot's credentials are not accepted (401): nobody knows who it is, whatever its rights are.
        UNAUTHENTICATED(Certainty.NOT_DONE),
        /// Refused because of the state that the object is in (409, 422), or by a rule of the cluster: a webhook, a
        /// policy, a quota.
        CONFLICT(Certainty.NOT_DONE),
        /// Refused as malformed (400, 405): a bug, or an API that we do not know.
        INVALID(Certainty.NOT_DONE),
        /// Not now, and nothing was changed (429; another change is queued; a webhook could not be reached).
        BUSY(Certainty.NOT_DONE),
        /// Nobody could be reached who could have done it.
        UNREACHABLE(Certainty.NOT_DONE),
        /// An answer that does not tell: 5xx, or something that is no answer of an API server.
        BROKEN(Certainty.UNCERTAIN),
        /// No answer in time, or the connection ended first.
        TIMEOUT(Certainty.UNCERTAIN);

        private final Certainty certainty;

        Reason(Certainty certainty) {
            this.certainty = certainty;
        }

        /// Whether a write that ended so can have taken effect.
        public boolean mayHaveTakenEffect() {
            return certainty == Certainty.UNCERTAIN;
        }

        /// Whether it stays so until somebody mends the bot or a custom resource definition.
        public boolean isDefect() {
            return this == INVALID;
        }

        /// How soon it is worth trying the same again.
        public Duration retryAfter() {
            return isDefect() ? Duration.ofSeconds(30) : Duration.ofSeconds(2);
        }
    }

    private enum Certainty {
        NOT_DONE,
        UNCERTAIN
    }

    private final Reason reason;
    private final int code;
    private final String words;

    /// @param code HTTP status; 0 when there was no answer
    /// @param words what the cluster said, for people, without addresses; may be empty. Secrets in it are taken out
    public ClusterException(Reason reason, int code, String words) {
        this(reason, words.isEmpty() ? "" : Redaction.of(words), code);
    }

    private ClusterException(Reason reason, String clean, int code) {
        super(reason + (code == 0 ? "" : " " + code) + (clean.isEmpty() ? "" : ": " + clean));
        this.reason = reason;
        this.code = code;
        this.words = clean;
    }

    public Reason reason() {
        return reason;
    }

    public int code() {
        return code;
    }

    public String words() {
        return words;
    }
}
