package dev.vmbot.app.chaos.judge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the doubles of Slack and of the cluster have logged of one run, and nothing that the bot thinks of itself.
///
/// @param end when all this was read, long after the last deed
public record Evidence(
        List<Request> requests,
        List<Answer> answers,
        List<Card> cards,
        List<Notice> notices,
        List<Power> powers,
        List<Run> runs,
        List<Disturbance> disturbances,
        Instant end) {

    /// How an operation ended, by the words of its card.
    public enum Ending {
        PARTLY_SUCCEEDED("Partly succeeded at"),
        SUCCEEDED("Succeeded at"),
        NOTHING_TO_DO("Nothing to do at"),
        FAILED("Failed at"),
        UNKNOWN("Given up as unknown at"),
        CANCELLED("Cancelled at"),
        EXPIRED("Expired at"),
        REFUSED("Refused at");

        private final String words;

        Ending(String words) {
            this.words = words;
        }

        /// By the sentence that says when it ended; a card that waits may tell of other operations' ends in its own.
        static Optional<Ending> of(String text) {
            for (Ending one : values()) {
                if (text.contains(one.words)) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }
    }

    /// Somebody asked for a change.
    ///
    /// @param taken when it was acknowledged; empty when Slack told the person that it was not
    public record Request(
            Instant at, Optional<Instant> taken, String person, String channel, String verb, List<String> machines) {}

    /// Somebody approved or called off: a press, or a word in the card's thread.
    ///
    /// @param taken as of a request
    /// @param operation what the button carries; empty when typed
    /// @param thread of a typed one, else the card's `ts`
    public record Answer(
            Instant at,
            Optional<Instant> taken,
            String person,
            String channel,
            String thread,
            Optional<String> operation,
            boolean yes) {}

    /// A message of the bot that is an operation's card.
    public record Card(String operation, String channel, String ts, Instant at, List<Version> versions) {

        /// From when on it ended, if it stayed so.
        public Optional<Version> last() {
            return Optional.of(versions.getLast())
                    .filter(version -> version.ending().isPresent());
        }
    }

    /// What a card said from a moment on.
    public record Version(Instant from, String text) {

        public Optional<Ending> ending() {
            return Ending.of(text);
        }
    }

    /// Anything else that the bot said.
    ///
    /// @param person who alone sees it; empty when all do
    public record Notice(Instant at, String person, String channel, String thread, String text) {}

    /// A start or stop that the cluster was asked for, and what it answered.
    public record Power(Instant at, String machine, String verb, int code) {

        boolean isAccepted() {
            return code / 100 == 2;
        }
    }

    /// One run of a machine, with its own uid.
    ///
    /// @param down empty while it is up
    public record Run(String machine, String uid, Instant up, Optional<Instant> down) {

        boolean isUp(Instant at) {
            return !up.isAfter(at) && down.filter(time -> !time.isAfter(at)).isEmpty();
        }
    }

    /// From when until when things may be late.
    public record Disturbance(String kind, Instant from, Instant until) {}
}
