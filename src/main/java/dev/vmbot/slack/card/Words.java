package dev.vmbot.slack.card;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.model.Prospects.Offer;
import dev.vmbot.model.Selector;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.TargetVm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The words that several cards have in common.
public final class Words {

    /// More names than this make a sentence unreadable; the blocks hold them all.
    private static final int MOST_NAMES = 10;

    private Words() {}

    public static String title(Action action) {
        return switch (action) {
            case START -> "Start";
            case STOP -> "Stop";
            case RESTART -> "Restart";
        };
    }

    public static String doing(Action action) {
        return switch (action) {
            case START -> "Starting";
            case STOP -> "Stopping";
            case RESTART -> "Restarting";
        };
    }

    /// What the request is called as the title of a card.
    public static String title(Request request) {
        return request.remedy()
                .map(offer -> switch (offer) {
                    case FORCED_STOP -> "Forced Stop";
                    case WAIT_LONGER -> "Wait for the " + title(request.action());
                    case START_AGAIN -> title(request.action());
                })
                .orElseGet(() -> title(request.action()));
    }

    /// As a question begins.
    public static String asking(Request request) {
        return request.remedy()
                .map(offer -> switch (offer) {
                    case FORCED_STOP -> "Force a stop of";
                    case WAIT_LONGER -> "Wait longer for";
                    case START_AGAIN -> title(request.action());
                })
                .orElseGet(() -> title(request.action()));
    }

    public static String doing(Request request) {
        return request.remedy()
                .map(offer -> switch (offer) {
                    case FORCED_STOP -> "Cutting the power of";
                    case WAIT_LONGER -> "Waiting longer for";
                    case START_AGAIN -> doing(request.action());
                })
                .orElseGet(() -> doing(request.action()));
    }

    /// What the request is called within a sentence.
    public static String verb(Request request) {
        return request.remedy()
                .map(offer -> switch (offer) {
                    case FORCED_STOP -> "forced stop";
                    case WAIT_LONGER -> "waiting longer";
                    case START_AGAIN -> request.action().verb();
                })
                .orElseGet(() -> request.action().verb());
    }

    public static String impact(Request request) {
        return request.remedy()
                .map(offer -> switch (offer) {
                    case FORCED_STOP -> "cuts the power at once; what the guest has not written to disk is lost";
                    case WAIT_LONGER -> "none: nothing is asked of the cluster, the VM is only watched";
                    case START_AGAIN ->
                        impact(request.action(), request.targets().getFirst());
                })
                .orElseGet(() -> impact(request.action(), request.targets().getFirst()));
    }

    /// A VM that is down already has nothing to be stopped.
    public static boolean isPlainStart(Action action, TargetVm target) {
        return action == Action.RESTART && target.wasStopped();
    }

    /// As a button has it.
    public static String offer(Offer offer) {
        return switch (offer) {
            case WAIT_LONGER -> "Wait longer";
            case START_AGAIN -> "Start again";
            case FORCED_STOP -> "Forced stop";
        };
    }

    /// What a selector picks by, exceptions apart; nothing where it picks everything.
    public static List<Mrkdwn> traits(Selector selector) {
        List<Mrkdwn> parts = new ArrayList<>();
        if (!selector.patterns().isEmpty()) {
            parts.add(Mrkdwn.say("named %s", Mrkdwn.code(String.join(" or ", selector.patterns()))));
        }
        selector.labels().ifPresent(labels -> parts.add(Mrkdwn.say("with labels %s", Mrkdwn.code(labels))));
        return parts;
    }

    /// What picked the VMs, with a blank before it; nothing where they were named.
    public static Mrkdwn picked(Request request) {
        return request.selection()
                .flatMap(Request.Selection::by)
                .map(by -> Mrkdwn.say(
                        " Picked: %s in namespace %s%s.",
                        everyVm(traits(by)),
                        Mrkdwn.code(request.targets().getFirst().ref().namespace()),
                        findExcept(by).map(except -> Mrkdwn.say(", %s", except)).orElse(Mrkdwn.EMPTY)))
                .orElse(Mrkdwn.EMPTY);
    }

    /// What a selector leaves out; empty where it leaves out nothing.
    public static Optional<Mrkdwn> findExcept(Selector selector) {
        return Optional.of(selector.except())
                .filter(names -> !names.isEmpty())
                .map(names -> Mrkdwn.say("except %s", Mrkdwn.code(String.join(", ", names))));
    }

    private static Mrkdwn everyVm(List<Mrkdwn> traits) {
        return traits.isEmpty() ? Mrkdwn.say("all VMs") : Mrkdwn.say("VMs %s,", Mrkdwn.join(", ", traits));
    }

    /// Where another operation is to be seen, by whom Slack lets see it; with a blank before it, or nothing.
    public static Mrkdwn shown(Optional<Operation.Card> card) {
        Mrkdwn link = card.map(one -> Mrkdwn.message(one, "shown here")).orElse(Mrkdwn.EMPTY);
        if (link.isEmpty()) {
            return Mrkdwn.EMPTY;
        }
        return ChannelIds.isDirect(card.orElseThrow().channel())
                ? Mrkdwn.say(" It is %s, in a direct message that only its two people can open.", link)
                : Mrkdwn.say(" It is %s.", link);
    }

    /// The state that the action is to bring about.
    public static String wanted(Action action) {
        return action == Action.STOP ? "stopped" : "running";
    }

    /// What was done to a VM.
    public static String done(Action action) {
        return switch (action) {
            case START -> "started";
            case STOP -> "stopped";
            case RESTART -> "restarted";
        };
    }

    /// What the action does to whoever uses the VM, as it was when the card was made.
    private static String impact(Action action, TargetVm target) {
        if (isPlainStart(action, target)) {
            return "it is not running, so this is a plain start: " + impact(Action.START, target);
        }
        return target.wasRunning()
                ? impact(action)
                : switch (action) {
                    case START -> impact(action);
                    case STOP ->
                        "no guest of it runs, so no service is interrupted; it is not tried any more and stays off";
                    case RESTART -> "no guest of it runs, so no service is interrupted; its start is begun anew";
                };
    }

    /// Of a VM that runs as it should before a stop or restart.
    public static String impact(Action action) {
        return switch (action) {
            case START -> "consumes resources (CPU and memory)";
            case STOP -> "graceful shutdown; its services are interrupted and it stays off";
            case RESTART -> "brief interruption (about 1-2 min)";
        };
    }

    public static String impactOnAll(Request request) {
        List<TargetVm> targets = request.targets();
        String all = targets.size() == 2 ? "Both VMs" : "All " + targets.size() + " VMs";
        long running = targets.stream().filter(TargetVm::wasRunning).count();
        String which =
                running == targets.size() ? "" : " (%s of them %s)".formatted(running, running == 1 ? "runs" : "run");
        return switch (request.action()) {
            case START -> all + " will start and consume resources.";
            case STOP ->
                running == 0
                        ? all + " will stay off; none of them runs, so no service is interrupted."
                        : "%s will shut down, services interrupted%s.".formatted(all, which);
            case RESTART ->
                running == 0
                        ? all + " will be started, one after the other; none of them runs."
                        : "%s will be interrupted briefly, one after the other%s.".formatted(all, which);
        };
    }

    /// The requester's own words, with a blank before them; nothing where there are none.
    public static Mrkdwn reason(Request request) {
        return request.reason()
                .map(why -> Mrkdwn.say(" Reason given: %s.", Mrkdwn.code(why)))
                .orElse(Mrkdwn.EMPTY);
    }

    /// What becomes of the run strategy; empty where there is nothing to say about it.
    public static Optional<String> strategyNote(Action action, TargetVm target) {
        RunStrategy strategy = target.strategy();
        return switch (isPlainStart(action, target) ? Action.START : action) {
            case STOP -> stopNote(strategy);
            case START ->
                strategy == RunStrategy.HALTED
                        ? Optional.of("Run strategy Halted becomes Always: KubeVirt restarts it after a crash.")
                        : kept(strategy);
            case RESTART ->
                strategy == RunStrategy.ALWAYS
                        ? Optional.of("Run strategy Always is kept: it is Halted only until the start.")
                        : kept(strategy);
        };
    }

    private static Optional<String> stopNote(RunStrategy strategy) {
        return switch (strategy) {
            case ALWAYS -> Optional.of("Run strategy Always becomes Halted: it stays off until somebody starts it.");
            case ONCE ->
                Optional.of("KubeVirt turns run strategy Once into Halted by a stop:"
                        + " it cannot be started again as Once; a later start makes it Always.");
            case MANUAL, RERUN_ON_FAILURE, HALTED, WAIT_AS_RECEIVER, OTHER -> kept(strategy);
        };
    }

    private static Optional<String> kept(RunStrategy strategy) {
        return switch (strategy) {
            case MANUAL, RERUN_ON_FAILURE -> Optional.of("Run strategy %s is kept.".formatted(strategy.word()));
            case ALWAYS, HALTED, ONCE, WAIT_AS_RECEIVER, OTHER -> Optional.empty();
        };
    }

    /// What a VM is at the time when that is written, as a sentence without its full stop.
    ///
    /// @param subject the VM, or what stands for it
    /// @param state as of [Observation#stateOf]
    public static Mrkdwn isNow(Mrkdwn subject, String state) {
        if (state.isBlank() || state.equals(Observation.GONE)) {
            return Mrkdwn.say("%s is gone", subject);
        }
        return Observation.findSuccessor(state)
                .map(other -> Mrkdwn.say("%s is gone; another VM has its name now, and that one is %s", subject, other))
                .orElseGet(() -> Mrkdwn.say("%s is %s now", subject, state));
    }

    /// VM and namespace as a sentence has them.
    public static Mrkdwn vm(VmRef ref) {
        return Mrkdwn.say("VM %s in namespace %s", Mrkdwn.code(ref.name()), Mrkdwn.code(ref.namespace()));
    }

    /// One VM or several as a sentence has them.
    public static Mrkdwn vms(List<VmRef> refs) {
        return refs.size() == 1 ? vm(refs.getFirst()) : Mrkdwn.say("%s VMs (%s)", refs.size(), names(refs));
    }

    public static Mrkdwn names(List<VmRef> refs) {
        return enumerated(refs.stream().map(ref -> Mrkdwn.code(ref.toString())).toList());
    }

    public static Mrkdwn enumerated(List<Mrkdwn> all) {
        Mrkdwn shown = Mrkdwn.join(", ", all.stream().limit(MOST_NAMES).toList());
        int more = all.size() - MOST_NAMES;
        return more > 0 ? Mrkdwn.say("%s and %s more", shown, more) : shown;
    }

    public static List<VmRef> refs(Request request) {
        return request.targets().stream().map(TargetVm::ref).toList();
    }

    /// `stop prod/db-1`, or `stop 3 VMs`.
    public static String phrase(Request request) {
        List<VmRef> refs = refs(request);
        return verb(request) + " " + (refs.size() == 1 ? refs.getFirst().toString() : refs.size() + " VMs");
    }

    /// What can be typed to ask for the same again.
    public static Mrkdwn again(Request request) {
        return Mrkdwn.code("/vm %s %s"
                .formatted(
                        request.action().verb(),
                        String.join(
                                ",", refs(request).stream().map(VmRef::toString).toList())));
    }

    public static Mrkdwn statusCommand(VmRef ref) {
        return Mrkdwn.code("/vm status " + ref);
    }
}
