package dev.vmbot.slack.card.operation;

import dev.vmbot.cluster.Observation;
import dev.vmbot.model.Action;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.slack.card.Mrkdwn;
import dev.vmbot.slack.card.Words;
import java.util.Optional;

/// How it ended for one VM, in a few words.
final class Outcome {

    private Outcome() {}

    static String mark(Result result) {
        return switch (result) {
            case Result.Succeeded _ -> "✓";
            case Result.NothingToDo _ -> "ℹ️";
            case Result.Failed _ -> "❌";
            case Result.Refused _ -> "⛔";
            case Result.Unknown _ -> "❓";
            case Result.NotBegun _ -> "○";
        };
    }

    /// What the VM counts as in a batch when it is not as it was wanted.
    static Optional<String> shortfall(Result result) {
        return switch (result) {
            case Result.Succeeded _, Result.NothingToDo _ -> Optional.empty();
            case Result.Failed _ -> Optional.of("failed");
            case Result.Refused _ -> Optional.of("refused");
            case Result.Unknown() -> Optional.of("unknown");
            case Result.NotBegun() -> Optional.of("not touched");
        };
    }

    /// @param progress with a result
    static Mrkdwn brief(Action action, TargetProgress progress) {
        return switch (progress.result().orElseThrow()) {
            case Result.Succeeded(String state, String _) -> {
                Mrkdwn now = lasts(action, state)
                        ? Mrkdwn.say("%s", state)
                        : Mrkdwn.say("was %s; %s", Words.done(action), Words.isNow(Mrkdwn.say("it"), state));
                yield progress.outlastedGrace() ? Mrkdwn.say("%s. %s", now, cutOff(progress)) : now;
            }
            case Result.NothingToDo(String state) ->
                lasts(action, state)
                        ? Mrkdwn.say("already %s, nothing to do", state)
                        : Mrkdwn.say(
                                "was %s already, nothing was changed; %s",
                                Words.wanted(action), Words.isNow(Mrkdwn.say("it"), state));
            // The cluster's words come last, because the end of a long line is cut off.
            case Result.Failed failed ->
                Mrkdwn.say("failed: %s %s%s", what(failed.trouble()), now(action, failed, progress), said(failed));
            case Result.Refused refused -> Mrkdwn.say("refused: %s", refusal(refused));
            case Result.Unknown() -> Mrkdwn.say("unknown: the cluster could not be read");
            case Result.NotBegun() -> Mrkdwn.say("not begun, nothing was changed");
        };
    }

    /// As a sentence goes on.
    static String ended(Conclusion conclusion) {
        return switch (conclusion) {
            case SUCCEEDED -> "succeeded";
            case NOTHING_TO_DO -> "had nothing to do";
            case PARTLY_SUCCEEDED -> "partly succeeded";
            case FAILED -> "failed";
            case UNKNOWN -> "ended unknown";
            case CANCELLED -> "was cancelled";
            case EXPIRED -> "expired";
            case REFUSED -> "was refused";
        };
    }

    /// Whether what an action brought about, or found, is so still.
    static boolean lasts(Action action, String state) {
        return action == Action.STOP
                ? state.equals(Observation.STOPPED)
                : state.equals(Observation.RUNNING) || state.equals(Observation.PAUSED);
    }

    /// One full sentence of a guest that has outlasted its grace period.
    static Mrkdwn cutOff(TargetProgress progress) {
        return Mrkdwn.say(
                "It had not shut down when its grace period of %s s was over; KubeVirt cuts the power then, and what"
                        + " the guest had not written to disk may be lost.",
                progress.before().grace().toSeconds());
    }

    /// One full sentence: what the VM is now, as far as it was looked at.
    static Mrkdwn now(Action action, Result.Failed failed, TargetProgress progress) {
        Mrkdwn now = Words.isNow(Mrkdwn.say("It"), failed.state());
        return progress.late()
                .map(time -> Mrkdwn.say("%s %s.", late(action, progress, Mrkdwn.time(time)), now))
                .orElseGet(() -> Mrkdwn.say("%s.", now));
    }

    private static Mrkdwn late(Action action, TargetProgress progress, Mrkdwn time) {
        if (!progress.endedStopping()) {
            return Mrkdwn.say("It came up at %s.", time);
        }
        return action == Action.RESTART
                ? Mrkdwn.say("It went down at %s; it was not started again.", time)
                : Mrkdwn.say("It went down at %s.", time);
    }

    /// One or two full sentences, with the cluster's own words.
    static Mrkdwn error(Result.Failed failed) {
        return Mrkdwn.say("%s%s", what(failed.trouble()), said(failed));
    }

    private static Mrkdwn said(Result.Failed failed) {
        return failed.words().isBlank()
                ? Mrkdwn.EMPTY
                : Mrkdwn.say(" The cluster said: %s.", Mrkdwn.code(failed.words()));
    }

    private static Mrkdwn what(Result.Trouble trouble) {
        return switch (trouble) {
            case STOP_TIMED_OUT -> Mrkdwn.say("It was still up after its grace period.");
            case START_TIMED_OUT -> Mrkdwn.say("It was not Running within the time limit.");
            case NOT_TAKEN ->
                Mrkdwn.say("The cluster did not say whether it took the request, and nothing shows that it did.");
            case NOT_DONE -> Mrkdwn.say("The cluster did not say whether it took the request.");
            case UNAVAILABLE ->
                Mrkdwn.say(
                        "The cluster could not be reached, or did not take the request, each time that it was tried.");
            case REFUSED_BY_CLUSTER -> Mrkdwn.say("The cluster refused the request.");
            case BOT_LACKS_RIGHT -> Mrkdwn.say("The bot's own service account lacks the right to do this.");
            case BOT_NOT_ACCEPTED ->
                Mrkdwn.say("The bot's credentials are not accepted by the cluster, each time that it was tried.");
            case CAME_BACK -> Mrkdwn.say("It stopped, and then something else started it again.");
            case RUN_ENDED -> Mrkdwn.say("The new run ended before it was Running, and it is not tried again.");
            case VM_GONE -> Mrkdwn.say("The VM was deleted, or replaced by another of its name, on the way.");
            case DEFECT -> Mrkdwn.say("Something is wrong inside the bot: it could not go on with this.");
            case NEVER_SETTLED -> Mrkdwn.say("Another change was under way on the VM for too long.");
        };
    }

    /// One or two full sentences: why nothing was asked of the cluster.
    static Mrkdwn refusal(Result.Refused refused) {
        Mrkdwn why = switch (refused.refusal()) {
            case REPLACED -> Mrkdwn.say("The VM on the card is not there any more.");
            case BEING_DELETED -> Mrkdwn.say("The VM is being deleted.");
            case RIGHT_LOST -> Mrkdwn.say("The right to do this was lost since the card was made.");
            case RIGHT_UNKNOWN -> Mrkdwn.say("Nobody answered whether the right to do this is still there.");
            case OTHER_OPERATION -> Mrkdwn.say("Another operation was at work on the VM.");
            case TOO_LATE ->
                Mrkdwn.say("Its turn came much later than it should have, because the bot or the cluster was away."
                        + " Ask again if it is still wanted.");
            case BLOCKED -> Mrkdwn.say("The VM cannot be changed now.");
        };
        Mrkdwn all = refused.words().isBlank() ? why : Mrkdwn.say("%s %s", why, refused.words());
        return Mrkdwn.say("%s%s", all, Words.shown(refused.other()));
    }
}
