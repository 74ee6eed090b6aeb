package dev.vmbot.slack.card.operation;

import com.slack.api.model.block.LayoutBlock;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Leadership.Vacancy;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.slack.card.Buttons;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.Kit;
import dev.vmbot.slack.card.Mrkdwn;
import dev.vmbot.slack.card.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Shows how far an approved operation is.
final class ProgressCard {

    private ProgressCard() {}

    static Card of(Request request, OperationState.Approved approved) {
        Mrkdwn text = Mrkdwn.say(
                "%s %s: approved by %s, about to begin.%s",
                Words.doing(request),
                Words.vms(Words.refs(request)),
                Mrkdwn.mention(approved.by()),
                Words.reason(request));
        return Card.of(text, List.of(Kit.header(heading(request)), Kit.section(text)));
    }

    static Card leaderless(Request request, Vacancy vacancy) {
        Mrkdwn why = vacancy.reason().isBlank()
                ? Mrkdwn.say(
                        "nobody has been seen holding the bot's Lease for %s s",
                        vacancy.lasted().toSeconds())
                : Mrkdwn.code(vacancy.reason());
        Mrkdwn text = Mrkdwn.say(
                "%s %s: approved; no replica can carry it out: %s. Nothing has been changed. It begins as soon as one"
                        + " can; after 10 minutes it is refused. To call it off, type %s in this thread. Whoever runs"
                        + " the bot finds more with its command %s.%s",
                Words.doing(request),
                Words.vms(Words.refs(request)),
                why,
                Mrkdwn.code("no"),
                Mrkdwn.code("check"),
                Words.reason(request));
        return Card.of(text, List.of(Kit.header(heading(request)), Kit.section(text)));
    }

    static Card of(Operation operation, OperationState.Executing executing) {
        Request request = operation.request();
        return request.targets().size() == 1 ? single(request, executing) : batch(operation, executing);
    }

    private static Card single(Request request, OperationState.Executing executing) {
        TargetProgress progress = executing.targets().getFirst();
        VmRef ref = request.targets().getFirst().ref();
        Mrkdwn text = Mrkdwn.say("%s %s: %s.", Words.doing(request), Words.vm(ref), Checklist.now(request, progress));
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Kit.header(heading(request)));
        blocks.add(Kit.section(Mrkdwn.say("*%s %s*", Words.doing(request), Words.vm(ref))));
        blocks.addAll(Kit.lines(Checklist.of(request, progress)));
        forcedStopFrom(request, progress)
                .ifPresent(from -> blocks.add(Kit.context(
                        Mrkdwn.say("If it is not down by then, a forced stop is offered %s.", Mrkdwn.ago(from)))));
        blocks.add(approval(request, executing, progress));
        return Card.of(text, blocks);
    }

    /// Counted down by Slack itself, so that no edit is needed for it.
    private static Optional<Instant> forcedStopFrom(Request request, TargetProgress progress) {
        boolean offered = request.limits().forcedStop()
                && !request.isForcedStop()
                && progress.step() == TargetProgress.Step.STOPPING;
        return offered
                ? Optional.of(progress.clock()
                        .plus(progress.before().grace())
                        .plus(request.limits().stopMargin()))
                : Optional.empty();
    }

    private static Card batch(Operation operation, OperationState.Executing executing) {
        Request request = operation.request();
        int count = request.targets().size();
        Mrkdwn done = done(executing);
        Mrkdwn text = Mrkdwn.say(
                "%s %s: %s.%s",
                Words.doing(request.action()), Words.vms(Words.refs(request)), done, current(request, executing));
        List<Mrkdwn> lines = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            lines.add(Checklist.line(
                    request.action(),
                    request.targets().get(index),
                    executing.targets().get(index)));
        }
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Kit.header(heading(request)));
        blocks.add(Kit.section(Mrkdwn.say("*%s %s VMs*: %s", Words.doing(request.action()), count, done)));
        blocks.addAll(Kit.lines(lines));
        int current = executing.current().orElse(count - 1);
        blocks.add(approval(request, executing, executing.targets().get(current)));
        if (executing.hasNotBegun()) {
            blocks.add(Buttons.cancelRest(operation.id()));
        }
        return Card.of(text, blocks);
    }

    private static Mrkdwn current(Request request, OperationState.Executing executing) {
        return executing
                .current()
                .map(index -> Mrkdwn.say(
                        " Now %s: %s.",
                        Mrkdwn.code(request.targets().get(index).ref().toString()),
                        Checklist.now(request, executing.targets().get(index))))
                .orElse(Mrkdwn.EMPTY);
    }

    /// Done is only what is as it was wanted; what ended in another way is counted by its kind.
    private static Mrkdwn done(OperationState.Executing executing) {
        Map<String, Long> shortfalls = executing.targets().stream()
                .flatMap(target -> target.result().stream())
                .flatMap(result -> Outcome.shortfall(result).stream())
                .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));
        long ended = executing.targets().stream().filter(TargetProgress::isDone).count();
        long fine =
                ended - shortfalls.values().stream().mapToLong(count -> count).sum();
        List<Mrkdwn> counted = new ArrayList<>();
        counted.add(Mrkdwn.say("%s of %s done", fine, executing.targets().size()));
        shortfalls.forEach((kind, count) -> counted.add(Mrkdwn.say("%s %s", count, kind)));
        boolean cut = executing.targets().stream()
                .flatMap(target -> target.result().stream())
                .anyMatch(Result.NotBegun.class::isInstance);
        Mrkdwn all = Mrkdwn.join(", ", counted);
        return cut ? Mrkdwn.say("%s; the rest was cancelled", all) : all;
    }

    private static LayoutBlock approval(Request request, OperationState.Executing executing, TargetProgress progress) {
        return Kit.context(Mrkdwn.say(
                "Asked by %s, approved at %s. This step began %s.%s%s",
                Mrkdwn.mention(request.requester().person()),
                Mrkdwn.time(executing.at()),
                Mrkdwn.ago(progress.since()),
                Words.picked(request),
                Words.reason(request)));
    }

    private static String heading(Request request) {
        if (request.isWatchOnly()) {
            return "Still Waiting for the " + Words.title(request.action());
        }
        return request.targets().size() == 1
                ? "VM %s in Progress".formatted(Words.title(request))
                : "Batch %s in Progress".formatted(Words.title(request.action()));
    }
}
