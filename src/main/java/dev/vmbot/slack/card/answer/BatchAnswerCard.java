package dev.vmbot.slack.card.answer;

import com.slack.api.model.block.LayoutBlock;
import dev.vmbot.inventory.IdleException;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.desk.Answer;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.Kit;
import dev.vmbot.slack.card.Mrkdwn;
import dev.vmbot.slack.card.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a request for several VMs is answered with when there is no card to approve.
final class BatchAnswerCard {

    private BatchAnswerCard() {}

    static Card of(Answer.NotAll answer) {
        String verb = answer.change().action().verb();
        List<Mrkdwn> reasons = answer.hindered().stream()
                .map(one -> Mrkdwn.say("%s: %s", Mrkdwn.code(name(one)), reason(one)))
                .toList();
        Mrkdwn text = Mrkdwn.say(
                "I cannot %s all of these VMs, so there is no card yet. Nothing was changed. %s",
                verb, Mrkdwn.join(" ", reasons));
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Kit.section(
                Mrkdwn.say("*I cannot %s all of these VMs*, so there is no card yet. Nothing was changed.", verb)));
        blocks.addAll(
                Kit.lines(reasons.stream().map(one -> Mrkdwn.say("⛔ %s", one)).toList()));
        blocks.addAll(test(answer));
        blocks.addAll(rest(answer));
        return Card.of(text, blocks);
    }

    /// For the first of the missing rights; with another namespace or action the same command tests the others.
    private static List<LayoutBlock> test(Answer.NotAll answer) {
        return answer.hindered().stream()
                .filter(Answer.Forbidden.class::isInstance)
                .map(Answer.Forbidden.class::cast)
                .limit(1)
                .map(one -> Kit.section(Mrkdwn.say(
                        "*Test it with*: %s (lists the right once it is granted by that rule)",
                        Mrkdwn.code(one.missing().testCommand(one.identity())))))
                .toList();
    }

    private static List<LayoutBlock> rest(Answer.NotAll answer) {
        List<VmRef> rest = answer.rest();
        if (rest.isEmpty()) {
            return List.of();
        }
        Action action = answer.change().action();
        String saying = action.verb() + " " + named(rest) + Phrase.manner(answer.change());
        String label = Words.title(action) + (rest.size() == 1 ? " the other one" : " the other " + rest.size());
        return Stream.concat(
                        Stream.of(Kit.section(Mrkdwn.say("I could %s %s.", action.verb(), Words.vms(rest)))),
                        Sayings.buttons(
                                List.of(new Sayings.Choice(label, Words.title(action) + " " + named(rest), saying)))
                                .stream())
                .toList();
    }

    /// As it would be typed, in the shorter way when all are in one namespace.
    private static String named(List<VmRef> refs) {
        List<String> namespaces = refs.stream().map(VmRef::namespace).distinct().toList();
        return namespaces.size() == 1
                ? refs.stream().map(VmRef::name).collect(Collectors.joining(",")) + " -n " + namespaces.getFirst()
                : refs.stream().map(VmRef::toString).collect(Collectors.joining(","));
    }

    private static String name(Answer.Hindrance hindrance) {
        return switch (hindrance) {
            case Answer.NotNow notNow -> notNow.seen().ref().toString();
            case Answer.Busy(var vm, var _) -> vm.toString();
            case Answer.NotFound(var _, var target, var _) -> target.toString();
            case Answer.WhichOne whichOne -> whichOne.target().toString();
            case Answer.IllegalName(var target) -> NameCard.shortened(target);
            case Answer.Forbidden(var vm, var _, var _) -> vm.toString();
            case Answer.NotAllowedIn(var why) -> why.name();
        };
    }

    private static Mrkdwn reason(Answer.Hindrance hindrance) {
        return switch (hindrance) {
            case Answer.NotNow notNow ->
                Mrkdwn.say(
                        "%s%s%s",
                        notNow.why(), AnswerCard.since(notNow.seen()), AnswerCard.clusterSays(notNow.words()));
            case Answer.Busy(var _, var other) ->
                Mrkdwn.say(
                        "another operation is at work on it, a %s that %s asked for.%s",
                        other.request().action().verb(),
                        Mrkdwn.mention(other.request().requester().person()),
                        Words.shown(other.card()));
            case Answer.NotFound(var _, var _, var missing) ->
                Mrkdwn.say("not found%s. %s", NameCard.searched(missing), NameCard.hint(missing.near()));
            case Answer.WhichOne whichOne ->
                Mrkdwn.say("there are several of this name: %s.", Words.names(whichOne.candidates()));
            case Answer.IllegalName _ -> Mrkdwn.say("this cannot be the name of a VM.");
            case Answer.Forbidden(var _, var missing, var _) ->
                Mrkdwn.say("you lack the right %s.", Mrkdwn.code(missing.rule()));
            case Answer.NotAllowedIn _ -> Mrkdwn.say("nothing is done for this account any more.");
        };
    }

    static Card of(Answer.AllAlready answer) {
        return Card.of(Mrkdwn.say(
                "All %s VMs are already %s: nothing to do, and nothing was changed. They are %s.",
                answer.vms().size(), Words.wanted(answer.action()), Words.names(answer.vms())));
    }

    static Card noneMatch(@Nullable String namespace) {
        Mrkdwn where = namespace == null
                ? Mrkdwn.say("that you may see")
                : Mrkdwn.say("that you may see in namespace %s", Mrkdwn.code(namespace));
        return Card.of(Mrkdwn.say(
                "No VM %s is meant by that. Nothing was changed. See what there is with %s.",
                where, Mrkdwn.code("/vm list" + (namespace == null ? "" : " -n " + namespace))));
    }

    static Card nothingExcepted(List<IdleException> exceptions) {
        List<Mrkdwn> said =
                exceptions.stream().map(one -> Mrkdwn.code(one.said())).toList();
        List<VmRef> near = exceptions.stream()
                .flatMap(one -> one.near().stream())
                .distinct()
                .toList();
        Mrkdwn hint = near.isEmpty() ? Mrkdwn.EMPTY : Mrkdwn.say(" Did you mean %s?", Words.names(near));
        return Card.of(Mrkdwn.say(
                "None of the VMs that you picked is left out by %s, so there is no card yet. Nothing was changed.%s"
                        + " Say it again with the right name, or without this exception.",
                Words.enumerated(said), hint));
    }

    static Card of(Answer.WhichNamespace answer) {
        Mrkdwn where =
                Words.enumerated(answer.namespaces().stream().map(Mrkdwn::code).toList());
        Mrkdwn text = answer.namespaces().size() == 1
                ? Mrkdwn.say("There are such VMs in namespace %s. Do you mean those? Nothing was changed.", where)
                : Mrkdwn.say(
                        "There are such VMs in several namespaces: %s. Which one do you mean? Nothing was changed.",
                        where);
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Kit.section(text));
        blocks.addAll(Sayings.buttons(answer.namespaces().stream()
                .flatMap(one -> choice(answer.change(), one).stream())
                .toList()));
        return Card.of(text, blocks);
    }

    private static Optional<Sayings.Choice> choice(Intent.Change change, String namespace) {
        return Phrase.of(change.about(in(namespace, change.subject())))
                .map(text -> new Sayings.Choice(Words.title(change.action()) + " in " + namespace, text));
    }

    private static Subject in(String namespace, Subject subject) {
        return switch (subject) {
            case Subject.Named(var targets) ->
                new Subject.Named(targets.stream()
                        .map(one -> one.namespace() == null ? new Target(namespace, one.name()) : one)
                        .toList());
            case Subject.Matching(var selector, var _) -> new Subject.Matching(selector, namespace);
        };
    }
}
