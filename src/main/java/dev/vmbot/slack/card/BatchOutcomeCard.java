package dev.vmbot.slack.card;

import com.slack.api.model.block.LayoutBlock;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.Result;
import java.util.ArrayList;
import java.util.List;

/// The end of an operation on several VMs: a headline that counts, and a line for each.
final class BatchOutcomeCard {

    private BatchOutcomeCard() {}

    static Card of(Request request, Finished finished) {
        if (finished.targets().isEmpty()) {
            return Undone.card(request, finished);
        }
        Mrkdwn headline = headline(request, finished);
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Kit.header(heading(request.action(), shown(finished))));
        blocks.add(Kit.section(headline));
        blocks.addAll(Kit.lines(lines(request, finished)));
        if (finished.conclusion() == Conclusion.SUCCEEDED) {
            blocks.add(Kit.section(all(request.action())));
        }
        finished.late()
                .ifPresent(time -> blocks.add(Kit.section(
                        Mrkdwn.say("A VM that missed its time limit got there after all, at %s.", Mrkdwn.time(time)))));
        blocks.add(OutcomeCard.asked(request, finished));
        return Card.of(headline, blocks);
    }

    private static Mrkdwn headline(Request request, Finished finished) {
        int count = request.targets().size();
        long fine = finished.targets().stream()
                .flatMap(progress -> progress.result().stream())
                .filter(BatchOutcomeCard::isFine)
                .count();
        Mrkdwn counted = Mrkdwn.say(
                "Batch %s of %s VMs %s: %s of %s %s.",
                request.action().verb(),
                count,
                ended(shown(finished)),
                fine,
                count,
                request.action() == Action.STOP ? "are stopped" : "are running");
        List<VmRef> failed = withoutSuccess(request, finished);
        return failed.isEmpty() ? counted : Mrkdwn.say("%s %s not: %s.", counted, failed.size(), Words.names(failed));
    }

    /// A batch that somebody stopped on its way is told as cancelled, whatever became of its first VMs.
    private static Conclusion shown(Finished finished) {
        boolean cancelled = finished.targets().stream()
                .flatMap(progress -> progress.result().stream())
                .anyMatch(Result.NotBegun.class::isInstance);
        return cancelled ? Conclusion.CANCELLED : finished.conclusion();
    }

    private static List<VmRef> withoutSuccess(Request request, Finished finished) {
        List<VmRef> refs = new ArrayList<>();
        for (int index = 0; index < finished.targets().size(); index++) {
            if (finished.targets()
                    .get(index)
                    .result()
                    .filter(BatchOutcomeCard::isFine)
                    .isEmpty()) {
                refs.add(request.targets().get(index).ref());
            }
        }
        return refs;
    }

    private static boolean isFine(Result result) {
        return result instanceof Result.Succeeded || result instanceof Result.NothingToDo;
    }

    private static List<Mrkdwn> lines(Request request, Finished finished) {
        List<Mrkdwn> lines = new ArrayList<>();
        for (int index = 0; index < finished.targets().size(); index++) {
            lines.add(Checklist.line(
                    request.action(),
                    request.targets().get(index),
                    finished.targets().get(index)));
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

    private static String ended(Conclusion conclusion) {
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

    private static Mrkdwn all(Action action) {
        return switch (action) {
            case START -> Mrkdwn.say("All VMs are running and consume resources.");
            case STOP -> Mrkdwn.say("All VMs stopped. Resources freed.");
            case RESTART -> Mrkdwn.say("All VMs are running again. Monitor app logs.");
        };
    }
}
