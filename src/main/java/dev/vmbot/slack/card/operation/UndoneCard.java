package dev.vmbot.slack.card.operation;

import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.OperationState.Undone;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.Kit;
import dev.vmbot.slack.card.Mrkdwn;
import dev.vmbot.slack.card.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The end of an operation that asked nothing of the cluster.
final class UndoneCard {

    private UndoneCard() {}

    static Card card(Request request, Undone undone) {
        return card(request, undone, Mrkdwn.say("%s%s", undone.why(), Words.shown(undone.other())));
    }

    /// @param why full sentence; may be empty
    static Card card(Request request, Finished finished, Mrkdwn why) {
        Mrkdwn text = switch (finished.conclusion()) {
            case CANCELLED ->
                Mrkdwn.say(
                        "Operation cancelled: %s %s. %s",
                        Words.verb(request), vms(request), remains(request, finished));
            case EXPIRED ->
                Mrkdwn.say(
                        "Operation expired, because nobody approved it in time: %s %s. %s Ask again with %s.",
                        Words.verb(request), vms(request), remains(request, finished), Words.again(request));
            case REFUSED, SUCCEEDED, NOTHING_TO_DO, PARTLY_SUCCEEDED, FAILED, UNKNOWN ->
                Mrkdwn.say(
                        "Operation refused: %s %s. %s %s",
                        Words.verb(request), vms(request), why, remains(request, finished));
        };
        return Card.of(
                text, List.of(Kit.header(heading(finished)), Kit.section(text), OutcomeCard.asked(request, finished)));
    }

    private static String heading(Finished finished) {
        return switch (finished.conclusion()) {
            case CANCELLED -> "Operation Cancelled";
            case EXPIRED -> "Operation Expired";
            case REFUSED, SUCCEEDED, NOTHING_TO_DO, PARTLY_SUCCEEDED, FAILED, UNKNOWN -> "Operation Refused";
        };
    }

    private static Mrkdwn vms(Request request) {
        return Words.vms(Words.refs(request));
    }

    private static Mrkdwn remains(Request request, Finished finished) {
        List<TargetVm> targets = request.targets();
        Mrkdwn states = targets.size() == 1
                ? state(Words.vm(targets.getFirst().ref()), targets.getFirst(), finished.state(0))
                : Words.enumerated(IntStream.range(0, targets.size())
                        .mapToObj(index -> state(
                                Mrkdwn.code(targets.get(index).ref().toString()),
                                targets.get(index),
                                finished.state(index)))
                        .toList());
        return Mrkdwn.say("Nothing was changed: %s.", states);
    }

    private static Mrkdwn state(Mrkdwn vm, TargetVm target, Optional<String> now) {
        if (now.isEmpty()) {
            return Mrkdwn.say("%s was %s when it was asked", vm, target.state());
        }
        return now.get().equals(target.state())
                ? Mrkdwn.say("%s remains %s", vm, target.state())
                : Words.isNow(vm, now.get());
    }
}
