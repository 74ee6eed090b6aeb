package dev.vmbot.slack.card.operation;

import dev.vmbot.model.Action;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetProgress.Step;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.slack.card.Mrkdwn;
import dev.vmbot.slack.card.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The stations of an action, and which of them a VM has passed.
final class Checklist {

    /// What is seen of the way, in order.
    private enum Station {
        ASKED_TO_STOP,
        STOPPED,
        PAUSED,
        ASKED_TO_START,
        RUNNING
    }

    /// More of the cluster's words would push the rest off a line of a batch.
    private static final int LONGEST_ANSWER = 200;

    private Checklist() {}

    /// @param progress of the only VM of `request`
    static List<Mrkdwn> of(Request request, TargetProgress progress) {
        List<Mrkdwn> lines = new ArrayList<>();
        List<Station> stations = request.isWatchOnly()
                ? List.of(request.action() == Action.STOP ? Station.STOPPED : Station.RUNNING)
                : stations(request.action(), progress);
        int passed = request.isWatchOnly() ? 0 : passed(stations, progress);
        for (int index = 0; index < stations.size(); index++) {
            Station station = stations.get(index);
            if (index < passed) {
                lines.add(Mrkdwn.say("✓ %s", passed(request, station)));
            } else if (index == passed) {
                lines.add(Mrkdwn.say("▶ *%s*: %s", ahead(request, station, progress), now(request, progress)));
            } else {
                lines.add(Mrkdwn.say("○ %s", ahead(request, station, progress)));
            }
        }
        return lines;
    }

    /// One line of a batch.
    static Mrkdwn line(Action action, TargetVm target, TargetProgress progress) {
        Mrkdwn name = Mrkdwn.code(target.ref().toString());
        if (progress.result().isPresent()) {
            Result result = progress.result().get();
            return Mrkdwn.say("%s %s: %s", Outcome.mark(result), name, Outcome.brief(action, progress));
        }
        return progress.step() == Step.PENDING && progress.ask().isEmpty()
                ? Mrkdwn.say("○ %s: waits for its turn (%s)", name, target.state())
                : Mrkdwn.say("▶ %s: %s", name, now(action, progress));
    }

    /// What goes on, without a full stop.
    static Mrkdwn now(Request request, TargetProgress progress) {
        return request.isWatchOnly()
                ? Mrkdwn.say("asked for before, watching until it is %s", Words.wanted(request.action()))
                : now(request.action(), progress);
    }

    private static Mrkdwn now(Action action, TargetProgress progress) {
        return progress.ask().flatMap(ask -> unsettled(ask.answer())).orElseGet(() -> switch (progress.step()) {
            case PENDING -> Mrkdwn.say("looking at the VM before anything is asked of the cluster");
            case STOPPING ->
                isAsked(progress)
                        ? Mrkdwn.say("asked to stop, waiting for the guest to shut down")
                        : Mrkdwn.say("going down already, waiting for the guest to shut down");
            case PAUSING -> Mrkdwn.say("stopped, pausing before the start");
            case STARTING ->
                isAsked(progress)
                        ? waitingForStart(progress)
                        : Mrkdwn.say("started by somebody else, waiting until it is Running");
            case DONE -> Mrkdwn.say("done, about to report the %s", action.verb());
        });
    }

    /// What is said of a request that the cluster has not agreed to, with what it answered.
    private static Optional<Mrkdwn> unsettled(Ask.Answer answer) {
        return switch (answer) {
            case Ask.Answer.Unknown(int code, String words) ->
                Optional.of(Mrkdwn.say("%s, looking whether it took effect", answered(code, words)));
            case Ask.Answer.Refused(var _, String words) ->
                Optional.of(Mrkdwn.say("the cluster did not take the request%s, trying again", said(words)));
            case Ask.Answer.Accepted _, Ask.Answer.None _ -> Optional.empty();
        };
    }

    private static Mrkdwn answered(int code, String words) {
        return code == 0
                ? Mrkdwn.say("the cluster did not answer")
                : Mrkdwn.say("the cluster answered HTTP %s%s", code, said(words));
    }

    private static Mrkdwn said(String words) {
        String start = words.length() > LONGEST_ANSWER ? words.substring(0, LONGEST_ANSWER) + "…" : words;
        return words.isBlank() ? Mrkdwn.EMPTY : Mrkdwn.say(" (%s)", Mrkdwn.code(start));
    }

    /// Stored without an answer it was asked a moment ago: a yes is stored with the next change only.
    private static boolean isAsked(TargetProgress progress) {
        return progress.ask().filter(ask -> unsettled(ask.answer()).isEmpty()).isPresent();
    }

    private static Mrkdwn waitingForStart(TargetProgress progress) {
        return progress.importing().isEmpty()
                ? Mrkdwn.say("asked to start, waiting until it is Running")
                : Mrkdwn.say("asked to start, waiting for its disk import (%s)", Mrkdwn.code(progress.importing()));
    }

    private static List<Station> stations(Action action, TargetProgress progress) {
        return switch (action) {
            case START -> List.of(Station.ASKED_TO_START, Station.RUNNING);
            case STOP -> List.of(Station.ASKED_TO_STOP, Station.STOPPED);
            case RESTART -> progress.step() == Step.STARTING ? wayTaken(progress) : List.of(Station.values());
        };
    }

    /// A VM that was down is not stopped first, and one that somebody else has started is not started.
    private static List<Station> wayTaken(TargetProgress progress) {
        if (progress.stop().isEmpty()) {
            return List.of(Station.ASKED_TO_START, Station.RUNNING);
        }
        return progress.ask().isEmpty()
                ? List.of(Station.ASKED_TO_STOP, Station.STOPPED, Station.RUNNING)
                : List.of(Station.values());
    }

    private static int passed(List<Station> stations, TargetProgress progress) {
        return switch (progress.step()) {
            case PENDING -> 0;
            case STOPPING -> stations.indexOf(isAsked(progress) ? Station.STOPPED : Station.ASKED_TO_STOP);
            case PAUSING -> stations.indexOf(Station.PAUSED);
            case STARTING ->
                stations.indexOf(
                        isAsked(progress) || progress.ask().isEmpty() ? Station.RUNNING : Station.ASKED_TO_START);
            case DONE -> hasSucceeded(progress) ? stations.size() : 0;
        };
    }

    private static boolean hasSucceeded(TargetProgress progress) {
        return progress.result().filter(Result.Succeeded.class::isInstance).isPresent();
    }

    private static Mrkdwn passed(Request request, Station station) {
        return switch (station) {
            case ASKED_TO_STOP ->
                request.isForcedStop() ? Mrkdwn.say("Asked to cut its power") : Mrkdwn.say("Asked to stop");
            case STOPPED -> Mrkdwn.say("Stopped");
            case PAUSED ->
                Mrkdwn.say("Waited %s s", request.limits().restartPause().toSeconds());
            case ASKED_TO_START -> Mrkdwn.say("Asked to start");
            case RUNNING -> Mrkdwn.say("Running");
        };
    }

    private static Mrkdwn ahead(Request request, Station station, TargetProgress progress) {
        return switch (station) {
            case ASKED_TO_STOP -> request.isForcedStop() ? Mrkdwn.say("Cut its power") : Mrkdwn.say("Ask it to stop");
            case STOPPED -> Mrkdwn.say("Wait until it is stopped%s", grace(progress));
            case PAUSED ->
                Mrkdwn.say("Wait %s s", request.limits().restartPause().toSeconds());
            case ASKED_TO_START -> Mrkdwn.say("Ask it to start");
            case RUNNING ->
                Mrkdwn.say(
                        "Wait until it is Running (up to %s s)",
                        request.limits().start().toSeconds());
        };
    }

    private static Mrkdwn grace(TargetProgress progress) {
        return progress.step() == Step.STOPPING && progress.before().grace().isPositive()
                ? Mrkdwn.say(
                        " (the guest may take %s s)", progress.before().grace().toSeconds())
                : Mrkdwn.EMPTY;
    }
}
