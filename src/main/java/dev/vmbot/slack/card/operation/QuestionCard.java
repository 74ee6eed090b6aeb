package dev.vmbot.slack.card.operation;

import com.slack.api.model.block.LayoutBlock;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.slack.card.Buttons;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.Kit;
import dev.vmbot.slack.card.Mrkdwn;
import dev.vmbot.slack.card.Words;
import java.util.ArrayList;
import java.util.List;

/// Asks for the approval.
final class QuestionCard {

    private QuestionCard() {}

    static Card of(Operation operation) {
        Request request = operation.request();
        return request.targets().size() == 1 ? single(operation) : batch(operation);
    }

    private static Card single(Operation operation) {
        Request request = operation.request();
        TargetVm target = request.targets().getFirst();
        Mrkdwn question = Mrkdwn.say("%s %s?", Words.asking(request), Words.vm(target.ref()));
        Mrkdwn text = Mrkdwn.say(
                "%s%s It is %s now, run strategy %s. Impact: %s.%s %s",
                question,
                Words.picked(request),
                target.state(),
                target.strategy().word(),
                Words.impact(request),
                reason(request),
                answer(request));
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Kit.header("VM Lifecycle Operation"));
        blocks.add(Kit.section(Mrkdwn.say("*%s*", question)));
        blocks.add(Kit.fields(parameters(request, target)));
        blocks.addAll(ending(operation));
        return Card.of(text, blocks);
    }

    private static List<Mrkdwn> parameters(Request request, TargetVm target) {
        return List.of(
                Mrkdwn.say("*VM Name*\n%s", Mrkdwn.code(target.ref().name())),
                Mrkdwn.say("*Namespace*\n%s", Mrkdwn.code(target.ref().namespace())),
                Mrkdwn.say("*Action*\n%s", Mrkdwn.code(Words.verb(request))),
                Mrkdwn.say("*Impact*\n%s", Words.impact(request)),
                Mrkdwn.say("*Present state*\n%s", target.state()),
                Mrkdwn.say("*Run strategy*\n%s", target.strategy().word()));
    }

    private static Card batch(Operation operation) {
        Request request = operation.request();
        int count = request.targets().size();
        Mrkdwn question = Mrkdwn.say("%s %s?", Words.title(request.action()), Words.vms(Words.refs(request)));
        String impact = Words.impactOnAll(request.action(), count);
        Mrkdwn text = Mrkdwn.say(
                "%s%s%s %s%s %s",
                question, Words.picked(request), leftOut(request), impact, reason(request), answer(request));
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Kit.header("Batch Lifecycle Operation"));
        blocks.add(Kit.section(Mrkdwn.say("*%s %s VMs*, one after the other:", Words.doing(request.action()), count)));
        blocks.addAll(Kit.lines(
                request.targets().stream().map(target -> line(request, target)).toList()));
        blocks.add(Kit.section(Mrkdwn.say("*Impact*: %s", impact)));
        blocks.addAll(ending(operation));
        return Card.of(text, blocks);
    }

    private static Mrkdwn reason(Request request) {
        return request.reason()
                .map(why -> Mrkdwn.say(" Reason given: %s.", Mrkdwn.code(why)))
                .orElse(Mrkdwn.EMPTY);
    }

    private static Mrkdwn leftOut(Request request) {
        return request.selection()
                .filter(selection -> !selection.leftOut().isEmpty())
                .map(selection -> Mrkdwn.say(" Left out: %s.", Words.names(selection.leftOut())))
                .orElse(Mrkdwn.EMPTY);
    }

    private static Mrkdwn line(Request request, TargetVm target) {
        return Mrkdwn.say(
                "• %s: %s, run strategy %s%s",
                Mrkdwn.code(target.ref().toString()),
                target.state(),
                target.strategy().word(),
                Words.isPlainStart(request.action(), target) ? ", so a plain start" : "");
    }

    private static List<LayoutBlock> ending(Operation operation) {
        Request request = operation.request();
        List<LayoutBlock> blocks =
                new ArrayList<>(notes(request).stream().map(Kit::context).toList());
        blocks.add(Kit.context(Mrkdwn.say(
                "Asked by %s, who alone decides, until %s. Press a button, or type `yes` or `no` in this thread.",
                Mrkdwn.mention(request.requester().person()), Mrkdwn.time(request.deadline()))));
        blocks.add(Buttons.decision(operation.id(), request));
        return blocks;
    }

    private static List<Mrkdwn> notes(Request request) {
        List<Mrkdwn> notes = new ArrayList<>(request.targets().stream()
                .flatMap(target -> Words.strategyNote(request.action(), target).stream())
                .distinct()
                .map(Mrkdwn::text)
                .toList());
        request.reason().ifPresent(why -> notes.add(Mrkdwn.say("Reason given: %s", Mrkdwn.code(why))));
        if (!request.already().isEmpty()) {
            notes.add(Mrkdwn.say(
                    "Already %s, and left out: %s.", Words.wanted(request.action()), Words.names(request.already())));
        }
        request.selection().ifPresent(selection -> notes.addAll(notes(request, selection)));
        if (request.force()) {
            notes.add(Mrkdwn.say("Force was asked for. The graceful way comes first all the same:"
                    + " nothing is cut off without being asked about again."));
        }
        if (request.force() && request.limits().forcedStop()) {
            notes.add(Mrkdwn.say("If the guest does not go down within its grace period, a forced stop is offered in"
                    + " the thread."));
        }
        if (request.isForcedStop()) {
            notes.add(Mrkdwn.say(":warning: Like pulling the plug: data that the guest has not written to its disks is"
                    + " lost, and its file systems may need a repair. Its grace period has run out."));
        }
        return notes;
    }

    private static List<Mrkdwn> notes(Request request, Request.Selection selection) {
        int count = request.targets().size();
        Mrkdwn counted = Mrkdwn.say(
                "%s VM%s picked now, of at most %s on one card; one that comes later is not touched.%s",
                count, count == 1 ? "" : "s", selection.most(), Words.picked(request));
        return selection.leftOut().isEmpty()
                ? List.of(counted)
                : List.of(counted, Mrkdwn.say("Left out, as you said: %s.", Words.names(selection.leftOut())));
    }

    private static Mrkdwn answer(Request request) {
        return Mrkdwn.say(
                "Waiting for %s, who alone decides, until %s.",
                Mrkdwn.mention(request.requester().person()), Mrkdwn.time(request.deadline()));
    }
}
