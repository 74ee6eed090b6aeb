package dev.vmbot.operation.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.DocsTable;
import dev.vmbot.cluster.FakeVirtualMachines;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.operation.Approval;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.Objection;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.OperationState.Undone;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.Result.Refusal;
import dev.vmbot.operation.Result.Trouble;
import dev.vmbot.operation.Story;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetProgress.Step;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.slack.card.operation.OperationCard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each text that ends an operation, in each state in which a VM may be when it is written. The sets are closed: what
/// is added to them comes into this table by itself.
final class EndTextsTest {

    private static final DocsTable TABLE = new DocsTable(
            "failures.md", "<!-- table of ends: made by EndTextsTest -->", "<!-- end of table of ends -->");

    /// Its card called the VM what it is in none of the worlds.
    private static final Request REQUEST =
            Story.request(Action.STOP, new TargetVm(Picture.DB, Picture.UID, RunStrategy.ALWAYS, "Provisioning"));

    private static final Picture ON = Picture.of(RunStrategy.ALWAYS).version(7);
    private static final Picture OFF = Picture.of(RunStrategy.HALTED).version(7);

    /// Each with what KubeVirt may call it at that time, which may be outdated.
    private static final Map<String, Optional<Picture>> WORLDS = new TreeMap<>(Map.of(
            "it is Running now", Optional.of(ON.running("run-7").shown("Starting")),
            "it is Paused now", Optional.of(ON.running("run-7").paused().shown("Running")),
            "it is Stopped now", Optional.of(OFF.shown("Running")),
            "it is Starting now", Optional.of(ON.comingUp("run-7").shown("Stopped")),
            "it is Stopping now", Optional.of(OFF.goingDown("run-7").shown("Running")),
            "it is Trying to start now", Optional.of(ON.shown("Stopped")),
            "it is Terminating now", Optional.of(ON.running("run-7").deleted().shown("Running")),
            "it is gone", Optional.empty(),
            "it is gone; another VM has its name now, and that one is Running",
                    Optional.of(ON.uid("another").running("run-8"))));

    /// @param end as it comes out of the decision
    /// @param silent nothing is said of the VM, for whoever lost the right may not know
    record End(String name, Finished end, boolean silent) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<End> ends() {
        List<End> all = new ArrayList<>();
        var waiting = new OperationState.AwaitingApproval();
        all.add(new End("cancelled before anything was asked", cancelled(waiting), false));
        all.add(new End("expired", expired(waiting), false));
        all.add(new End("refused at the press", waiting.refuse(Objection.of("It is blocked."), Story.NOW), false));
        all.add(of("succeeded", new Result.Succeeded("Stopped")));
        all.add(of("nothing to do", new Result.NothingToDo("Stopped")));
        for (Trouble trouble : Trouble.values()) {
            all.add(of("failed: " + trouble, new Result.Failed(trouble, "", "Outdated")));
        }
        for (Refusal refusal : Refusal.values()) {
            Result refused = new Result.Refused(refusal, "");
            boolean silent = refusal == Refusal.RIGHT_LOST || refusal == Refusal.RIGHT_UNKNOWN;
            all.add(new End("refused in its turn: " + refusal, finished(refused), silent));
        }
        all.add(of("not begun", new Result.NotBegun()));
        all.add(new End("unknown", finished(new Result.Unknown()), true));
        return all;
    }

    private static Finished cancelled(OperationState.AwaitingApproval waiting) {
        return ((Approval.Granted<Undone>) waiting.cancel(REQUEST, Story.ASKER, Story.NOW)).next();
    }

    private static Finished expired(OperationState.AwaitingApproval waiting) {
        return waiting.expire(REQUEST, Story.NOW.plus(Story.APPROVAL_TTL).plusMillis(1))
                .orElseThrow();
    }

    private static End of(String name, Result result) {
        return new End(name, finished(result), false);
    }

    private static Finished finished(Result result) {
        var ask = new Ask(Ask.Kind.STOP, 1, "run-1", 5, Story.NOW, new Ask.Answer.Accepted());
        TargetProgress progress = TargetProgress.pending(Story.NOW)
                .enter(Step.STOPPING, Story.NOW)
                .asking(ask)
                .done(result, Story.NOW);
        return OperationState.CarriedOut.of(List.of(progress), Story.NOW);
    }

    static Stream<End> everyEnd() {
        return ends().stream();
    }

    @ParameterizedTest
    @MethodSource("everyEnd")
    void saysOfTheVmWhatItIsWhenItIsWritten(End end) {
        WORLDS.forEach((words, picture) -> {
            String text =
                    written(end, picture).toLowerCase(Locale.ROOT).replace("is already stopped", "is stopped now");
            if (end.silent()) {
                assertThat(text).doesNotContain("is stopped now", "is running now", "is gone");
            } else {
                assertThat(text)
                        .as(words)
                        .containsAnyOf(subjects(words))
                        .doesNotContain(WORLDS.keySet().stream()
                                .filter(other -> !words.startsWith(other))
                                .flatMap(other -> Stream.of(subjects(other)))
                                .toArray(String[]::new));
            }
        });
    }

    /// The card of an end that Slack takes only after the VM has changed.
    private static String written(End end, Optional<Picture> now) {
        var clock = new ManualClock(Story.NOW);
        var store = new InMemoryOperationStore();
        var machines = new FakeVirtualMachines();
        machines.show(ON.running("run-1").shown("Elsewhere"));
        Operation begun = store.create(Operation.proposed(Story.id(0), REQUEST)).operation();
        store.save(begun.with(Remains.told(end.end(), begun.request(), machines)));
        now.ifPresentOrElse(machines::show, () -> machines.remove(Picture.DB));
        clock.set(end.end().at().plus(Ends.SETTLED));

        new Runner(
                        store,
                        machines,
                        Story.allRights(),
                        Story.leading(),
                        new FreshPresses(),
                        new Journal(_ -> {}),
                        clock,
                        Story.RETENTION)
                .advance(Story.id(0));
        return OperationCard.of(store.find(Story.id(0)).orElseThrow()).text();
    }

    private static String[] subjects(String words) {
        String rest = words.substring("it".length()).toLowerCase(Locale.ROOT);
        String vm = "vm `db-1` in namespace `prod`";
        return new String[] {"it" + rest, vm + rest};
    }

    @Test
    void standsInTheDocs() throws IOException {
        String rows = ends().stream()
                .map(end -> "| %s | %s | `EndTextsTest.saysOfTheVmWhatItIsWhenItIsWritten` |\n"
                        .formatted(end.name(), end.silent() ? "nothing" : "each of these"))
                .collect(Collectors.joining());
        TABLE.requireToBe(
                "\nWhat may be said: %s.\n\n| end | what it says of the VM | shown by |\n| --- | --- | --- |\n%s\n"
                        .formatted(
                                String.join(
                                        "; ",
                                        WORLDS.keySet().stream()
                                                .map("\"%s\""::formatted)
                                                .toList()),
                                rows));
    }
}
