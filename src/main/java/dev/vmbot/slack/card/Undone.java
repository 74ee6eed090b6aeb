package dev.vmbot.slack.card;

import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.TargetVm;
import java.util.List;

/// The end of an operation that asked nothing of the cluster.
final class Undone {

    private Undone() {}

    static Card card(Request request, Finished finished) {
        return card(request, finished, Mrkdwn.text(finished.why()));
    }

    /// @param why full sentence; may be empty
    static Card card(Request request, Finished finished, Mrkdwn why) {
        Mrkdwn text = switch (finished.conclusion()) {
            case CANCELLED ->
                Mrkdwn.say("Operation cancelled: %s %s. %s", Words.verb(request), vms(request), remains(request));
            case EXPIRED ->
                Mrkdwn.say(
                        "Operation expired, because nobody approved it in time: %s %s. %s Ask again with %s.",
                        Words.verb(request), vms(request), remains(request), Words.again(request));
            case REFUSED, SUCCEEDED, NOTHING_TO_DO, PARTLY_SUCCEEDED, FAILED, UNKNOWN ->
                // What the VM is now is not said: it may be another one, or one that may not be seen any more.
                Mrkdwn.say("Operation refused: %s %s. %s Nothing was changed.", Words.verb(request), vms(request), why);
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

    private static Mrkdwn remains(Request request) {
        if (request.targets().size() > 1) {
            return Mrkdwn.say("Nothing was changed: all of them remain as they were.");
        }
        TargetVm target = request.targets().getFirst();
        return Mrkdwn.say(
                "Nothing was changed: %s remains as it was (%s when it was asked).",
                Words.vm(target.ref()), target.state());
    }
}
