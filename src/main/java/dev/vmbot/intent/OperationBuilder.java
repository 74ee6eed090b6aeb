package dev.vmbot.intent;

import dev.vmbot.intent.Interpretation.Draft;
import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.Interpretation.OtherTask;
import dev.vmbot.intent.object.Mentions;
import dev.vmbot.intent.object.Mentions.Trait;
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
    Reading change(Action action, boolean force, Mentions mentions, List<Target> antecedents) {
        if (mentions.has(Trait.BROKEN_SELECTOR)) {
            return Reading.unclear("a label selector that cannot be read to its end", Missing.SELECTOR);
        }
        if (mentions.has(Trait.ODD) || mentions.has(Trait.ILLEGAL)) {
            return Reading.unreadable(mentions, subject -> new Change(action, subject, force));
        }
        if (mentions.has(Trait.PART)) {
            return Reading.unclear("only some of them, without saying which", Missing.SCOPE, Missing.TARGET);
        }
        if (mentions.has(Trait.INSIDE)
                || (mentions.has(Trait.WORKLOAD) && !(mentions.has(Trait.VM_WORD) && mentions.hasNames()))) {
            return Reading.unsupported(OtherTask.OTHER_WORKLOAD, "said of something that is no VM");
        }
        Optional<Reading> doubt = doubt(action, force, mentions);
        if (doubt.isPresent()) {
            return doubt.get();
        }
        if (mentions.hasNames() || mentions.selects()) {
            return named(action, force, mentions);
        }
        boolean refers = mentions.has(Trait.PRONOUN) || mentions.has(Trait.VM_WORD);
        if (refers && !antecedents.isEmpty()) {
            return targets(action, force, restated(antecedents, mentions));
        }
        return Reading.withoutVm("no VM was named", draft(action, force, mentions));
    }

    private static Draft draft(Action action, boolean force, Mentions mentions) {
        return new Draft(Draft.Verb.of(action), force, mentions.statedNamespace());
    }

    private static Optional<Reading> doubt(Action action, boolean force, Mentions mentions) {
        if (mentions.has(Trait.CONTRADICTION)) {
            return Optional.of(Reading.contradicting(mentions, subject -> new Change(action, subject, force)));
        }
        if (mentions.has(Trait.ABSURD) || mentions.has(Trait.VAGUE) || mentions.has(Trait.EVERYWHERE)) {
            return Optional.of(Reading.tooMuch());
        }
        if (mentions.has(Trait.CHOICE)) {
            return Optional.of(Reading.unclear("one or the other", Missing.TARGET, Missing.SCOPE));
        }
        if (mentions.has(Trait.UNEXPLAINED) || mentions.has(Trait.UNKNOWN_FLAG)) {
            List<Intent> misnamed = mentions.misnamed().stream()
                    .<Intent>map(subject -> new Change(action, subject, force))
                    .toList();
            return Optional.of(Reading.unclear(
                    "words that were not understood", EnumSet.of(Missing.TARGET, Missing.INTENT), misnamed));
        }
        if (mentions.has(Trait.DEFINITE) && !mentions.hasNames() && !mentions.selects()) {
            return Optional.of(Reading.withoutVm("no known VM of that name", draft(action, force, mentions)));
        }
        return Optional.empty();
    }

    private static List<Target> restated(List<Target> antecedents, Mentions mentions) {
        String stated = mentions.statedNamespace();
        return stated == null
                ? antecedents
                : antecedents.stream().map(target -> target.orIn(stated)).toList();
    }

    private Reading named(Action action, boolean force, Mentions mentions) {
        if (mentions.selects()) {
            return selected(action, force, mentions);
        }
        if (mentions.exceptsOthers()) {
            return Reading.unclear("an exception that is none of the names", Missing.TARGET);
        }
        List<Target> targets = mentions.targets();
        return targets.isEmpty()
                ? Reading.unclear("everything was excepted", Missing.TARGET)
                : targets(action, force, targets);
    }

    private Reading selected(Action action, boolean force, Mentions mentions) {
        boolean placed = mentions.statedNamespace() != null
                || utterance.channelNamespace().isPresent();
        if (mentions.hasNames()) {
            return Reading.unclear("names and a selector at once", Missing.SCOPE, Missing.TARGET);
        }
        if (mentions.leavesOut(action == Action.START ? PowerState.STOPPED : PowerState.RUNNING)) {
            return Reading.unclear("only those in a state", Missing.SCOPE, Missing.SELECTOR);
        }
        Intent change =
                new Change(action, new Subject.Matching(mentions.selector(), mentions.statedNamespace()), force);
        return mentions.isUnbounded() && !placed
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
