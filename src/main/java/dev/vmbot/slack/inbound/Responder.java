package dev.vmbot.slack.inbound;

import dev.vmbot.intent.Crowd;
import dev.vmbot.intent.Interpretation;
import dev.vmbot.intent.Interpretation.Draft;
import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.inventory.Reading;
import dev.vmbot.inventory.Readings;
import dev.vmbot.inventory.Resolution;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Person;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.desk.Answer;
import dev.vmbot.operation.findings.Checkup;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.answer.FindingsCard;
import dev.vmbot.slack.card.answer.PressCard;
import dev.vmbot.slack.card.answer.ReadingCard;
import dev.vmbot.slack.card.answer.TalkCard;
import dev.vmbot.slack.reply.Heard;
import dev.vmbot.slack.reply.Replies;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Does what a text asks for, and answers it.
final class Responder {

    /// One text that is answered.
    ///
    /// @param namespace the channel's
    /// @param cards of the person, to which it may be an answer
    /// @param settled is run as soon as a repeated delivery would find what this one made
    record Exchange(Heard heard, Person person, Optional<String> namespace, List<Operation> cards, Runnable settled) {}

    private static final Interpretation.Unclear TOO_MUCH =
            new Interpretation.Unclear(Set.of(Missing.SCOPE, Missing.SELECTOR), List.of());

    private final UseCases useCases;
    private final Topics topics;
    private final Questions questions;
    private final Changes changes;
    private final Decisions decisions;
    private final Replies replies;

    Responder(UseCases useCases, Topics topics, Changes changes, Decisions decisions, Replies replies) {
        this.useCases = useCases;
        this.topics = topics;
        this.questions = new Questions(useCases.readings());
        this.changes = changes;
        this.decisions = decisions;
        this.replies = replies;
    }

    void respond(Exchange said, Interpretation interpretation) {
        switch (interpretation) {
            case Interpretation.Understood(Intent intent) -> act(said, intent, 0, said.settled());
            case Interpretation.Several(List<Intent> intents) -> several(said, intents);
            case Interpretation.Changed(Intent.Change instead) -> replace(said, instead);
            case Interpretation.Unclear unclear -> unclear(said, unclear);
            case Interpretation.Misused misused -> answer(said, TalkCard.of(misused));
            case Interpretation.Unsupported unsupported -> {
                if (said.heard().isAddressed()) {
                    answer(said, TalkCard.of(unsupported));
                }
            }
            case Interpretation.NotForMe() -> {
                if (said.heard().isAddressed()) {
                    answer(said, TalkCard.notARequest());
                }
            }
        }
    }

    private void unclear(Exchange said, Interpretation.Unclear unclear) {
        boolean aboutCard = unclear.missing().contains(Missing.ANSWER);
        if (aboutCard && said.cards().size() > 1) {
            askWhichCard(said);
        } else if (aboutCard && !said.cards().isEmpty()) {
            boolean later = unclear.missing().contains(Missing.TIME);
            replies.whisper(said.heard(), PressCard.neither(said.cards().getFirst(), later));
        } else if (isForTheDesk(said, unclear)) {
            act(said, unclear.readings().getFirst(), 0, said.settled());
        } else if (said.heard().isAddressed()) {
            answer(
                    said,
                    isCrowd(said) ? TalkCard.of(TOO_MUCH) : questions.about(unclear, said.person(), said.namespace()));
        }
    }

    private static boolean isCrowd(Exchange said) {
        return Crowd.isMoreThan(Readings.MOST_NAMED, said.heard().text());
    }

    /// Whoever knows the VMs asks which one, or says what is wrong with its name.
    private boolean isForTheDesk(Exchange said, Interpretation.Unclear unclear) {
        if (!said.heard().isAddressed() || unclear.readings().size() != 1) {
            return false;
        }
        Intent reading = unclear.readings().getFirst();
        return unclear.missing().equals(Set.of(Missing.NAMESPACE))
                ? reading instanceof Intent.Change && names(reading).anyMatch(one -> one.namespace() == null)
                : unclear.missing().contains(Missing.TARGET) && names(reading).anyMatch(one -> !one.isLegal());
    }

    private static Stream<Target> names(Intent intent) {
        Optional<Subject> subject = switch (intent) {
            case Intent.Change change -> Optional.of(change.subject());
            case Intent.Status status -> Optional.of(status.subject());
            case Intent.Diagnose diagnose -> diagnose.subject();
            case Intent.ListVms _, Intent.Help _, Intent.Confirm _, Intent.Cancel _ -> Optional.empty();
        };
        return subject.stream()
                .flatMap(some -> some instanceof Subject.Named(var targets) ? targets.stream() : Stream.empty());
    }

    /// The old card first, so that no later yes can mean it. Its reason may be none for another action.
    private void replace(Exchange said, Intent.Change instead) {
        if (said.cards().size() > 1) {
            askWhichCard(said);
            return;
        }
        Operation old = said.cards().getFirst();
        if (decisions.withdraws(old, said.heard(), said.person())) {
            boolean force = instead.force() || old.request().force();
            Optional<String> before =
                    instead.action() == old.request().action() ? old.request().reason() : Optional.empty();
            Optional<String> reason = instead.reason().or(() -> before);
            act(said, new Intent.Change(instead.action(), instead.subject(), force, reason), 0, said.settled());
        }
    }

    /// What a message names is added up, so that no flood comes in parts.
    private void several(Exchange said, List<Intent> intents) {
        int named = intents.stream().mapToInt(Intent::named).sum();
        if (named > Readings.MOST_NAMED) {
            tell(said, new Reading.TooMany(named), "status");
        } else {
            actOnEach(said, intents);
        }
    }

    private void actOnEach(Exchange said, List<Intent> intents) {
        for (int index = 0; index < intents.size(); index++) {
            act(said, intents.get(index), index, index == intents.size() - 1 ? said.settled() : () -> {});
        }
    }

    private void act(Exchange said, Intent intent, int index, Runnable done) {
        switch (intent) {
            case Intent.Change change ->
                changes.ask(change, said.heard(), said.person(), index, done)
                        .ifPresent(answer -> remember(said, change, answer));
            case Intent.Status status ->
                status(said, useCases.readings().status(status, said.person(), said.namespace()));
            case Intent.ListVms list ->
                tell(said, useCases.readings().list(list, said.person(), said.namespace()), "status");
            case Intent.Diagnose(var subject) ->
                subject.ifPresentOrElse(which -> diagnose(said, which), () -> askWhichToDiagnose(said));
            case Intent.Help(var about) -> answer(said, questions.help(about, said.person(), said.namespace()));
            case Intent.Confirm(boolean plain) -> decide(said, plain ? Decisions.Typed.YES : Decisions.Typed.WEAK_YES);
            case Intent.Cancel() -> decide(said, Decisions.Typed.NO);
        }
    }

    private void remember(Exchange said, Intent.Change change, Answer answer) {
        var verb = Draft.Verb.of(change.action());
        if (answer instanceof Answer.Already(var _, var seen)) {
            topics.told(said.heard(), said.person(), verb, List.of(seen.ref()));
        } else if (answer instanceof Answer.AllAlready(var _, var vms)) {
            topics.told(said.heard(), said.person(), verb, vms);
        }
    }

    private void status(Exchange said, Reading reading) {
        if (reading instanceof Reading.States(var states)) {
            topics.told(said.heard(), said.person(), Draft.Verb.STATUS, found(states));
        }
        tell(said, reading, "status");
    }

    /// Nothing where one of them was not found, because it may be the one that is meant next.
    private static List<VmRef> found(List<Reading.State> states) {
        List<VmRef> found = states.stream()
                .flatMap(state -> state.resolution() instanceof Resolution.Found(var seen)
                        ? Stream.of(seen.ref())
                        : Stream.empty())
                .toList();
        return found.size() == states.size() ? found : List.of();
    }

    private void askWhichToDiagnose(Exchange said) {
        var draft = new Draft(Draft.Verb.DIAGNOSE, false, null);
        answer(said, questions.whichVm(draft, said.person(), said.namespace()));
    }

    private void diagnose(Exchange said, Subject which) {
        Checkup checkup = useCases.checkups().examine(which, said.person(), said.namespace());
        checkup.patients().forEach(patient -> answer(said, FindingsCard.onDemand(patient)));
        checkup.rest().ifPresent(rest -> tell(said, rest, "diagnose"));
        if (checkup.rest().isEmpty()) {
            List<VmRef> vms = checkup.patients().stream()
                    .map(patient -> patient.seen().ref())
                    .toList();
            topics.told(said.heard(), said.person(), Draft.Verb.DIAGNOSE, vms);
        }
    }

    private void tell(Exchange said, Reading reading, String verb) {
        answer(said, ReadingCard.of(reading, verb));
    }

    private void answer(Exchange said, Card card) {
        replies.answer(said.heard(), said.person(), card);
    }

    private void askWhichCard(Exchange said) {
        replies.whisper(said.heard(), PressCard.whichCard(said.cards().size()));
    }

    void decide(Exchange said, Decisions.Typed typed) {
        if (said.cards().size() == 1) {
            decisions.typed(typed, said.cards().getFirst(), said.heard(), said.person());
        } else if (said.cards().size() > 1) {
            askWhichCard(said);
        } else if (said.heard().isAddressed()) {
            answer(said, TalkCard.unknownAnswerHere());
        }
    }
}
