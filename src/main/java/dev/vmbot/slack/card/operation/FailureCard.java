package dev.vmbot.slack.card.operation;

import com.slack.api.model.block.LayoutBlock;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationState.CarriedOut;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.Result.Trouble;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.Kit;
import dev.vmbot.slack.card.Mrkdwn;
import dev.vmbot.slack.card.Words;
import java.util.ArrayList;
import java.util.List;

/// The bad end of an operation on one VM.
final class FailureCard {

    private FailureCard() {}

    static Card of(Operation operation, CarriedOut finished, Result.Failed failed) {
        Request request = operation.request();
        Mrkdwn causes = causes(operation.delivery().cause(), failed.trouble());
        TargetVm target = request.targets().getFirst();
        Mrkdwn error = Outcome.error(failed);
        TargetProgress progress = finished.targets().getFirst();
        Mrkdwn now = Outcome.now(request.action(), failed, progress);
        if (progress.late().isPresent()) {
            return late(request, finished, Mrkdwn.say("%s %s", error, now));
        }
        Mrkdwn changed = changed(request, failed, progress);
        Mrkdwn text = Mrkdwn.say(
                "%s of %s failed. %s %s %s", Words.title(request), Words.vm(target.ref()), error, changed, now);
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Kit.header("❌ Lifecycle Operation Failed"));
        blocks.add(Kit.section(Mrkdwn.say(
                "*VM*: %s | *Namespace*: %s | *Action*: %s",
                Mrkdwn.code(target.ref().name()), Mrkdwn.code(target.ref().namespace()), Words.verb(request))));
        blocks.add(Kit.section(Mrkdwn.say("*Error*: %s", error)));
        blocks.add(Kit.section(Mrkdwn.say("*Now*: %s %s", changed, now)));
        blocks.add(Kit.section(causes));
        blocks.add(troubleshoot(target.ref(), failed.trouble()));
        blocks.add(OutcomeCard.asked(request, finished));
        return Card.of(text, blocks);
    }

    /// What usually is behind such a failure is of no use any more once it is certain what is behind this one.
    private static Mrkdwn causes(String certain, Trouble trouble) {
        return certain.isEmpty()
                ? Mrkdwn.say("*Causes*, as a rule: %s", Causes.of(trouble))
                : Mrkdwn.say("*Cause* (certain): %s How I know, and what to do, is in the thread.", certain);
    }

    /// It did not fail for good, so that there is nothing to be looked into.
    ///
    /// @param happened full sentences
    private static Card late(Request request, CarriedOut finished, Mrkdwn happened) {
        VmRef ref = request.targets().getFirst().ref();
        boolean down = finished.targets().getFirst().endedStopping();
        boolean unstarted = down && request.action() == Action.RESTART;
        Mrkdwn next = unstarted ? Mrkdwn.say(" To start it: %s.", start(ref)) : Mrkdwn.EMPTY;
        Mrkdwn text = Mrkdwn.say("%s of %s took too long. %s%s", Words.title(request), Words.vm(ref), happened, next);
        String how = down ? "Stopped Late" : "Started Late";
        return Card.of(
                text,
                List.of(
                        Kit.header("⚠️ " + (unstarted ? "Stopped Late, Not Started Again" : how)),
                        Kit.section(text),
                        OutcomeCard.asked(request, finished)));
    }

    private static Mrkdwn start(VmRef ref) {
        return Mrkdwn.code("/vm start " + ref);
    }

    /// What was asked of the cluster and what came of it, by the way that it went; where the VM was stopped before
    /// the start failed, that above all.
    private static Mrkdwn changed(Request request, Result.Failed failed, TargetProgress progress) {
        Action action = request.action();
        return switch (failed.trouble()) {
            case STOP_TIMED_OUT -> stopGoesOn(request);
            case START_TIMED_OUT -> startGoesOn(request, progress);
            case RUN_ENDED -> started(progress);
            case REFUSED_BY_CLUSTER, UNAVAILABLE, BOT_LACKS_RIGHT, BOT_NOT_ACCEPTED ->
                isStopOver(progress)
                        ? Mrkdwn.say("The VM was stopped, and the start was not done.")
                        : Mrkdwn.say("Nothing was changed%s.", noStop(action, progress));
            case NOT_DONE ->
                isStopOver(progress)
                        ? Mrkdwn.say("The VM was stopped, and no effect of the start was seen.")
                        : Mrkdwn.say("No effect of it was seen%s.", noStop(action, progress));
            case NOT_TAKEN ->
                isStopOver(progress)
                        ? Mrkdwn.say("The VM was stopped. I cannot say for sure that the start was not taken:"
                                + " somebody wrote to the VM since.")
                        : Mrkdwn.say("I cannot say for sure that nothing was changed: somebody wrote to the VM since.");
            case CAME_BACK -> Mrkdwn.say("It was stopped once%s.", noStart(action));
            case VM_GONE -> Mrkdwn.say("Nothing more was asked of the cluster.");
            case DEFECT -> lastAsked(progress);
            case NEVER_SETTLED ->
                isStopOver(progress)
                        ? Mrkdwn.say("The VM was stopped; no start was asked for.")
                        : Mrkdwn.say("Nothing was asked of the cluster, and nothing was changed.");
        };
    }

    private static Mrkdwn stopGoesOn(Request request) {
        Mrkdwn goesOn = Mrkdwn.say("The stop was asked for and goes on%s.", noStart(request.action()));
        return request.action() == Action.RESTART
                ? Mrkdwn.say(
                        "%s Once it is down it stays off until somebody starts it: %s.",
                        goesOn, start(request.targets().getFirst().ref()))
                : goesOn;
    }

    private static Mrkdwn startGoesOn(Request request, TargetProgress progress) {
        return Mrkdwn.say(
                "%s It goes on: the VM comes up by itself when it can; I watch for %s more minutes. To end that: %s.",
                started(progress),
                OperationState.LATE_WATCH.toMinutes(),
                Mrkdwn.code("/vm stop " + request.targets().getFirst().ref()));
    }

    private static boolean isStopOver(TargetProgress progress) {
        return progress.stop().isPresent();
    }

    private static Mrkdwn started(TargetProgress progress) {
        Mrkdwn stop = isStopOver(progress)
                ? Mrkdwn.say("The stop was done, so the VM is stopped until it starts. ")
                : Mrkdwn.EMPTY;
        return progress.ask().isPresent()
                ? Mrkdwn.say("%sThe start was asked for.", stop)
                : Mrkdwn.say("%sThe start was not asked for by this operation: it was under way already.", stop);
    }

    private static Mrkdwn noStart(Action action) {
        return action == Action.RESTART ? Mrkdwn.say("; no start was asked for") : Mrkdwn.EMPTY;
    }

    /// Of a restart whose first request, whichever it was, was not done.
    private static Mrkdwn noStop(Action action, TargetProgress progress) {
        boolean plain =
                progress.ask().filter(ask -> ask.kind() == Ask.Kind.START).isPresent();
        return plain ? Mrkdwn.EMPTY : noStart(action);
    }

    private static LayoutBlock troubleshoot(VmRef ref, Trouble trouble) {
        List<Mrkdwn> steps = new ArrayList<>();
        steps.add(Mrkdwn.say("1. See how it is: %s", Words.statusCommand(ref)));
        steps.add(Mrkdwn.say(
                "2. View its events: %s", Mrkdwn.code("kubectl describe vm " + ref.name() + " -n " + ref.namespace())));
        switch (trouble) {
            case START_TIMED_OUT, RUN_ENDED ->
                steps.add(Mrkdwn.say("3. Check node capacity: %s", Mrkdwn.code("kubectl describe nodes")));
            case BOT_LACKS_RIGHT ->
                steps.add(Mrkdwn.say("3. Ask an administrator to run the bot's `check` and to apply its `k8s/` files"));
            case BOT_NOT_ACCEPTED ->
                steps.add(Mrkdwn.say("3. Ask an administrator to look at the bot's ServiceAccount or kubeconfig, and to"
                        + " run its `check`"));
            case REFUSED_BY_CLUSTER, UNAVAILABLE, NOT_TAKEN, NOT_DONE, NEVER_SETTLED ->
                steps.add(Mrkdwn.say("3. Wait 30-60 s for a transition to end, then ask again"));
            case STOP_TIMED_OUT ->
                steps.add(Mrkdwn.say(
                        "3. Look at its console: %s",
                        Mrkdwn.code("virtctl console " + ref.name() + " -n " + ref.namespace())));
            case DEFECT -> steps.add(Mrkdwn.say("3. Tell the bot's administrators, with the name of this operation"));
            case CAME_BACK -> steps.add(Mrkdwn.say("3. Find who else writes to it: GitOps, a pool or an operator"));
            case VM_GONE ->
                steps.add(Mrkdwn.say("3. See which VMs there are: %s", Mrkdwn.code("/vm list -n " + ref.namespace())));
        }
        return Kit.section(Mrkdwn.say("*Troubleshoot*:\n%s", Mrkdwn.join("\n", steps)));
    }

    private static Mrkdwn lastAsked(TargetProgress progress) {
        return progress.lastAsk()
                .map(ask -> Mrkdwn.say(
                        "The last thing asked of the cluster was to %s it, at %s.",
                        ask.kind() == Ask.Kind.START ? "start" : "stop", Mrkdwn.time(ask.at())))
                .orElse(Mrkdwn.say("Nothing was asked of the cluster."));
    }

    static Card unknown(Request request, CarriedOut finished) {
        VmRef ref = request.targets().getFirst().ref();
        TargetProgress progress = finished.targets().getFirst();
        Mrkdwn over = isStopOver(progress) ? Mrkdwn.say(" It was stopped, and then not seen any more.") : Mrkdwn.EMPTY;
        Mrkdwn asked = Mrkdwn.say("%s%s", lastAsked(progress), over);
        Mrkdwn text = Mrkdwn.say(
                "%s of %s: the outcome is unknown, and so is its state now, because the cluster could not be read."
                        + " %s Look with %s or %s before asking again.",
                Words.title(request),
                Words.vm(ref),
                asked,
                Words.statusCommand(ref),
                Mrkdwn.code("kubectl get vm " + ref.name() + " -n " + ref.namespace()));
        return Card.of(
                text,
                List.of(Kit.header("❓ Outcome Unknown"), Kit.section(text), OutcomeCard.asked(request, finished)));
    }
}
