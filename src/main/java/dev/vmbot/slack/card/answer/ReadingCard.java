package dev.vmbot.slack.card.answer;

import com.slack.api.model.block.LayoutBlock;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.Vm;
import dev.vmbot.cluster.Vmi;
import dev.vmbot.inventory.Reading;
import dev.vmbot.inventory.Readings;
import dev.vmbot.inventory.Resolution;
import dev.vmbot.model.VmRef;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.Kit;
import dev.vmbot.slack.card.Mrkdwn;
import dev.vmbot.slack.card.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Answers to questions about VMs.
public final class ReadingCard {

    /// More than this of one question is better asked as a list.
    private static final int MOST_STATES = 20;

    /// What the states of all VMs asked for may have together: they have to fit into one message.
    private static final int MOST_TOGETHER = 10_000;

    /// The same for the text that stands for them in a notification.
    private static final int MOST_SPOKEN = 2800;

    private static final int MOST_CONDITIONS = 8;

    private ReadingCard() {}

    /// @param verb what was asked (`status`, `diagnose`), so that a button can keep it
    public static Card of(Reading reading, String verb) {
        return switch (reading) {
            case Reading.States(var states) -> states(states, verb);
            case Reading.Listing listing -> ListingCard.of(listing);
            case Reading.WhichOne(var target, var candidates) ->
                NameCard.whichOne(target, candidates, choices(verb, candidates));
            case Reading.TooMany(int count) -> tooMany(count);
            case Reading.NotAllowedIn(var why) -> RefusalCard.notAllowedIn(why);
            case Reading.AccessUnknown(var source) -> RefusalCard.accessUnknown(source);
            case Reading.ClusterAway() ->
                Card.of(Mrkdwn.say("I have lost sight of the cluster, so I cannot say how its VMs are."
                        + " Nothing was changed. Try again in a minute."));
        };
    }

    private static Card tooMany(int count) {
        return Card.of(Mrkdwn.say(
                "That names %s VMs, and I take at most %s in one message, so I looked up none of them."
                        + " Nothing was changed. Name fewer, or ask for a list by pattern or label, for example %s.",
                count, Readings.MOST_NAMED, Mrkdwn.code("/vm list -n NAMESPACE web-*")));
    }

    private static List<Sayings.Choice> choices(String verb, List<VmRef> refs) {
        return refs.stream()
                .map(ref -> new Sayings.Choice(ref.toString(), verb + " " + ref))
                .toList();
    }

    private static Card states(List<Reading.State> states, String verb) {
        List<Mrkdwn> told =
                states.stream().limit(MOST_STATES).map(ReadingCard::state).toList();
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Kit.header("VM Status"));
        told.forEach(one -> blocks.add(Kit.section(one.cut(MOST_TOGETHER / told.size()))));
        if (states.size() == 1 && states.getFirst().resolution() instanceof Resolution.NotFound(var near, var _)) {
            blocks.addAll(Sayings.buttons(choices(verb, near)));
        }
        blocks.addAll(Sayings.buttons(whichOne(states, verb)));
        if (states.size() > MOST_STATES) {
            blocks.add(Kit.context(Mrkdwn.say(
                    "%s of %s are shown. Ask for fewer, or use %s.",
                    MOST_STATES, states.size(), Mrkdwn.code("/vm list"))));
        }
        return Card.of(
                Mrkdwn.join(
                        " ",
                        states.stream()
                                .limit(MOST_STATES)
                                .map(state -> sentence(state).cut(MOST_SPOKEN / told.size()))
                                .toList()),
                blocks);
    }

    /// The whole question once for each VM that the first name that is left open may stand for.
    private static List<Sayings.Choice> whichOne(List<Reading.State> states, String verb) {
        return states.stream()
                .filter(state -> state.resolution() instanceof Resolution.Several)
                .limit(1)
                .flatMap(open -> ((Resolution.Several) open.resolution())
                        .candidates().stream().map(ref -> choice(states, open, ref, verb)))
                .toList();
    }

    private static Sayings.Choice choice(List<Reading.State> states, Reading.State open, VmRef ref, String verb) {
        String vms = states.stream()
                .map(state ->
                        state.equals(open) ? ref.toString() : state.target().toString())
                .collect(Collectors.joining(","));
        String label = states.size() == 1 ? ref.toString() : ref + " and the other " + (states.size() - 1);
        return new Sayings.Choice(label, verb + " " + vms);
    }

    private static Mrkdwn sentence(Reading.State state) {
        return switch (state.resolution()) {
            case Resolution.Found(var seen) ->
                Mrkdwn.say(
                        "%s is %s%s%s.%s",
                        Words.vm(seen.ref()), seen.shownState(), strategy(seen), node(seen), trouble(seen));
            case Resolution.NotFound _, Resolution.Several _, Resolution.Illegal() -> state(state);
        };
    }

    private static Mrkdwn state(Reading.State state) {
        Mrkdwn name = Mrkdwn.code(state.target().toString());
        return switch (state.resolution()) {
            case Resolution.Found(var seen) -> found(seen);
            case Resolution.NotFound missing ->
                Mrkdwn.say(
                        "VM %s not found among those that you may see%s. %s",
                        name, NameCard.searched(missing), NameCard.hint(missing.near()));
            case Resolution.Several(var candidates) ->
                Mrkdwn.say("%s could be any of %s. Say which with its namespace.", name, Words.names(candidates));
            case Resolution.Illegal() -> Mrkdwn.say("%s Check the spelling.", NameCard.illegal(state.target()));
        };
    }

    private static Mrkdwn found(Observation seen) {
        List<Mrkdwn> parts = new ArrayList<>();
        parts.add(Mrkdwn.say("%s %s: *%s*", mark(seen), Mrkdwn.code(seen.ref().toString()), seen.shownState()));
        seen.vm().ifPresent(vm -> {
            parts.add(Mrkdwn.say("Run strategy: %s", vm.strategyWord()));
            size(vm).ifPresent(parts::add);
            parts.add(Mrkdwn.say("Age: created %s", Mrkdwn.ago(vm.created())));
        });
        seen.vmi().filter(vmi -> !vmi.isFinal()).ifPresent(vmi -> parts.addAll(guest(vmi)));
        seen.vm().flatMap(ReadingCard::conditions).ifPresent(parts::add);
        seen.vm()
                .flatMap(vm -> vm.status().importing())
                .ifPresent(progress -> parts.add(Mrkdwn.say("Importing: %s", Mrkdwn.code(progress))));
        seen.vm()
                .flatMap(vm -> vm.status().trouble())
                .ifPresent(trouble -> parts.add(Mrkdwn.say("The cluster says: %s", Mrkdwn.code(trouble))));
        return Mrkdwn.join("\n", parts);
    }

    private static Mrkdwn trouble(Observation seen) {
        return AnswerCard.clusterSays(
                seen.vm().flatMap(vm -> vm.status().trouble()).orElse(""));
    }

    private static Optional<Mrkdwn> size(Vm vm) {
        List<Mrkdwn> parts = new ArrayList<>();
        if (!vm.size().cores().isEmpty()) {
            parts.add(Mrkdwn.say("%s vCPU", vm.size().cores()));
        }
        if (!vm.size().memory().isEmpty()) {
            parts.add(Mrkdwn.say("%s memory", vm.size().memory()));
        }
        if (!vm.size().instancetype().isEmpty()) {
            parts.add(Mrkdwn.say("instance type %s", Mrkdwn.code(vm.size().instancetype())));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(Mrkdwn.say("Size: %s", Mrkdwn.join(", ", parts)));
    }

    /// True ones by name, the others with what they are and why.
    private static Optional<Mrkdwn> conditions(Vm vm) {
        List<Mrkdwn> parts = vm.status().conditions().stream()
                .limit(MOST_CONDITIONS)
                .map(ReadingCard::condition)
                .toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of(Mrkdwn.say("Conditions: %s", Mrkdwn.join(", ", parts)));
    }

    private static Mrkdwn condition(Vm.Condition one) {
        if (one.status().equals("True")) {
            return Mrkdwn.say("%s", one.type());
        }
        return one.reason().isEmpty()
                ? Mrkdwn.say("%s is %s", one.type(), one.status())
                : Mrkdwn.say("%s is %s (%s)", one.type(), one.status(), one.reason());
    }

    private static List<Mrkdwn> guest(Vmi vmi) {
        List<Mrkdwn> parts = new ArrayList<>();
        vmi.guest().node().ifPresent(node -> parts.add(Mrkdwn.say("Node: %s", Mrkdwn.code(node))));
        vmi.guest().address().ifPresent(address -> parts.add(Mrkdwn.say("IP: %s", Mrkdwn.code(address))));
        vmi.guest().system().ifPresent(system -> parts.add(Mrkdwn.say("Guest OS: %s", Mrkdwn.code(system))));
        if (vmi.paused()) {
            parts.add(Mrkdwn.say("It is paused."));
        }
        vmi.deletingSince().ifPresent(since -> parts.add(Mrkdwn.say("Shutting down since %s.", Mrkdwn.ago(since))));
        return parts;
    }

    static String mark(Observation seen) {
        if (seen.isRunning() && !seen.isPaused()) {
            return "●";
        }
        return seen.isStopped() ? "○" : "◐";
    }

    private static Mrkdwn strategy(Observation seen) {
        return seen.vm()
                .map(vm -> Mrkdwn.say(", run strategy %s", vm.strategyWord()))
                .orElse(Mrkdwn.EMPTY);
    }

    static Mrkdwn node(Observation seen) {
        return seen.vmi()
                .filter(vmi -> !vmi.isFinal())
                .flatMap(vmi -> vmi.guest().node())
                .map(name -> Mrkdwn.say(", node %s", Mrkdwn.code(name)))
                .orElse(Mrkdwn.EMPTY);
    }
}
