package dev.vmbot.slack.card.operation;

import com.slack.api.model.block.LayoutBlock;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
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
import java.util.Optional;

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
                "%s It is %s now, run strategy %s. Impact: %s. %s",
                question, target.state(), target.strategy().word(), Words.impact(request), inOneLine(request));
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
        String impact = Words.impactOnAll(request);
        Mrkdwn text = Mrkdwn.say("%s %s %s", question, impact, inOneLine(request));
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Kit.header("Batch Lifecycle Operation"));
        blocks.add(Kit.section(Mrkdwn.say("*%s %s VMs*, one after the other:", Words.doing(request.action()), count)));
        blocks.addAll(Kit.lines(
                request.targets().stream().map(target -> line(request, target)).toList()));
        blocks.add(Kit.section(Mrkdwn.say("*Impact*: %s", impact)));
        blocks.addAll(ending(operation));
        return Card.of(text, blocks);
    }

    /// All that decides, for a phone's notification or a screen reader, and who decides.
    private static Mrkdwn inOneLine(Request request) {
        List<Mrkdwn> sentences = notes(request);
        sentences.add(Mrkdwn.say(
                "Waiting for %s, who alone decides, until %s.",
                Mrkdwn.mention(request.requester().person()), Mrkdwn.time(request.deadline())));
        return Mrkdwn.join(" ", sentences);
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

    /// Full sentences.
    private static List<Mrkdwn> notes(Request request) {
        List<Mrkdwn> notes = new ArrayList<>();
        paused(request).ifPresent(notes::add);
        notes.addAll(Circumstances.of(request));
        notes.addAll(request.targets().stream()
                .flatMap(target -> Words.strategyNote(request.action(), target).stream())
                .distinct()
                .map(Mrkdwn::text)
                .toList());
        request.reason().ifPresent(why -> notes.add(Mrkdwn.say("Reason given: %s.", Mrkdwn.code(why))));
        if (!request.already().isEmpty()) {
            notes.add(Mrkdwn.say(
                    "Already %s, and left out: %s.", Words.wanted(request.action()), Words.names(request.already())));
        }
        request.selection().ifPresent(selection -> notes.addAll(notes(request, selection)));
        if (request.force()) {
            notes.add(force(request));
        }
        if (request.isForcedStop()) {
            notes.add(Mrkdwn.say(":warning: Like pulling the plug: data that the guest has not written to its disks is"
                    + " lost, and its file systems may need a repair. Its grace period has run out."));
        }
        return notes;
    }

    private static Mrkdwn force(Request request) {
        if (request.action() == Action.START) {
            return Mrkdwn.say("Force was asked for, which changes nothing: a start cannot be forced.");
        }
        return request.limits().forcedStop()
                ? Mrkdwn.say("Force was asked for. The graceful way comes first all the same: if the guest does not go"
                        + " down within its grace period, a forced stop is offered in the thread.")
                : Mrkdwn.say("Force was asked for, but this bot does not force: it only asks the guest to shut down.");
    }

    /// KubeVirt pauses a VM whose disk is full or fails, until that is mended.
    private static Optional<Mrkdwn> paused(Request request) {
        List<VmRef> paused = request.targets().stream()
                .filter(TargetVm::wasPaused)
                .map(TargetVm::ref)
                .toList();
        boolean harmless = request.isWatchOnly() || request.isForcedStop() || request.action() == Action.START;
        return harmless || paused.isEmpty()
                ? Optional.empty()
                : Optional.of(Mrkdwn.say(
                        ":warning: Paused: %s. If a disk is full or failing, a %s loses what the guest has not written"
                                + " yet: see %s first.",
                        Words.names(paused),
                        request.action().verb(),
                        Mrkdwn.code("/vm diagnose " + paused.getFirst())));
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
}
