package dev.vmbot.diagnosis.evidence;

import dev.vmbot.cluster.Redaction;
import dev.vmbot.model.Action;
import java.time.Instant;
import java.util.Optional;

/// What the bot tried before the diagnosis, where that is why there is one.
///
/// @param asked when the cluster was asked
/// @param refusal what it answered, when it refused
public record Attempt(Action action, Instant asked, Optional<Refusal> refusal) {

    /// @param code HTTP status; 0 when there was no answer
    /// @param words what the cluster said
    public record Refusal(int code, String words) {

        public Refusal {
            words = Redaction.of(words);
        }

        /// As a line of evidence.
        @Override
        public String toString() {
            return "HTTP " + code + ": " + words;
        }
    }
}
