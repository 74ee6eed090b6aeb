package dev.vmbot.slack.card;

import dev.vmbot.model.Action;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetProgress.Step;
import dev.vmbot.operation.TargetVm;
import java.util.ArrayList;
import java.util.List;

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

    private Checklist() {}

    /// @param progress of the only VM of `request`
    static List<Mrkdwn> of(Request request, TargetProgress progress) {
        List<Mrkdwn> lines = new ArrayList<>();
        List<Station> stations = request.isWatchOnly()
                ? List.of(request.action() == Action.STOP ? Station.STOPPED : Station.RUNNING)
                : stations(request.action());
        int passed = request.isWatchOnly() ? 0 : passed(request.action(), progress);
        for (int index = 0; index < stations.size(); index++) {
            Mrkdwn station = station(request, stations.get(index), progress);
            if (index < passed) {
                lines.add(Mrkdwn.say("✓ %s", station));
            } else if (index == passed) {
                lines.add(Mrkdwn.say("▶ *%s*: %s", station, now(request, progress)));
            } else {
                lines.add(Mrkdwn.say("○ %s", station));
            }
        }
        return lines;
    }

    /// One line of a batch.
    static Mrkdwn line(Action action, TargetVm target, TargetProgress progress) {
        Mrkdwn name = Mrkdwn.code(target.ref().toString());
        if (progress.result().isPresent()) {
            Result result = progress.result().get();
            return Mrkdwn.say("%s %s: %s", Outcome.mark(result), name, Outcome.brief(result));
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
        boolean asked = progress.ask().isPresent();
        boolean unsure = progress.ask()
                .filter(ask -> ask.answer() instanceof dev.vmbot.operation.Ask.Answer.Unknown)
                .isPresent();
        if (unsure) {
            return Mrkdwn.say("the cluster's answer was lost, looking whether it took effect");
        }
        return switch (progress.step()) {
            case PENDING -> Mrkdwn.say("looking at the VM before anything is asked of the cluster");
            case STOPPING ->
                asked
                        ? Mrkdwn.say("asked to stop, waiting for the guest to shut down")
                        : Mrkdwn.say("asking the cluster to stop it");
            case PAUSING -> Mrkdwn.say("stopped, pausing before the start");
            case STARTING -> asked ? waitingForStart(progress) : Mrkdwn.say("asking the cluster to start it");
            case DONE -> Mrkdwn.say("done, about to report the %s", action.verb());
        };
    }

    private static Mrkdwn waitingForStart(TargetProgress progress) {
        return progress.importing().isEmpty()
                ? Mrkdwn.say("asked to start, waiting until it is Running")
                : Mrkdwn.say("asked to start, waiting for its disk import (%s)", Mrkdwn.code(progress.importing()));
    }

    private static List<Station> stations(Action action) {
        return switch (action) {
            case START -> List.of(Station.ASKED_TO_START, Station.RUNNING);
            case STOP -> List.of(Station.ASKED_TO_STOP, Station.STOPPED);
            case RESTART -> List.of(Station.values());
        };
    }

    private static int passed(Action action, TargetProgress progress) {
        int asked = progress.ask().isPresent() ? 1 : 0;
        return switch (progress.step()) {
            case PENDING -> 0;
            case STOPPING -> asked;
            case PAUSING -> stations(action).indexOf(Station.PAUSED);
            case STARTING -> stations(action).indexOf(Station.ASKED_TO_START) + asked;
            case DONE -> hasSucceeded(progress) ? stations(action).size() : 0;
        };
    }

    private static boolean hasSucceeded(TargetProgress progress) {
        return progress.result().filter(Result.Succeeded.class::isInstance).isPresent();
    }

    private static Mrkdwn station(Request request, Station station, TargetProgress progress) {
        return switch (station) {
            case ASKED_TO_STOP ->
                request.isForcedStop() ? Mrkdwn.say("Asked to cut its power") : Mrkdwn.say("Asked to stop");
            case STOPPED -> stopped(progress);
            case PAUSED ->
                Mrkdwn.say("Paused %s s", request.limits().restartPause().toSeconds());
            case ASKED_TO_START -> Mrkdwn.say("Asked to start");
            case RUNNING ->
                Mrkdwn.say("Running (may take %s s)", request.limits().start().toSeconds());
        };
    }

    private static Mrkdwn stopped(TargetProgress progress) {
        return progress.step() == Step.STOPPING && progress.before().grace().isPositive()
                ? Mrkdwn.say(
                        "Stopped (the guest may take %s s)",
                        progress.before().grace().toSeconds())
                : Mrkdwn.say("Stopped");
    }
}
