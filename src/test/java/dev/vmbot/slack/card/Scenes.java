package dev.vmbot.slack.card;

import dev.vmbot.access.Identity;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.cluster.Vm;
import dev.vmbot.cluster.Vmi;
import dev.vmbot.diagnosis.Diagnosis;
import dev.vmbot.model.Action;
import dev.vmbot.model.Finding;
import dev.vmbot.model.Person;
import dev.vmbot.model.Prospects;
import dev.vmbot.model.Selector;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.Objection;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationState.CarriedOut;
import dev.vmbot.operation.OperationState.Undone;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.RequestBuilder;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetProgress.Asks;
import dev.vmbot.operation.TargetProgress.Before;
import dev.vmbot.operation.TargetProgress.End;
import dev.vmbot.operation.TargetProgress.Stage;
import dev.vmbot.operation.TargetProgress.Step;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.operation.desk.Remedy;
import dev.vmbot.operation.findings.Examination;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// People, machines and operations that the cards of the tests are about.
public final class Scenes {

    public static final Instant NOW = Instant.parse("2026-11-21T13:00:00Z");
    public static final Person ALICE = new Person("T0HOME", "U0ALICE");
    public static final Person BOB = new Person("T0HOME", "U0BOB");
    public static final VmRef DB = new VmRef("prod", "db-1");
    public static final VmRef WEB_1 = new VmRef("prod", "web-01");
    public static final VmRef WEB_2 = new VmRef("prod", "web-02");
    public static final OperationId ID = new OperationId("vmop-0123456789abcdef");

    private Scenes() {}

    public static Operation proposed(Action action, RunStrategy strategy, boolean force) {
        return Operation.proposed(ID, request(action, force, target(DB, strategy)));
    }

    public static Operation in(Action action, RunStrategy strategy, OperationState state) {
        return proposed(action, strategy, false).with(state);
    }

    public static Operation batch(Action action, OperationState state) {
        return Operation.proposed(
                        ID,
                        request(
                                action,
                                false,
                                target(DB, RunStrategy.ALWAYS),
                                target(WEB_1, RunStrategy.MANUAL),
                                target(WEB_2, RunStrategy.ONCE)))
                .with(state);
    }

    public static Operation leavingOut(VmRef... already) {
        Request request = request(Action.STOP, false, target(DB, RunStrategy.ALWAYS));
        return Operation.proposed(
                ID, RequestBuilder.like(request).already(List.of(already)).build());
    }

    private static final Selector PICKING =
            new Selector(Optional.of("app=web"), List.of("web-*"), false, List.of("db-1"));

    /// "web-* except those".
    public static Operation picked(VmRef... leftOut) {
        Request request =
                request(Action.STOP, false, target(WEB_1, RunStrategy.MANUAL), target(WEB_2, RunStrategy.MANUAL));
        return Operation.proposed(
                ID,
                RequestBuilder.like(request)
                        .selection(new Request.Selection(Optional.of(PICKING), List.of(leftOut), 50))
                        .build());
    }

    /// Of a VM that is stopped, or that was not stopped in time, where forced stops are allowed.
    public static Operation remedy(Prospects.Offer offer) {
        Action action = offer == Prospects.Offer.START_AGAIN ? Action.START : Action.STOP;
        Request request = request(action, false, target(DB, RunStrategy.ALWAYS));
        return Operation.proposed(
                ID,
                RequestBuilder.like(request)
                        .remedy(offer)
                        .limits(allowingForce(request))
                        .build());
    }

    /// Asked for with force, where forced stops are allowed.
    public static Operation forced(Action action) {
        Request request = request(action, true, target(DB, RunStrategy.MANUAL));
        return Operation.proposed(
                ID, RequestBuilder.like(request).limits(allowingForce(request)).build());
    }

    private static Request.Limits allowingForce(Request request) {
        Request.Limits limits = request.limits();
        return new Request.Limits(limits.start(), limits.stopMargin(), limits.restartPause(), true);
    }

    /// With every button that can be.
    public static Examination stuck(VmRef ref) {
        Prospects prospects = new Prospects(
                true,
                Set.of(Prospects.Offer.WAIT_LONGER, Prospects.Offer.FORCED_STOP),
                Optional.of(NOW.minusSeconds(60)),
                List.of());
        Finding overdue = new Finding(
                "stop-overdue",
                Finding.Confidence.CERTAIN,
                "The guest did not shut down within its grace period.",
                List.of("VMI: asked to stop at 2026-11-21T08:55:00Z, grace period 30 s, over for 1 min"),
                "Look inside the guest first.",
                Optional.of("virtctl stop db-1 -n prod --force --grace-period=0"),
                prospects);
        List<Remedy> remedies = Arrays.stream(Prospects.Offer.values())
                .map(offer -> new Remedy(ID, 0, offer))
                .toList();
        return new Examination(ref, new Diagnosis(List.of(overdue), List.of()), true, Optional.empty(), remedies);
    }

    public static TargetVm target(VmRef ref, RunStrategy strategy) {
        return new TargetVm(ref, "uid-" + ref.name(), strategy, "Running");
    }

    public static Request request(Action action, boolean force, TargetVm... targets) {
        return RequestBuilder.of(action, List.of(targets))
                .force(force)
                .requester(new Request.Requester(
                        ALICE, new Identity("alice@example.com", List.of("dev", Identity.AUTHENTICATED))))
                .place(new Request.Place("C0OPS", ""))
                .asked(NOW, NOW.plus(Duration.ofMinutes(5)))
                .build();
    }

    public static OperationState executing(TargetProgress... targets) {
        return new OperationState.Executing(ALICE, NOW, List.of(targets));
    }

    public static TargetProgress at(Step step) {
        return TargetProgress.underWay(
                Stage.entered(step, NOW), new Before("run-1", RunStrategy.ALWAYS, Duration.ofSeconds(30)), Asks.NONE);
    }

    public static TargetProgress asked(Step step, Ask.Kind kind, Ask.Answer answer) {
        return at(step).asking(new Ask(kind, 1, "run-1", 7, NOW, answer));
    }

    /// The stop of a restart is over.
    public static TargetProgress afterStop(TargetProgress progress) {
        var stop = new Ask(Ask.Kind.STOP, 1, "run-1", 5, NOW.minusSeconds(40), new Ask.Answer.Accepted());
        return new TargetProgress(
                progress.stage(), progress.before(), new Asks(progress.ask(), Optional.of(stop)), progress.end());
    }

    public static TargetProgress importing(String progress) {
        return asked(Step.STARTING, Ask.Kind.START, new Ask.Answer.Accepted()).imported(progress, NOW);
    }

    public static TargetProgress done(Result result) {
        return done(asked(Step.STARTING, Ask.Kind.START, new Ask.Answer.Accepted()), result);
    }

    /// @param way how far it came
    public static TargetProgress done(TargetProgress way, Result result) {
        return new TargetProgress(Stage.entered(Step.DONE, NOW), way.before(), way.asks(), Optional.of(End.of(result)));
    }

    public static OperationState finished(Conclusion conclusion, TargetProgress... targets) {
        return left(conclusion, List.of(), targets);
    }

    /// @param states of the VMs that were left as they were
    public static OperationState left(Conclusion conclusion, List<String> states, TargetProgress... targets) {
        return new CarriedOut(conclusion, NOW.plusSeconds(60), List.of(targets), states);
    }

    public static OperationState late(TargetProgress target) {
        return finished(Conclusion.FAILED, target.reachedLate(NOW.plusSeconds(400)));
    }

    /// @param states of the VMs at the end
    public static OperationState undone(Conclusion conclusion, String why, String... states) {
        return new Undone(conclusion, why, Optional.empty(), NOW.plusSeconds(60), List.of(states));
    }

    /// Because another operation was at work.
    public static OperationState busy(VmRef vm, Operation other) {
        return new OperationState.AwaitingApproval().refuse(Objection.busy(vm, other), NOW.plusSeconds(60));
    }

    public static OperationState cancelled() {
        return undone(Conclusion.CANCELLED, "");
    }

    public static Observation running(VmRef ref) {
        return up(ref, false);
    }

    public static Observation paused(VmRef ref) {
        return up(ref, true);
    }

    private static Observation up(VmRef ref, boolean paused) {
        return new Observation(
                ref,
                Optional.of(vm(paused ? Observation.PAUSED : "Running", Optional.empty())),
                Optional.of(new Vmi(
                        "run-1",
                        8,
                        Vmi.Phase.RUNNING,
                        NOW.minusSeconds(90),
                        Optional.empty(),
                        paused,
                        Duration.ofSeconds(30),
                        new Vmi.Guest(Optional.of("node-a"), Optional.of("10.0.0.7"), Optional.of("Fedora 42")))),
                false);
    }

    /// It has a VMI that no node takes.
    public static Observation homeless(VmRef ref) {
        Optional<String> words = Optional.of("0/3 nodes are available: 3 Insufficient <memory>.");
        return new Observation(
                ref,
                Optional.of(vm("ErrorUnschedulable", words)),
                Optional.of(new Vmi(
                        "run-1",
                        8,
                        Vmi.Phase.COMING_UP,
                        NOW.minusSeconds(90),
                        Optional.empty(),
                        false,
                        Duration.ofSeconds(30),
                        Vmi.Guest.UNKNOWN)),
                false);
    }

    public static Observation stopped(VmRef ref, Optional<String> trouble) {
        return new Observation(ref, Optional.of(vm("Stopped", trouble)), Optional.empty(), false);
    }

    public static Examination nothingFound(VmRef ref) {
        return new Examination(ref, new Diagnosis(List.of(), List.of()), true);
    }

    public static Examination unschedulable(VmRef ref) {
        return new Examination(ref, new Diagnosis(List.of(noMemory(ref)), List.of()), true);
    }

    public static Finding noMemory(VmRef ref) {
        return new Finding(
                "insufficient-memory",
                Finding.Confidence.CERTAIN,
                "No node has enough free memory for the VM.",
                List.of("PodScheduled=False, Unschedulable: 0/3 nodes are available: 3 Insufficient memory."),
                "Stop other VMs, or give this one less memory.",
                Optional.of("kubectl describe nodes"),
                new Prospects(true, Set.of(), Optional.empty(), List.of()));
    }

    private static Vm vm(String shown, Optional<String> trouble) {
        return new Vm(
                "uid-1",
                7,
                shown.equals("Stopped") ? RunStrategy.HALTED : RunStrategy.ALWAYS,
                new Vm.Status(shown, List.of(), trouble, Optional.empty(), conditions(shown)),
                Vm.Hold.NONE,
                Vm.DEFAULT_GRACE,
                NOW.minus(Duration.ofDays(3)),
                Map.of(),
                shown.equals("Stopped") ? new Vm.Size("", "", "u1.medium") : new Vm.Size("2", "4Gi", ""));
    }

    private static List<Vm.Condition> conditions(String shown) {
        return shown.equals("Stopped")
                ? List.of(new Vm.Condition("Ready", "False", "VMINotExists"))
                : List.of(
                        new Vm.Condition("Ready", "True", ""),
                        new Vm.Condition("LiveMigratable", "False", "DisksNotLiveMigratable"),
                        new Vm.Condition("AgentConnected", "True", ""));
    }
}
