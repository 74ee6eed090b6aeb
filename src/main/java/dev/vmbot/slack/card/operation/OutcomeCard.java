package dev.vmbot.slack.card.operation;

import com.slack.api.model.block.LayoutBlock;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState.CarriedOut;
import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.OperationState.Undone;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.Kit;
import dev.vmbot.slack.card.Mrkdwn;
import dev.vmbot.slack.card.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The end of an operation on one VM.
final class OutcomeCard {

    private OutcomeCard() {}

    static Card of(Operation operation, Finished finished) {
        return switch (finished) {
            case Undone undone -> UndoneCard.card(operation.request(), undone);
            case CarriedOut carriedOut -> of(operation, carriedOut);
        };
    }

    private static Card of(Operation operation, CarriedOut finished) {
        Request request = operation.request();
        TargetProgress progress = finished.targets().getFirst();
        Result result = progress.result().orElseThrow();
        return switch (result) {
            case Result.Succeeded succeeded -> succeeded(request, finished, succeeded);
            case Result.NothingToDo nothing -> nothingToDo(request, finished, nothing);
            case Result.Failed failed -> FailureCard.of(operation, finished, failed);
            case Result.Refused refused -> UndoneCard.card(request, finished, Outcome.refusal(refused));
            case Result.Unknown() -> FailureCard.unknown(request, finished);
            case Result.NotBegun() -> UndoneCard.card(request, finished, Mrkdwn.EMPTY);
        };
    }

    private static Card succeeded(Request request, CarriedOut finished, Result.Succeeded result) {
        TargetVm target = request.targets().getFirst();
        TargetProgress progress = finished.targets().getFirst();
        boolean plainStart =
                request.action() == Action.RESTART && progress.stop().isEmpty();
        String how = plainStart ? " It was not running before, so this was a plain start." : "";
        Mrkdwn verified =
                result.verified().isEmpty() ? Mrkdwn.EMPTY : Mrkdwn.say(" Looked once more: %s", result.verified());
        Mrkdwn impact = Outcome.lasts(request.action(), result.state())
                ? impact(plainStart ? Action.START : request.action(), request, progress, result)
                : overtaken(request.action());
        Mrkdwn text = Mrkdwn.say(
                "%s of %s succeeded. %s.%s%s %s",
                Words.title(request), Words.vm(target.ref()), now(request, progress, result), how, verified, impact);
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Kit.header(heading(request, result)));
        blocks.add(Kit.section(Mrkdwn.say(
                "*VM*: %s | *Namespace*: %s | *Action*: %s | %s",
                Mrkdwn.code(target.ref().name()),
                Mrkdwn.code(target.ref().namespace()),
                Words.verb(request),
                Outcome.lasts(request.action(), result.state())
                        ? Mrkdwn.say(
                                "*RunStrategy*: %s", strategy(request, progress).word())
                        : Mrkdwn.say("*Now*: %s", now(request, progress, result)))));
        blocks.add(Kit.section(Mrkdwn.say("*Impact*: %s%s", impact, how)));
        if (!result.verified().isEmpty()) {
            blocks.add(Kit.section(Mrkdwn.say("*Verified*: %s", result.verified())));
        }
        blocks.add(next(target));
        blocks.add(asked(request, finished));
        return Card.of(text, blocks);
    }

    private static Mrkdwn overtaken(Action action) {
        return Mrkdwn.say("It was %s as asked for, and something else has changed it since.", Words.done(action));
    }

    /// What is known of the run strategy is what this operation has made of it.
    private static Mrkdwn now(Request request, TargetProgress progress, Result.Succeeded result) {
        Mrkdwn now = Words.isNow(Mrkdwn.say("It"), result.state());
        return Outcome.lasts(request.action(), result.state())
                ? Mrkdwn.say(
                        "%s, run strategy %s", now, strategy(request, progress).word())
                : now;
    }

    private static RunStrategy strategy(Request request, TargetProgress progress) {
        return progress.before().strategy().after(request.action());
    }

    private static String heading(Request request, Result.Succeeded result) {
        return request.isWatchOnly()
                ? "✓ Wait for the %s Successful: It Is %s".formatted(Words.title(request.action()), result.state())
                : "✓ VM %s Successful".formatted(Words.title(request));
    }

    /// @param action what it came to
    private static Mrkdwn impact(Action action, Request request, TargetProgress progress, Result.Succeeded result) {
        TargetVm target = request.targets().getFirst();
        RunStrategy strategy = strategy(request, progress);
        return switch (action) {
            case START ->
                Mrkdwn.say(
                        "%s, consuming resources (CPU/memory). Access: virtctl console or SSH. RunStrategy: %s%s.",
                        result.state(), strategy.word(), crash(strategy));
            case STOP ->
                Mrkdwn.say(
                        "%s, resources freed.%s %s Start: %s. RunStrategy: %s%s.",
                        result.state(),
                        request.isWatchOnly() ? " It stays off until somebody starts it." : "",
                        preserved(request, progress),
                        Mrkdwn.code("Start VM " + target.ref().name() + " in namespace "
                                + target.ref().namespace()),
                        strategy.word(),
                        strategy == RunStrategy.HALTED ? " (stays off)" : "");
            case RESTART ->
                Mrkdwn.say(
                        "%s after stop and start. Brief interruption. Monitor app logs. RunStrategy: %s%s.",
                        result.state(), strategy.word(), crash(strategy));
        };
    }

    private static Mrkdwn preserved(Request request, TargetProgress progress) {
        if (request.isForcedStop()) {
            return Mrkdwn.say("What the guest had not written to disk is lost.");
        }
        if (!request.isWatchOnly() && !request.targets().getFirst().wasRunning()) {
            return Mrkdwn.say("No guest ran.");
        }
        return progress.outlastedGrace() ? Outcome.cutOff(progress) : Mrkdwn.say("State preserved.");
    }

    private static String crash(RunStrategy strategy) {
        return strategy == RunStrategy.ALWAYS ? " (auto-restart on crash)" : "";
    }

    private static Card nothingToDo(Request request, CarriedOut finished, Result.NothingToDo result) {
        TargetVm target = request.targets().getFirst();
        boolean lasts = Outcome.lasts(request.action(), result.state());
        String wanted = lasts ? result.state() : Words.wanted(request.action());
        Mrkdwn text = lasts
                ? Mrkdwn.say(
                        "%s is already %s: nothing to do, and nothing was changed.%s",
                        Words.vm(target.ref()), wanted.toLowerCase(Locale.ROOT), restart(request, result))
                : Mrkdwn.say(
                        "%s was %s already, so nothing was changed; something else has changed it since: %s.",
                        Words.vm(target.ref()), wanted, Words.isNow(Mrkdwn.say("it"), result.state()));
        String heading = lasts ? "ℹ️ VM Already " + result.state() : "ℹ️ Nothing To Do";
        return Card.of(text, List.of(Kit.header(heading), Kit.section(text), next(target), asked(request, finished)));
    }

    private static Mrkdwn restart(Request request, Result.NothingToDo result) {
        return request.action() == Action.START && !result.state().equals(Observation.PAUSED)
                ? Mrkdwn.say(
                        " To restart it: %s.",
                        Mrkdwn.code(
                                "/vm restart " + request.targets().getFirst().ref()))
                : Mrkdwn.EMPTY;
    }

    static LayoutBlock next(TargetVm target) {
        return Kit.section(Mrkdwn.say(
                "*Next*: %s or %s",
                Mrkdwn.code("Show status of VM " + target.ref().name() + " in namespace "
                        + target.ref().namespace()),
                Mrkdwn.code("List VMs in namespace " + target.ref().namespace())));
    }

    static LayoutBlock asked(Request request, Finished finished) {
        return Kit.context(Mrkdwn.say(
                "Asked by %s. %s %s.%s%s",
                Mrkdwn.mention(request.requester().person()),
                ended(finished.conclusion()),
                Mrkdwn.time(finished.at()),
                Words.picked(request),
                Words.reason(request)));
    }

    private static String ended(Conclusion conclusion) {
        return switch (conclusion) {
            case SUCCEEDED -> "Succeeded at";
            case NOTHING_TO_DO -> "Nothing to do at";
            case PARTLY_SUCCEEDED -> "Partly succeeded at";
            case FAILED -> "Failed at";
            case UNKNOWN -> "Given up as unknown at";
            case CANCELLED -> "Cancelled at";
            case EXPIRED -> "Expired at";
            case REFUSED -> "Refused at";
        };
    }
}
