package dev.vmbot.slack.card;

import static dev.vmbot.slack.card.Scenes.ALICE;
import static dev.vmbot.slack.card.Scenes.DB;
import static dev.vmbot.slack.card.Scenes.NOW;
import static dev.vmbot.slack.card.Scenes.WEB_1;
import static dev.vmbot.slack.card.Scenes.WEB_2;
import static dev.vmbot.slack.card.Scenes.afterStop;
import static dev.vmbot.slack.card.Scenes.asked;
import static dev.vmbot.slack.card.Scenes.at;
import static dev.vmbot.slack.card.Scenes.batch;
import static dev.vmbot.slack.card.Scenes.done;
import static dev.vmbot.slack.card.Scenes.executing;
import static dev.vmbot.slack.card.Scenes.finished;
import static dev.vmbot.slack.card.Scenes.in;
import static dev.vmbot.slack.card.Scenes.undone;

import dev.vmbot.Golden;
import dev.vmbot.access.Identity;
import dev.vmbot.access.Permission;
import dev.vmbot.access.Stranger;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.diagnosis.Diagnosis;
import dev.vmbot.intent.Interpretation;
import dev.vmbot.inventory.Examples;
import dev.vmbot.inventory.IdleException;
import dev.vmbot.inventory.Reading;
import dev.vmbot.inventory.Resolution;
import dev.vmbot.inventory.VmFilter;
import dev.vmbot.model.Action;
import dev.vmbot.model.Finding;
import dev.vmbot.model.Intent;
import dev.vmbot.model.PowerState;
import dev.vmbot.model.Prospects;
import dev.vmbot.model.Selector;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.Result.Trouble;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetProgress.Step;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.operation.desk.Answer;
import dev.vmbot.operation.desk.PressAnswer;
import dev.vmbot.operation.findings.Checkup;
import dev.vmbot.operation.findings.Examination;
import dev.vmbot.slack.card.answer.AnswerCard;
import dev.vmbot.slack.card.answer.ChoiceCard;
import dev.vmbot.slack.card.answer.FindingsCard;
import dev.vmbot.slack.card.answer.HelpCard;
import dev.vmbot.slack.card.answer.PressCard;
import dev.vmbot.slack.card.answer.ReadingCard;
import dev.vmbot.slack.card.answer.TalkCard;
import dev.vmbot.slack.card.operation.OperationCard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every card as Slack receives it, in [Golden] files.
final class CardGoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/vmbot/slack/card");
    private static final Ask.Answer ACCEPTED = new Ask.Answer.Accepted();

    @ParameterizedTest(name = "{0}")
    @MethodSource("cards")
    void looksAsAgreed(String name, Card card) throws IOException {
        new Golden(GOLDEN.resolve(name + ".json")).requireToBe(CardJson.pretty(CardJson.of(card)));
        SlackLimits.check(card);
    }

    static Stream<Arguments> cards() {
        Map<String, Card> cards = new TreeMap<>();
        operations().forEach((name, operation) -> cards.put("operation." + name, OperationCard.of(operation)));
        answers()
                .forEach((name, answer) ->
                        cards.put("answer." + name, AnswerCard.of(answer).orElseThrow()));
        presses().forEach((name, answer) -> cards.put("press." + name, PressCard.of(answer)));
        cards.put(
                "talk.unclear-flags",
                TalkCard.of(new Interpretation.Unclear(
                        Set.of(Interpretation.Missing.INTENT),
                        List.of(),
                        Optional.empty(),
                        List.of("--grace-period 5", "-o"))));
        readings().forEach((name, reading) -> cards.put("reading." + name, ReadingCard.of(reading, "status")));
        cards.put(
                "operation.superseded",
                OperationCard.superseded(Optional.of(new Operation.Card("C0OPS", "1700000000.000100"))));
        cards.putAll(talk());
        findings().forEach((name, card) -> cards.put("findings." + name, card));
        return cards.entrySet().stream().map(card -> Arguments.of(card.getKey(), card.getValue()));
    }

    private static Map<String, Operation> operations() {
        Map<String, Operation> all = new TreeMap<>();
        OperationState waiting = new OperationState.AwaitingApproval();
        all.put("ask-start-halted", in(Action.START, RunStrategy.HALTED, waiting));
        all.put("ask-stop-always", in(Action.STOP, RunStrategy.ALWAYS, waiting));
        all.put("ask-stop-once", in(Action.STOP, RunStrategy.ONCE, waiting));
        all.put("ask-stop-forced", Scenes.forced(Action.STOP));
        all.put("ask-restart-always", in(Action.RESTART, RunStrategy.ALWAYS, waiting));
        all.put("ask-restart-stopped", stopped(Action.RESTART, RunStrategy.HALTED));
        all.put("ask-stop-force-switched-off", Scenes.proposed(Action.STOP, RunStrategy.MANUAL, true));
        all.put("ask-start-forced", Scenes.proposed(Action.START, RunStrategy.HALTED, true));
        all.put("ask-restart-paused", paused(Action.RESTART));
        all.put("ask-batch", batch(Action.STOP, waiting));
        all.put("ask-batch-some-already", Scenes.leavingOut(WEB_1, WEB_2));
        all.put("ask-batch-picked", Scenes.picked(DB));
        all.put(
                "batch-picked-under-way",
                Scenes.picked()
                        .with(new OperationState.Executing(ALICE, NOW, List.of(at(Step.STOPPING), at(Step.PENDING)))));
        all.put(
                "end-batch-picked",
                Scenes.picked()
                        .with(finished(
                                Conclusion.SUCCEEDED,
                                done(new Result.Succeeded("Stopped")),
                                done(new Result.Succeeded("Stopped")))));
        all.put("approved", in(Action.STOP, RunStrategy.ALWAYS, new OperationState.Approved(ALICE, NOW)));
        all.put("restart-1-pending", restart(executing(at(Step.PENDING))));
        all.put("restart-2-stopping", restart(executing(asked(Step.STOPPING, Ask.Kind.STOP, ACCEPTED))));
        TargetProgress starting = asked(Step.STARTING, Ask.Kind.START, ACCEPTED);
        all.put("restart-3-pausing", restart(executing(afterStop(at(Step.PAUSING)))));
        all.put("restart-started-by-another", restart(executing(afterStop(at(Step.STARTING)))));
        all.put("restart-4-starting", restart(executing(afterStop(starting))));
        all.put("restart-plain-start", restart(executing(starting)));
        all.put(
                "restart-not-taken-yet",
                restart(executing(asked(
                        Step.STOPPING,
                        Ask.Kind.STOP,
                        new Ask.Answer.Refused(ClusterException.Reason.BUSY, "too many requests")))));
        all.put("restart-5-done", restart(executing(done(afterStop(starting), new Result.Succeeded("Running")))));
        all.put("start-importing", in(Action.START, RunStrategy.HALTED, executing(Scenes.importing("root 42.0%"))));
        all.put(
                "stop-answer-lost",
                in(
                        Action.STOP,
                        RunStrategy.ALWAYS,
                        executing(asked(Step.STOPPING, Ask.Kind.STOP, new Ask.Answer.Unknown("timeout")))));
        all.put(
                "batch-executing",
                batch(
                        Action.STOP,
                        executing(
                                done(new Result.Succeeded("Stopped")),
                                asked(Step.STOPPING, Ask.Kind.STOP, ACCEPTED),
                                at(Step.PENDING))));
        all.put(
                "batch-executing-one-failed",
                batch(
                        Action.STOP,
                        executing(
                                done(new Result.Failed(Trouble.STOP_TIMED_OUT, "", "Stopping")),
                                done(new Result.NothingToDo("Stopped")),
                                at(Step.PENDING))));
        all.put(
                "batch-executing-rest-cancelled",
                batch(
                        Action.STOP,
                        executing(
                                asked(Step.STOPPING, Ask.Kind.STOP, ACCEPTED),
                                done(new Result.NotBegun()),
                                done(new Result.NotBegun()))));
        for (Prospects.Offer offer : Prospects.Offer.values()) {
            String name = "remedy-" + offer.name().toLowerCase(Locale.ROOT);
            all.put(name + "-1-ask", Scenes.remedy(offer).with(waiting));
            all.put(name + "-2-at-work", Scenes.remedy(offer).with(executing(atWork(offer))));
            all.put(
                    name + "-3-end",
                    Scenes.remedy(offer)
                            .with(finished(
                                    Conclusion.SUCCEEDED,
                                    done(
                                            offer == Prospects.Offer.START_AGAIN
                                                    ? new Result.Succeeded("Running", "VMI running; status Running.")
                                                    : new Result.Succeeded(
                                                            "Stopped",
                                                            "VMI gone; launcher pod gone; status Stopped.")))));
        }
        all.putAll(ends());
        return all;
    }

    private static Map<String, Operation> ends() {
        Map<String, Operation> all = new TreeMap<>();
        Result stopped = new Result.Succeeded("Stopped");
        Result running = new Result.Succeeded("Running");
        all.put("end-start-succeeded", end(Action.START, RunStrategy.HALTED, running));
        all.put("end-stop-succeeded", end(Action.STOP, RunStrategy.ALWAYS, stopped));
        TargetProgress started = asked(Step.STARTING, Ask.Kind.START, ACCEPTED);
        all.put("end-restart-succeeded", restart(finished(running.conclusion(), done(afterStop(started), running))));
        all.put("end-restart-plain-start", end(Action.RESTART, RunStrategy.HALTED, running));
        all.put("end-nothing-to-do", end(Action.START, RunStrategy.ALWAYS, new Result.NothingToDo("Running")));
        all.putAll(failedRestarts());
        all.put(
                "end-start-failed-words",
                end(
                        Action.START,
                        RunStrategy.HALTED,
                        new Result.Failed(Trouble.REFUSED_BY_CLUSTER, "exceeded quota: <compute>", "Stopped")));
        all.put(
                "end-late-start",
                in(
                        Action.START,
                        RunStrategy.HALTED,
                        Scenes.late(done(new Result.Failed(Trouble.START_TIMED_OUT, "", "Running")))));
        all.put(
                "end-late-stop-of-restart",
                restart(Scenes.late(done(
                        asked(Step.STOPPING, Ask.Kind.STOP, ACCEPTED),
                        new Result.Failed(Trouble.STOP_TIMED_OUT, "", "Stopped")))));
        all.put("end-unknown", end(Action.STOP, RunStrategy.ALWAYS, new Result.Unknown()));
        all.put(
                "end-unknown-in-pause",
                restart(finished(Conclusion.UNKNOWN, done(afterStop(at(Step.PAUSING)), new Result.Unknown()))));
        all.put(
                "end-refused-right-lost",
                end(
                        Action.STOP,
                        RunStrategy.ALWAYS,
                        new Result.Refused(
                                Result.Refusal.RIGHT_LOST,
                                Permission.toChange(Action.STOP, DB)
                                        .getFirst()
                                        .explained(new Identity("alice@example.com", List.of())))));
        all.put(
                "end-refused-right-unknown",
                end(Action.STOP, RunStrategy.ALWAYS, new Result.Refused(Result.Refusal.RIGHT_UNKNOWN, "")));
        all.put(
                "end-refused-replaced",
                end(Action.STOP, RunStrategy.ALWAYS, new Result.Refused(Result.Refusal.REPLACED, "")));
        all.put(
                "end-refused-too-late",
                end(Action.STOP, RunStrategy.ALWAYS, new Result.Refused(Result.Refusal.TOO_LATE, "")));
        all.put("end-cancelled", in(Action.STOP, RunStrategy.ALWAYS, undone(Conclusion.CANCELLED, "", "Running")));
        all.put("end-expired", in(Action.STOP, RunStrategy.ALWAYS, undone(Conclusion.EXPIRED, "", "Stopped")));
        all.put(
                "end-refused-why",
                in(Action.STOP, RunStrategy.ALWAYS, undone(Conclusion.REFUSED, "The right to stop it was lost.")));
        all.put("end-refused-busy", in(Action.STOP, RunStrategy.ALWAYS, Scenes.busy(DB, shownIn("C0OPS"))));
        all.put(
                "end-refused-busy-in-direct-message",
                in(Action.STOP, RunStrategy.ALWAYS, Scenes.busy(DB, shownIn("D0ANNA"))));
        all.put("end-batch-cancelled", batch(Action.STOP, undone(Conclusion.CANCELLED, "", "Running", "Stopped", "")));
        all.put(
                "end-batch-succeeded",
                batch(Action.STOP, finished(Conclusion.SUCCEEDED, done(stopped), done(stopped), done(stopped))));
        all.put(
                "end-batch-cancelled-on-its-way",
                batch(
                        Action.STOP,
                        Scenes.left(
                                Conclusion.CANCELLED,
                                List.of("", "Running", "Running"),
                                done(stopped),
                                done(new Result.NotBegun()),
                                done(new Result.NotBegun()))));
        all.put(
                "end-batch-restart-cancelled-on-its-way",
                batch(
                        Action.RESTART,
                        Scenes.left(
                                Conclusion.CANCELLED,
                                List.of("", "", "Running"),
                                done(running),
                                done(new Result.NothingToDo("Running")),
                                done(new Result.NotBegun()))));
        all.put(
                "end-late-start-of-restart",
                restart(Scenes.late(
                        done(afterStop(started), new Result.Failed(Trouble.START_TIMED_OUT, "", "Running")))));
        all.put(
                "end-batch-partly",
                batch(
                        Action.STOP,
                        Scenes.left(
                                Conclusion.PARTLY_SUCCEEDED,
                                List.of("", "", "Starting"),
                                done(stopped),
                                done(new Result.Failed(Trouble.STOP_TIMED_OUT, "", "Stopping")),
                                done(new Result.Refused(
                                        Result.Refusal.OTHER_OPERATION,
                                        "Its name is " + Scenes.ID + ".",
                                        Optional.of(new Operation.Card("C0OPS", "1700000000.000100")))))));
        TargetProgress tooSlow = done(new Result.Failed(Trouble.STOP_TIMED_OUT, "", "Stopping"));
        all.put(
                "end-batch-late",
                batch(
                        Action.STOP,
                        finished(
                                Conclusion.PARTLY_SUCCEEDED,
                                done(stopped),
                                tooSlow,
                                tooSlow.reachedLate(NOW.plusSeconds(400))
                                        .with(new Result.Failed(Trouble.STOP_TIMED_OUT, "", "Stopped")))));
        return all;
    }

    private static TargetProgress atWork(Prospects.Offer offer) {
        return switch (offer) {
            case WAIT_LONGER -> at(Step.STOPPING);
            case FORCED_STOP -> asked(Step.STOPPING, Ask.Kind.FORCED_STOP, ACCEPTED);
            case START_AGAIN -> asked(Step.STARTING, Ask.Kind.START, ACCEPTED);
        };
    }

    /// How far a restart was when it failed, with every trouble that can come there.
    private record Way(String where, TargetProgress progress, List<Trouble> troubles) {}

    private static Map<String, Operation> failedRestarts() {
        TargetProgress stopping = asked(Step.STOPPING, Ask.Kind.STOP, ACCEPTED);
        TargetProgress starting = asked(Step.STARTING, Ask.Kind.START, ACCEPTED);
        List<Trouble> ofAsk = List.of(
                Trouble.NOT_TAKEN,
                Trouble.NOT_DONE,
                Trouble.UNAVAILABLE,
                Trouble.REFUSED_BY_CLUSTER,
                Trouble.BOT_LACKS_RIGHT,
                Trouble.BOT_NOT_ACCEPTED);
        List<Way> ways = List.of(
                new Way("before", at(Step.PENDING), List.of(Trouble.NEVER_SETTLED)),
                new Way("in-stop", stopping, List.of(Trouble.STOP_TIMED_OUT, Trouble.CAME_BACK, Trouble.VM_GONE)),
                new Way("in-stop", stopping, ofAsk),
                new Way("in-pause", afterStop(at(Step.PAUSING)), List.of(Trouble.NEVER_SETTLED, Trouble.VM_GONE)),
                new Way("in-start", afterStop(starting), List.of(Trouble.START_TIMED_OUT, Trouble.RUN_ENDED)),
                new Way("in-start", afterStop(starting), ofAsk),
                new Way("in-start-by-another", afterStop(at(Step.STARTING)), List.of(Trouble.START_TIMED_OUT)),
                new Way("in-plain-start", starting, List.of(Trouble.START_TIMED_OUT, Trouble.REFUSED_BY_CLUSTER)));
        Map<String, Operation> all = new TreeMap<>();
        for (Way way : ways) {
            for (Trouble trouble : way.troubles()) {
                var failed = new Result.Failed(trouble, "", "Stopped");
                all.put(
                        "end-failed-%s-%s".formatted(trouble.name().toLowerCase(Locale.ROOT), way.where()),
                        restart(finished(Conclusion.FAILED, done(way.progress(), failed))));
            }
        }
        return all;
    }

    private static Operation shownIn(String channel) {
        return stopped(Action.START, RunStrategy.ALWAYS).with(new Operation.Card(channel, "1700000000.000100"));
    }

    private static Operation stopped(Action action, RunStrategy strategy) {
        var target = new TargetVm(DB, "uid-" + DB, strategy, "Stopped");
        return Operation.proposed(Scenes.ID, Scenes.request(action, false, target));
    }

    private static Operation paused(Action action) {
        var target = new TargetVm(DB, "uid-" + DB, RunStrategy.ALWAYS, Observation.PAUSED);
        return Operation.proposed(Scenes.ID, Scenes.request(action, false, target));
    }

    private static Operation restart(OperationState state) {
        return in(Action.RESTART, RunStrategy.ALWAYS, state);
    }

    private static Operation end(Action action, RunStrategy strategy, Result result) {
        return in(action, strategy, finished(result.conclusion(), done(result)));
    }

    private static Intent.Change stop(Target... targets) {
        return new Intent.Change(Action.STOP, new Subject.Named(List.of(targets)), false);
    }

    private static Map<String, Answer> answers() {
        Identity alice = new Identity("alice@example.com", List.of(Identity.AUTHENTICATED));
        Target target = new Target("prod", "db-2");
        Operation other = Scenes.proposed(Action.STOP, RunStrategy.ALWAYS, false)
                .with(new Operation.Card("C0OPS", "1700000000.000100"));
        Map<String, Answer> all = new TreeMap<>();
        all.put("already", new Answer.Already(Action.START, Scenes.running(DB)));
        all.put("waiting", new Answer.Waiting(other));
        all.put("already-paused", new Answer.Already(Action.START, Scenes.paused(DB)));
        all.put("not-now", new Answer.NotNow(Action.STOP, Scenes.running(DB), "A migration is under way.", ""));
        all.put(
                "not-now-words",
                new Answer.NotNow(Action.START, Scenes.running(DB), "It is trying.", "no <node> fits"));
        all.put(
                "not-now-coming-up",
                new Answer.NotNow(
                        Action.START,
                        Scenes.homeless(DB),
                        "It is starting already.",
                        "0/3 nodes are available: 3 Insufficient <memory>."));
        all.put("busy", new Answer.Busy(DB, other));
        all.put(
                "not-found",
                new Answer.NotFound(stop(target), target, new Resolution.NotFound(List.of(), Optional.empty())));
        all.put(
                "not-found-near",
                new Answer.NotFound(stop(target), target, new Resolution.NotFound(List.of(DB), Optional.empty())));
        Target bare = new Target(null, "db-1");
        all.put(
                "not-found-in-channel",
                new Answer.NotFound(stop(bare), bare, new Resolution.NotFound(List.of(DB), Optional.of("dev"))));
        all.put(
                "which-one",
                new Answer.WhichOne(
                        stop(new Target(null, "db-1")),
                        new Target(null, "db-1"),
                        List.of(DB, new VmRef("dev", "db-1"))));
        all.put(
                "which-one-of-two",
                new Answer.WhichOne(
                        stop(new Target(null, "db-1"), target),
                        new Target(null, "db-1"),
                        List.of(DB, new VmRef("dev", "db-1"))));
        all.put("illegal-name", new Answer.IllegalName(new Target(null, "my_vm")));
        all.put(
                "forbidden",
                new Answer.Forbidden(DB, Permission.toChange(Action.STOP, DB).getFirst(), alice));
        all.put("not-allowed-guest", new Answer.NotAllowedIn(Stranger.GUEST));
        all.put("not-allowed-unmapped", new Answer.NotAllowedIn(Stranger.UNMAPPED));
        all.put("cluster-away", new Answer.ClusterAway(ClusterException.Reason.TIMEOUT));
        all.put("not-accepted", new Answer.ClusterAway(ClusterException.Reason.UNAUTHENTICATED));
        all.put("unsure", new Answer.Unsure());
        all.put("too-many", new Answer.TooMany(80, 50));
        all.putAll(batchAnswers(alice, other));
        return all;
    }

    private static Intent.Change forced(Action action, boolean force) {
        return new Intent.Change(action, new Subject.Named(List.of(new Target("prod", "web-01"))), force);
    }

    private static Map<String, Answer> batchAnswers(Identity alice, Operation other) {
        List<Answer.Hindrance> hindered = List.of(
                new Answer.Forbidden(DB, Permission.toChange(Action.STOP, DB).getFirst(), alice),
                new Answer.NotFound(
                        stop(new Target("prod", "db-2")),
                        new Target("prod", "db-2"),
                        new Resolution.NotFound(List.of(DB), Optional.empty())),
                new Answer.Busy(DB, other),
                new Answer.NotNow(Action.STOP, Scenes.running(DB), "It waits.", "no <node> fits"),
                new Answer.WhichOne(
                        stop(new Target(null, "db-1")),
                        new Target(null, "db-1"),
                        List.of(DB, new VmRef("dev", "db-1"))),
                new Answer.IllegalName(new Target(null, "my_vm")));
        var selector = new Selector(Optional.empty(), List.of("web-*"), false, List.of());
        var change = new Intent.Change(Action.STOP, new Subject.Matching(selector, null), false);
        return Map.of(
                "not-all", new Answer.NotAll(forced(Action.STOP, true), hindered, List.of(WEB_1, WEB_2)),
                "not-all-none-left", new Answer.NotAll(forced(Action.START, false), hindered.subList(0, 2), List.of()),
                "all-already", new Answer.AllAlready(Action.STOP, List.of(WEB_1, WEB_2)),
                "none-match", new Answer.NoneMatch("prod"),
                "nothing-excepted", new Answer.NothingExcepted(List.of(new IdleException("web1", List.of(WEB_1)))),
                "which-namespace", new Answer.WhichNamespace(change, new TreeSet<>(Set.of("dev", "prod"))));
    }

    private static Map<String, PressAnswer> presses() {
        Operation operation = Scenes.proposed(Action.STOP, RunStrategy.ALWAYS, false);
        OperationState approved = new OperationState.Approved(ALICE, NOW);
        Operation cancelled = operation.with(undone(Conclusion.CANCELLED, "", "Running"));
        return Map.of(
                "not-yours", new PressAnswer.NotYours(operation, false),
                "not-yours-to-cancel", new PressAnswer.NotYours(operation, true),
                "not-yours-to-cancel-any-more", new PressAnswer.NotYours(operation.with(approved), true),
                "too-late", new PressAnswer.TooLate(operation),
                "approved-before", new PressAnswer.AlreadyDecided(operation.with(approved), false),
                "approved-before-cancelling", new PressAnswer.AlreadyDecided(operation.with(approved), true),
                "cancelled-before", new PressAnswer.AlreadyDecided(cancelled, false),
                "withdrawn", new PressAnswer.Withdrawn(operation),
                "no-such", new PressAnswer.NoSuchOperation(),
                "unsure", new PressAnswer.Unsure());
    }

    private static Map<String, Reading> readings() {
        return Map.of(
                "states",
                new Reading.States(List.of(
                        new Reading.State(new Target(null, "db-1"), new Resolution.Found(Scenes.running(DB))),
                        new Reading.State(
                                new Target(null, "web-01"),
                                new Resolution.Found(Scenes.stopped(WEB_1, Optional.of("quota <exceeded>")))),
                        new Reading.State(
                                new Target("prod", "db-2"), new Resolution.NotFound(List.of(DB), Optional.empty())),
                        new Reading.State(
                                new Target(null, "db-1"), new Resolution.NotFound(List.of(DB), Optional.of("dev"))),
                        new Reading.State(new Target(null, "My VM"), new Resolution.Illegal()))),
                "listing",
                new Reading.Listing(
                        List.of(Scenes.running(DB), Scenes.stopped(WEB_1, Optional.empty()), Scenes.paused(WEB_2)),
                        25,
                        Optional.of("prod"),
                        VmFilter.NONE),
                "listing-filtered",
                new Reading.Listing(
                        List.of(Scenes.running(WEB_2)),
                        1,
                        Optional.of("prod"),
                        new VmFilter(
                                Optional.of(new Selector(
                                        Optional.of("app=web"), List.of("web-*"), false, List.of("web-1"))),
                                Optional.of(PowerState.RUNNING))),
                "listing-in-transition",
                new Reading.Listing(
                        List.of(Scenes.stopped(WEB_1, Optional.empty())),
                        1,
                        Optional.of("prod"),
                        new VmFilter(Optional.empty(), Optional.of(PowerState.IN_TRANSITION))),
                "listing-none-of-a-filter",
                new Reading.Listing(
                        List.of(),
                        0,
                        Optional.of("prod"),
                        new VmFilter(
                                Optional.of(new Selector(
                                        Optional.of("app=web"), List.of("web-0?"), false, List.of("web-1"))),
                                Optional.of(PowerState.IN_TRANSITION))),
                "listing-none-in-a-namespace",
                new Reading.Listing(List.of(), 0, Optional.of("prod"), VmFilter.NONE),
                "listing-empty",
                new Reading.Listing(List.of(), 0, Optional.empty(), VmFilter.NONE),
                "which-one",
                new Reading.WhichOne(new Target(null, "db-1"), List.of(DB, new VmRef("dev", "db-1"))),
                "which-of-several",
                new Reading.States(List.of(
                        new Reading.State(
                                new Target(null, "db-1"),
                                new Resolution.Several(List.of(DB, new VmRef("dev", "db-1")))),
                        new Reading.State(new Target(null, "web-01"), new Resolution.Found(Scenes.running(WEB_1))))),
                "cluster-away",
                new Reading.ClusterAway());
    }

    private static Map<String, Card> findings() {
        Finding stuck = new Finding(
                "stop-overdue",
                Finding.Confidence.LIKELY,
                "The guest has not shut down within its grace period.",
                List.of("VMI: deleting since 2026-11-21T12:58:00Z", "<b>log</b> & `more`"),
                "Look at its console.",
                Optional.empty(),
                new Prospects(
                        false,
                        Set.of(),
                        Optional.empty(),
                        List.of(
                                new Prospects.Step(
                                        "Shows what it waits for.", "virtctl console db-1", Optional.empty()),
                                new Prospects.Step(
                                        "Ends it.", "kubectl delete pod x", Optional.of("Unsaved data is lost.")))));
        List<String> gaps = List.of("I left out events: you need the right to list events.");
        Examination two = new Examination(DB, new Diagnosis(List.of(stuck, Scenes.noMemory(DB)), gaps), true);
        Examination unseen = new Examination(DB, new Diagnosis(List.of(), gaps), false);
        TargetProgress tooSlow = done(
                asked(Step.STOPPING, Ask.Kind.STOP, ACCEPTED),
                new Result.Failed(Trouble.STOP_TIMED_OUT, "", "Stopping"));
        Operation stop = in(Action.STOP, RunStrategy.ALWAYS, finished(Conclusion.FAILED, tooSlow));
        Operation restart = restart(finished(Conclusion.FAILED, tooSlow));
        Map<String, Card> all = new TreeMap<>();
        all.put(
                "early-warning",
                FindingsCard.earlyWarning(
                        Scenes.request(Action.START, false, Scenes.target(DB, RunStrategy.HALTED)), two));
        all.put("remedies", FindingsCard.afterFailure(stop, Scenes.stuck(DB)));
        all.put("remedies-of-a-restart", FindingsCard.afterFailure(restart, Scenes.stuck(DB)));
        all.put("cause", FindingsCard.afterFailure(stop, Scenes.unschedulable(DB)));
        all.put("not-up", FindingsCard.afterSuccess(restart.request(), "CrashLoopBackOff", Scenes.unschedulable(DB)));
        all.put(
                "not-up-without-cause",
                FindingsCard.afterSuccess(restart.request(), "CrashLoopBackOff", Scenes.nothingFound(DB)));
        all.put("cause-and-more", FindingsCard.afterFailure(stop, two));
        all.put("none-after-failure", FindingsCard.afterFailure(stop, Scenes.nothingFound(DB)));
        all.put("healthy", onDemand(Scenes.running(DB), Scenes.nothingFound(DB)));
        all.put("nothing-wrong", onDemand(Scenes.stopped(DB, Optional.empty()), Scenes.nothingFound(DB)));
        all.put("unseen", onDemand(Scenes.running(DB), unseen));
        all.put("others", FindingsCard.ofOthers(List.of(WEB_1, WEB_2)).orElseThrow());
        return all;
    }

    private static Card onDemand(Observation seen, Examination examination) {
        return FindingsCard.onDemand(new Checkup.Patient(seen, examination));
    }

    private static Map<String, Card> talk() {
        var talk = new HashMap<>(moreTalk());
        talk.put(
                "talk.unclear-words",
                TalkCard.of(new Interpretation.Unclear(
                        Set.of(Interpretation.Missing.TARGET, Interpretation.Missing.INTENT), List.of())));
        return talk;
    }

    private static Map<String, Card> moreTalk() {
        Subject subject = new Subject.Named(List.of(new Target(null, "db-1")));
        return Map.of(
                "talk.unclear",
                TalkCard.of(new Interpretation.Unclear(
                        Set.of(Interpretation.Missing.ACTION),
                        List.of(
                                new Intent.Change(Action.STOP, subject, true),
                                new Intent.Change(Action.RESTART, subject, false),
                                new Intent.Confirm(true)))),
                "talk.unsupported",
                TalkCard.of(new Interpretation.Unsupported(Interpretation.OtherTask.SCHEDULE)),
                "talk.help",
                TalkCard.help(new Examples(Optional.of(DB), Map.of(Action.STOP, DB, Action.RESTART, DB))),
                "talk.help-looking-only",
                TalkCard.help(new Examples(Optional.of(DB), Map.of())),
                "talk.help-stop",
                HelpCard.about(Action.STOP, Optional.of(DB)),
                "talk.invite-me",
                TalkCard.inviteMe(Scenes.BOB),
                "choice.which-vm",
                ChoiceCard.whichVm(
                        new Interpretation.Draft(Interpretation.Draft.Verb.STOP, true, "prod"),
                        new Reading.Listing(
                                List.of(Scenes.running(DB), Scenes.running(WEB_2)),
                                2,
                                Optional.of("prod"),
                                VmFilter.NONE)),
                "choice.what-to-do",
                ChoiceCard.whatToDo(
                        List.of(Scenes.running(DB)),
                        List.of(new Intent.Change(Action.STOP, subject, false), new Intent.Status(subject))),
                "press.neither",
                PressCard.neither(Scenes.proposed(Action.STOP, RunStrategy.ALWAYS, false), true),
                "press.to-be-sure",
                PressCard.toBeSure(Scenes.proposed(Action.STOP, RunStrategy.ALWAYS, false)));
    }
}
