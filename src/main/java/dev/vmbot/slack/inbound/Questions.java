package dev.vmbot.slack.inbound;

import dev.vmbot.cluster.Observation;
import dev.vmbot.intent.Interpretation;
import dev.vmbot.intent.Interpretation.Draft;
import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.inventory.Reading;
import dev.vmbot.inventory.Readings;
import dev.vmbot.inventory.Resolution;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Person;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.desk.Answer;
import dev.vmbot.preflight.Preflight;
import dev.vmbot.preflight.Verdict;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.answer.AnswerCard;
import dev.vmbot.slack.card.answer.ChoiceCard;
import dev.vmbot.slack.card.answer.HelpCard;
import dev.vmbot.slack.card.answer.ReadingCard;
import dev.vmbot.slack.card.answer.TalkCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What to ask back when a request is not clear: one question, with what makes sense now to choose from, as far as the
/// person may know of it.
final class Questions {

    private final Readings readings;

    Questions(Readings readings) {
        this.readings = readings;
    }

    /// @param namespace the one that is set for the channel
    Card about(Interpretation.Unclear unclear, Person person, Optional<String> namespace) {
        return unclear.draft()
                .map(draft -> whichVm(draft, person, namespace))
                .or(() -> whatToDo(unclear, person, namespace))
                .or(() -> whichNamespace(unclear, person))
                .orElseGet(() -> TalkCard.of(unclear));
    }

    Card whichVm(Draft draft, Person person, Optional<String> namespace) {
        Predicate<Observation> sensible =
                draft.verb().action().map(Questions::isSensible).orElse(_ -> true);
        Optional<String> where = Optional.ofNullable(draft.namespace()).or(() -> namespace);
        Reading reading = readings.choices(sensible, person, where);
        return reading instanceof Reading.Listing listing
                ? ChoiceCard.whichVm(draft, listing)
                : ReadingCard.of(reading, draft.verb().word());
    }

    /// With VMs of this person's as the examples; for one action one for which it makes sense now.
    Card help(Optional<Action> about, Person person, Optional<String> namespace) {
        return about.map(action -> HelpCard.about(action, example(action, person, namespace)))
                .orElseGet(() -> TalkCard.help(readings.examples(person, namespace)));
    }

    private Optional<VmRef> example(Action action, Person person, Optional<String> namespace) {
        return readings.choices(isSensible(action), person, namespace) instanceof Reading.Listing listing
                ? listing.rows().stream().findFirst().map(Observation::ref)
                : Optional.empty();
    }

    private static Predicate<Observation> isSensible(Action action) {
        return seen -> Preflight.check(action, seen) instanceof Verdict.Sensible;
    }

    /// A VM without a verb: all that makes sense for it now.
    private Optional<Card> whatToDo(Interpretation.Unclear unclear, Person person, Optional<String> namespace) {
        boolean bare = unclear.missing().equals(Set.of(Missing.ACTION))
                && unclear.readings().size() == 1;
        if (!bare || !(unclear.readings().getFirst() instanceof Intent.Status status)) {
            return Optional.empty();
        }
        Reading reading = readings.status(status, person, namespace);
        if (!(reading instanceof Reading.States(var states))) {
            return Optional.of(ReadingCard.of(reading, "status"));
        }
        if (states.stream().allMatch(Questions::isLikeNothing)) {
            return Optional.empty();
        }
        List<Observation> found = states.stream()
                .flatMap(state -> state.resolution() instanceof Resolution.Found(var seen)
                        ? java.util.stream.Stream.of(seen)
                        : java.util.stream.Stream.empty())
                .toList();
        return Optional.of(
                found.size() < states.size()
                        ? ReadingCard.of(reading, "status")
                        : ChoiceCard.whatToDo(found, sensible(found)));
    }

    /// More likely a command that does not exist than a VM.
    private static boolean isLikeNothing(Reading.State state) {
        return state.resolution() instanceof Resolution.NotFound(var near, var _) && near.isEmpty();
    }

    private static List<Intent> sensible(List<Observation> found) {
        var these = new Subject.Named(
                found.stream().map(seen -> Target.of(seen.ref())).toList());
        List<Intent> intents = new ArrayList<>();
        for (Action action : Action.values()) {
            if (found.stream().anyMatch(isSensible(action))) {
                intents.add(new Intent.Change(action, these, false));
            }
        }
        intents.add(new Intent.Status(these));
        return intents;
    }

    /// "stop all VMs": of which namespace, never of all.
    private Optional<Card> whichNamespace(Interpretation.Unclear unclear, Person person) {
        boolean open = unclear.missing().contains(Missing.NAMESPACE)
                && unclear.readings().size() == 1;
        if (!open
                || !(unclear.readings().getFirst() instanceof Intent.Change change)
                || !(change.subject() instanceof Subject.Matching)) {
            return Optional.empty();
        }
        Reading reading = readings.choices(isSensible(change.action()), person, Optional.empty());
        if (!(reading instanceof Reading.Listing listing)) {
            return Optional.of(ReadingCard.of(reading, "status"));
        }
        Set<String> namespaces = listing.rows().stream()
                .map(seen -> seen.ref().namespace())
                .collect(Collectors.toCollection(TreeSet::new));
        return namespaces.isEmpty() ? Optional.empty() : AnswerCard.of(new Answer.WhichNamespace(change, namespaces));
    }
}
