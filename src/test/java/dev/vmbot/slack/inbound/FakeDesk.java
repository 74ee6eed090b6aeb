package dev.vmbot.slack.inbound;

import dev.vmbot.access.Identity;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.inventory.Examples;
import dev.vmbot.inventory.Reading;
import dev.vmbot.inventory.Readings;
import dev.vmbot.inventory.Resolution;
import dev.vmbot.inventory.VmFilter;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Person;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Approval;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationState.AwaitingApproval;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.RequestBuilder;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.operation.desk.Answer;
import dev.vmbot.operation.desk.Approvals;
import dev.vmbot.operation.desk.Origin;
import dev.vmbot.operation.desk.PressAnswer;
import dev.vmbot.operation.desk.Remedy;
import dev.vmbot.operation.desk.Requests;
import dev.vmbot.operation.findings.Checkup;
import dev.vmbot.operation.findings.Checkups;
import dev.vmbot.slack.card.Scenes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Use cases for which every VM exists, runs, and may be changed by everybody.
final class FakeDesk implements Requests, Approvals, Readings, Checkups {

    private final OperationStore store;
    private volatile Runnable beforeAnswer = () -> {};
    final List<Remedy> taken = new CopyOnWriteArrayList<>();

    FakeDesk(OperationStore store) {
        this.store = store;
    }

    /// Comes before the next answer to a request.
    void beforeNextAnswer(Runnable interruption) {
        beforeAnswer = interruption;
    }

    @Override
    public Answer ask(Intent.Change change, Origin origin) {
        Runnable before = beforeAnswer;
        beforeAnswer = () -> {};
        before.run();
        if (!(change.subject() instanceof Subject.Named(List<Target> targets))) {
            return new Answer.NoneMatch(null);
        }
        List<TargetVm> vms = targets.stream()
                .map(target ->
                        new TargetVm(ref(target, origin.channelNamespace()), "uid", RunStrategy.ALWAYS, "Running"))
                .toList();
        Instant now = Instant.now();
        Request request = RequestBuilder.of(change.action(), vms)
                .force(change.force())
                .reason(change.reason())
                .requester(new Request.Requester(origin.person(), new Identity("someone", List.of())))
                .place(origin.place())
                .asked(now, now.plus(Duration.ofMinutes(5)))
                .build();
        OperationStore.Created created = store.create(Operation.proposed(origin.id(), request));
        return created.isNew() ? new Answer.Proposed(created.operation()) : new Answer.Repeated(created.operation());
    }

    /// Of a VM that is always the same.
    @Override
    public Answer ask(Remedy remedy, Origin origin) {
        taken.add(remedy);
        var subject = new Subject.Named(List.of(new Target("prod", "db-1")));
        return ask(new Intent.Change(Action.STOP, subject, false), origin);
    }

    @Override
    public PressAnswer approve(OperationId id, Person person) {
        return decide(
                id, person, (operation, waiting) -> waiting.approve(operation.request(), person, Instant.now()), true);
    }

    @Override
    public PressAnswer cancel(OperationId id, Person person) {
        return decide(
                id, person, (operation, waiting) -> waiting.cancel(operation.request(), person, Instant.now()), false);
    }

    private interface Decision {

        Approval<? extends OperationState> of(Operation operation, AwaitingApproval waiting);
    }

    private PressAnswer decide(OperationId id, Person person, Decision decision, boolean yes) {
        Optional<Operation> found = store.find(id);
        if (found.isEmpty()) {
            return new PressAnswer.NoSuchOperation();
        }
        Operation operation = found.get();
        if (!(operation.state() instanceof AwaitingApproval waiting)) {
            return operation.request().requester().person().equals(person)
                    ? new PressAnswer.AlreadyDecided(operation, !yes)
                    : new PressAnswer.NotYours(operation, !yes);
        }
        return switch (decision.of(operation, waiting)) {
            case Approval.Granted(var next) -> {
                Operation saved = store.save(operation.with(next)).orElseThrow();
                yield yes ? new PressAnswer.Approved(saved) : new PressAnswer.Cancelled(saved);
            }
            case Approval.Refused(var why) ->
                switch (why) {
                    case NOT_YOURS -> new PressAnswer.NotYours(operation, !yes);
                    case TOO_LATE -> new PressAnswer.TooLate(operation);
                };
        };
    }

    @Override
    public Reading status(Intent.Status question, Person person, Optional<String> channelNamespace) {
        if (!(question.subject() instanceof Subject.Named(List<Target> targets))) {
            return new Reading.ClusterAway();
        }
        return new Reading.States(targets.stream()
                .map(target ->
                        new Reading.State(target, new Resolution.Found(Scenes.running(ref(target, channelNamespace)))))
                .toList());
    }

    @Override
    public Reading list(Intent.ListVms question, Person person, Optional<String> channelNamespace) {
        return new Reading.Listing(List.of(Scenes.running(Scenes.DB)), 1, channelNamespace, VmFilter.NONE);
    }

    @Override
    public Examples examples(Person person, Optional<String> channelNamespace) {
        return new Examples(Optional.of(Scenes.DB), Map.of(Action.STOP, Scenes.DB));
    }

    @Override
    public Reading choices(Predicate<Observation> fits, Person person, Optional<String> namespace) {
        List<Observation> rows = Stream.of(Scenes.running(Scenes.DB), Scenes.stopped(Scenes.WEB_1, Optional.empty()))
                .filter(fits)
                .filter(seen ->
                        namespace.isEmpty() || namespace.get().equals(seen.ref().namespace()))
                .toList();
        return new Reading.Listing(rows, rows.size(), namespace, VmFilter.NONE);
    }

    /// Healthy but for `sick-1`.
    @Override
    public Checkup examine(Subject subject, Person person, Optional<String> channelNamespace) {
        if (!(status(new Intent.Status(subject), person, channelNamespace) instanceof Reading.States(var states))) {
            return new Checkup(List.of(), Optional.of(new Reading.ClusterAway()));
        }
        List<Checkup.Patient> patients = states.stream()
                .map(state -> (Resolution.Found) state.resolution())
                .map(found -> new Checkup.Patient(
                        found.seen(),
                        found.seen().ref().name().equals("sick-1")
                                ? Scenes.unschedulable(found.seen().ref())
                                : Scenes.nothingFound(found.seen().ref())))
                .toList();
        return new Checkup(patients, Optional.empty());
    }

    private static VmRef ref(Target target, Optional<String> channelNamespace) {
        String namespace = target.namespace();
        return new VmRef(namespace == null ? channelNamespace.orElse("prod") : namespace, target.name());
    }
}
