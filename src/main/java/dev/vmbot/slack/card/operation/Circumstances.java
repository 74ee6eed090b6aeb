package dev.vmbot.slack.card.operation;

import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.model.Person;
import dev.vmbot.operation.Circumstance;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.slack.card.Mrkdwn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a card says of what makes its action worse, or of what the approver wants to know.
final class Circumstances {

    /// As many as leave room for the VMs of a batch.
    private static final int MOST = 8;

    private Circumstances() {}

    /// Full sentences, in the order of the VMs.
    static List<Mrkdwn> of(Request request) {
        if (request.isWatchOnly()) {
            return List.of();
        }
        List<Mrkdwn> all = request.targets().stream()
                .flatMap(target ->
                        target.circumstances().stream().flatMap(one -> of(request.action(), target, one).stream()))
                .toList();
        return all.size() <= MOST
                ? all
                : Stream.concat(all.stream().limit(MOST), more(all.size() - MOST))
                        .toList();
    }

    private static Stream<Mrkdwn> more(int count) {
        return Stream.of(
                Mrkdwn.say("%s more remarks on these VMs: see them with %s.", count, Mrkdwn.code("/vm status")));
    }

    private static Optional<Mrkdwn> of(Action action, TargetVm target, Circumstance circumstance) {
        Mrkdwn vm = Mrkdwn.code(target.ref().toString());
        return switch (circumstance) {
            case Circumstance.Migrating() -> migrating(action, vm);
            case Circumstance.Snapshot(String name) -> Optional.of(taken(action, vm, "snapshot", name));
            case Circumstance.Restore(String name) -> Optional.of(taken(action, vm, "restore", name));
            case Circumstance.RestartRequired() -> restartRequired(action, vm);
            case Circumstance.Kept(String by) -> kept(action, target, vm, by);
            case Circumstance.Recent(Action done, Person by, Instant at, Conclusion how) ->
                Optional.of(Mrkdwn.say(
                        "%s: the %s that %s asked for %s at %s.",
                        vm, done.verb(), Mrkdwn.mention(by), Outcome.ended(how), Mrkdwn.time(at)));
            case Circumstance.Rival(Action other, Person by) ->
                Optional.of(Mrkdwn.say(
                        "%s: a card for a %s of it, asked for by %s, waits as well. Whichever is approved first is"
                                + " carried out.",
                        vm, other.verb(), Mrkdwn.mention(by)));
        };
    }

    private static Optional<Mrkdwn> migrating(Action action, Mrkdwn vm) {
        return action == Action.START
                ? Optional.empty()
                : Optional.of(Mrkdwn.say(
                        ":warning: %s is being migrated to another node: a %s breaks the migration off.",
                        vm, action.verb()));
    }

    private static Mrkdwn taken(Action action, Mrkdwn vm, String what, String name) {
        return Mrkdwn.say(
                ":warning: %s: the %s %s is in progress. KubeVirt takes a %s all the same, and the %s may come to"
                        + " nothing by it.",
                vm, what, Mrkdwn.code(name), action.verb(), what);
    }

    private static Optional<Mrkdwn> restartRequired(Action action, Mrkdwn vm) {
        return switch (action) {
            case START -> Optional.empty();
            case STOP ->
                Optional.of(Mrkdwn.say(
                        "%s: a change of its specification waits (RestartRequired); its next start applies it.", vm));
            case RESTART ->
                Optional.of(Mrkdwn.say(
                        "%s: a change of its specification waits (RestartRequired), and this restart applies it: it"
                                + " comes up otherwise than it runs now.",
                        vm));
        };
    }

    /// What changes no specification is not undone.
    private static Optional<Mrkdwn> kept(Action action, TargetVm target, Mrkdwn vm, String by) {
        RunStrategy strategy = target.strategy();
        RunStrategy passed = action == Action.RESTART ? strategy.after(Action.STOP) : strategy.after(action);
        return passed == strategy
                ? Optional.empty()
                : Optional.of(Mrkdwn.say(
                        ":warning: %s is kept by %s: it may undo the change of the run strategy from %s to %s, and"
                                + " with it this %s.",
                        vm, by, strategy.word(), passed.word(), action.verb()));
    }
}
