package dev.vmbot.intent;

import dev.vmbot.intent.Interpretation.Draft;
import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.Interpretation.OtherTask;
import dev.vmbot.intent.object.Objects;
import dev.vmbot.intent.object.Objects.Trait;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Intent.Change;
import dev.vmbot.model.PowerState;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// Makes a change out of a verb and its objects, or says what is missing.
final class OperationBuilder {

    private final Utterance utterance;

    OperationBuilder(Utterance utterance) {
        this.utterance = utterance;
    }

    /// @param antecedents what a pronoun stands for; empty when nothing was named before
    Reading change(Action action, boolean force, Objects objects, List<Target> antecedents) {
        if (objects.has(Trait.BROKEN_SELECTOR)) {
            return Reading.unclear("a label selector that cannot be read to its end", Missing.SELECTOR);
        }
        if (objects.has(Trait.ODD) || objects.has(Trait.ILLEGAL)) {
            return Reading.unreadable(objects, subject -> new Change(action, subject, force));
        }
        if (objects.has(Trait.PART)) {
            return Reading.unclear("only some of them, without saying which", Missing.SCOPE, Missing.TARGET);
        }
        if (objects.has(Trait.WORKLOAD) && !(objects.has(Trait.VM_WORD) && objects.hasNames())) {
            return Reading.unsupported(OtherTask.OTHER_WORKLOAD, "said of something that is no VM");
        }
        Optional<Reading> doubt = doubt(action, force, objects);
        if (doubt.isPresent()) {
            return doubt.get();
        }
        if (objects.hasNames() || objects.selects()) {
            return named(action, force, objects);
        }
        boolean refers = objects.has(Trait.PRONOUN) || objects.has(Trait.VM_WORD);
        if (refers && !antecedents.isEmpty()) {
            return targets(action, force, restated(antecedents, objects));
        }
        return Reading.withoutVm("no VM was named", draft(action, force, objects));
    }

    private static Draft draft(Action action, boolean force, Objects objects) {
        return new Draft(Draft.Verb.of(action), force, objects.statedNamespace());
    }

    private static Optional<Reading> doubt(Action action, boolean force, Objects objects) {
        if (objects.has(Trait.CONTRADICTION)) {
            return Optional.of(Reading.contradicting(objects, subject -> new Change(action, subject, force)));
        }
        if (objects.has(Trait.ABSURD) || objects.has(Trait.VAGUE) || objects.has(Trait.EVERYWHERE)) {
            return Optional.of(Reading.unclear("how much is meant is open", Missing.SCOPE, Missing.SELECTOR));
        }
        if (objects.has(Trait.CHOICE)) {
            return Optional.of(Reading.unclear("one or the other", Missing.TARGET, Missing.SCOPE));
        }
        if (objects.has(Trait.UNEXPLAINED) || objects.has(Trait.UNKNOWN_FLAG)) {
            List<Intent> misnamed = objects.misnamed().stream()
                    .<Intent>map(subject -> new Change(action, subject, force))
                    .toList();
            return Optional.of(Reading.unclear(
                    "words that were not understood", EnumSet.of(Missing.TARGET, Missing.INTENT), misnamed));
        }
        if (objects.has(Trait.DEFINITE) && !objects.hasNames() && !objects.selects()) {
            return Optional.of(Reading.withoutVm("no known VM of that name", draft(action, force, objects)));
        }
        return Optional.empty();
    }

    private static List<Target> restated(List<Target> antecedents, Objects objects) {
        String stated = objects.statedNamespace();
        return antecedents.stream()
                .map(t -> t.namespace() == null && stated != null ? new Target(stated, t.name()) : t)
                .toList();
    }

    private Reading named(Action action, boolean force, Objects objects) {
        if (objects.selects()) {
            return selected(action, force, objects);
        }
        if (objects.exceptsOthers()) {
            return Reading.unclear("an exception that is none of the names", Missing.TARGET);
        }
        List<Target> targets = objects.targets();
        return targets.isEmpty()
                ? Reading.unclear("everything was excepted", Missing.TARGET)
                : targets(action, force, targets);
    }

    private Reading selected(Action action, boolean force, Objects objects) {
        boolean placed = objects.statedNamespace() != null
                || utterance.channelNamespace().isPresent();
        if (objects.hasNames()) {
            return Reading.unclear("names and a selector at once", Missing.SCOPE, Missing.TARGET);
        }
        if (objects.leavesOut(action == Action.START ? PowerState.STOPPED : PowerState.RUNNING)) {
            return Reading.unclear("only those in a state", Missing.SCOPE, Missing.SELECTOR);
        }
        Intent change = new Change(action, new Subject.Matching(objects.selector(), objects.statedNamespace()), force);
        return objects.isUnbounded() && !placed
                ? Reading.unclear(
                        "everything, and no namespace", EnumSet.of(Missing.SCOPE, Missing.NAMESPACE), List.of(change))
                : Reading.understood(change, "a verb and a selector");
    }

    private Reading targets(Action action, boolean force, List<Target> targets) {
        Intent change = new Change(action, new Subject.Named(targets), force);
        for (Target target : targets) {
            boolean open =
                    target.namespace() == null && utterance.channelNamespace().isEmpty();
            if (open && utterance.known().namespacesOf(target.name()).size() > 1) {
                return Reading.unclear(
                        "the name exists in several namespaces", EnumSet.of(Missing.NAMESPACE), List.of(change));
            }
        }
        return Reading.understood(change, "a verb and names");
    }
}
