package dev.vmbot.slack.card.operation;

import com.slack.api.model.block.LayoutBlock;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.OperationState.CarriedOut;
import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.OperationState.Undone;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.Result;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.Kit;
import dev.vmbot.slack.card.Mrkdwn;
import dev.vmbot.slack.card.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The end of an operation on several VMs: a headline that counts, and a line for each.
final class BatchOutcomeCard {

    private BatchOutcomeCard() {}

    static Card of(Request request, Finished finished) {
        return switch (finished) {
            case Undone undone -> UndoneCard.card(request, undone);
            case CarriedOut carriedOut -> of(request, carriedOut);
        };
    }

    private static Card of(Request request, CarriedOut finished) {
        Mrkdwn headline = headline(request, finished);
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Kit.header(heading(request.action(), finished.conclusion())));
        blocks.add(Kit.section(headline));
        blocks.addAll(Kit.lines(lines(request, finished)));
        if (finished.conclusion() == Conclusion.SUCCEEDED) {
            blocks.add(Kit.section(all(request.action())));
        }
        blocks.add(OutcomeCard.asked(request, finished));
        return Card.of(headline, blocks);
    }

    private static Mrkdwn headline(Request request, CarriedOut finished) {
        int count = request.targets().size();
        long fine = finished.targets().stream()
                .flatMap(progress -> progress.result().stream())
                .filter(Result.Succeeded.class::isInstance)
                .count();
        Mrkdwn counted = Mrkdwn.say(
                "Batch %s of %s VMs %s: %s of %s %s %s.",
                request.action().verb(),
                count,
                Outcome.ended(finished.conclusion()),
                fine,
                count,
                fine == 1 ? "was" : "were",
                Words.done(request.action()));
        return Mrkdwn.join(
                " ",
                Stream.concat(Stream.of(counted), others(request, finished)).toList());
    }

    /// What became of the VMs to which it was not done: how many of each kind, by name.
    private static Stream<Mrkdwn> others(Request request, CarriedOut finished) {
        Map<String, List<VmRef>> byKind = new LinkedHashMap<>();
        for (int index = 0; index < finished.targets().size(); index++) {
            VmRef ref = request.targets().get(index).ref();
            finished.targets()
                    .get(index)
                    .result()
                    .flatMap(result -> kind(request.action(), result))
                    .ifPresent(kind ->
                            byKind.computeIfAbsent(kind, _ -> new ArrayList<>()).add(ref));
        }
        return byKind.entrySet().stream()
                .map(kind ->
                        Mrkdwn.say("%s %s: %s.", kind.getValue().size(), kind.getKey(), Words.names(kind.getValue())));
    }

    private static Optional<String> kind(Action action, Result result) {
        return result instanceof Result.NothingToDo
                ? Optional.of(Words.wanted(action) + " already")
                : Outcome.shortfall(result);
    }

    private static List<Mrkdwn> lines(Request request, CarriedOut finished) {
        List<Mrkdwn> lines = new ArrayList<>();
        for (int index = 0; index < finished.targets().size(); index++) {
            Mrkdwn line = Checklist.line(
                    request.action(),
                    request.targets().get(index),
                    finished.targets().get(index));
            lines.add(finished.state(index)
                    .map(state -> Mrkdwn.say("%s (%s)", line, Words.isNow(Mrkdwn.say("it"), state)))
                    .orElse(line));
        }
        return lines;
    }

    private static String heading(Action action, Conclusion conclusion) {
        String batch = "Batch " + Words.title(action);
        return switch (conclusion) {
            case SUCCEEDED -> "✓ " + batch + " Successful";
            case NOTHING_TO_DO -> "ℹ️ " + batch + ": Nothing To Do";
            case PARTLY_SUCCEEDED -> "⚠️ " + batch + " Partly Successful";
            case FAILED -> "❌ " + batch + " Failed";
            case UNKNOWN -> "❓ " + batch + ": Outcome Unknown";
            case CANCELLED -> batch + " Cancelled";
            case EXPIRED -> batch + " Expired";
            case REFUSED -> batch + " Refused";
        };
    }

    private static Mrkdwn all(Action action) {
        return switch (action) {
            case START -> Mrkdwn.say("All VMs are running and consume resources.");
            case STOP -> Mrkdwn.say("All VMs stopped. Resources freed.");
            case RESTART -> Mrkdwn.say("All VMs are running again. Monitor app logs.");
        };
    }
}
