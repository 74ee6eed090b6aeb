package dev.vmbot.intent;

import dev.vmbot.intent.Interpretation.Draft;
import dev.vmbot.intent.Utterance.Pending;
import dev.vmbot.intent.Utterance.Surface;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.KnownVms;
import dev.vmbot.model.Selector;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads phrases for the tests of single rules, and writes what they come to in one short line.
final class Phrasebook {

    private static final Interpreter INTERPRETER = new Interpreter("U0VMBOT");

    private Phrasebook() {}

    /// Said to the bot in a mention, with nothing known.
    static String read(String text, String... known) {
        return shown(INTERPRETER.interpret(new Utterance(
                "<@U0VMBOT> " + text, Surface.MENTION, Optional.empty(), known(known), Optional.empty())));
    }

    /// Said in a channel whose default namespace is `dev`.
    static String readInDev(String text) {
        return shown(INTERPRETER.interpret(
                new Utterance("<@U0VMBOT> " + text, Surface.MENTION, Optional.of("dev"), known(), Optional.empty())));
    }

    /// Said to the bot in a mention.
    static String readWith(Optional<String> channelNamespace, KnownVms known, String text) {
        return shown(INTERPRETER.interpret(
                new Utterance("<@U0VMBOT> " + text, Surface.MENTION, channelNamespace, known, Optional.empty())));
    }

    static String overheard(String text, String... known) {
        return shown(INTERPRETER.interpret(
                new Utterance(text, Surface.CHANNEL, Optional.empty(), known(known), Optional.empty())));
    }

    static String slash(String text) {
        return shown(
                INTERPRETER.interpret(new Utterance(text, Surface.SLASH, Optional.empty(), known(), Optional.empty())));
    }

    /// A reply to a waiting card about `lab/ox-1` and `lab/ox-2`.
    static String replied(Action pending, String text) {
        return replied(pending, text, false);
    }

    /// A reply to that card while it is being carried out.
    static String repliedUnderWay(Action begun, String text) {
        return replied(begun, text, true);
    }

    private static String replied(Action action, String text, boolean begun) {
        var targets = List.of(new VmRef("lab", "ox-1"), new VmRef("lab", "ox-2"));
        return shown(INTERPRETER.interpret(new Utterance(
                text,
                Surface.CHANNEL,
                Optional.empty(),
                known("lab/ox-1", "lab/ox-2", "lab/ox-3"),
                Optional.of(new Pending(action, targets, begun)))));
    }

    /// In the thread of a stop of `lab/ox-1` that is over.
    static String followedUp(Surface surface, String text) {
        return followedUp(surface, text, new Utterance.Topic(Draft.Verb.STOP, List.of(new VmRef("lab", "ox-1")), true));
    }

    static String followedUp(Surface surface, String text, Utterance.Topic topic) {
        return shown(INTERPRETER.interpret(new Utterance(
                text,
                surface,
                Optional.empty(),
                known("lab/ox-1", "lab/ox-2", "sea/eel-1"),
                Optional.empty(),
                Optional.of(topic))));
    }

    /// @param vms `namespace/name`; none when nothing was told about VMs
    static KnownVms known(String... vms) {
        return new KnownVms() {
            @Override
            public Set<String> namespacesOf(String name) {
                return Arrays.stream(vms)
                        .filter(vm -> vm.substring(vm.indexOf('/') + 1).equals(name))
                        .map(vm -> vm.substring(0, vm.indexOf('/')))
                        .collect(Collectors.toUnmodifiableSet());
            }

            @Override
            public boolean isNamespace(String namespace) {
                return Arrays.stream(vms).anyMatch(vm -> vm.startsWith(namespace + "/"));
            }
        };
    }

    static String shown(Interpretation interpretation) {
        return switch (interpretation) {
            case Interpretation.Understood(var intent) -> shown(intent);
            case Interpretation.Several(var intents) ->
                intents.stream().map(Phrasebook::shown).collect(Collectors.joining("; "));
            case Interpretation.Unclear unclear
            when !unclear.flags().isEmpty() -> "strange " + String.join(" ", unclear.flags());
            case Interpretation.Unclear unclear ->
                "unclear "
                        + unclear.missing().stream()
                                .sorted()
                                .map(m -> m.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(","));
            case Interpretation.Changed(var instead) -> "instead " + shown(instead);
            case Interpretation.Misused misused ->
                misused.mistake().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + misused.said() + ": "
                        + misused.command();
            case Interpretation.NotForMe _ -> "nothing";
            case Interpretation.Unsupported(var topic, var about) ->
                "unsupported " + topic.name().toLowerCase(Locale.ROOT)
                        + about.map(subject -> ": " + shown(subject)).orElse("");
        };
    }

    private static String shown(Intent intent) {
        return switch (intent) {
            case Intent.Change(var action, var subject, var force, var _) ->
                action.verb() + " " + shown(subject) + (force ? " by force" : "");
            case Intent.Status(var subject) -> "status " + shown(subject);
            case Intent.ListVms list ->
                "list" + list.state().map(state -> " " + state.word()).orElse("")
                        + list.selector().map(s -> " " + shown(s)).orElse("")
                        + (list.namespace() == null ? "" : " in " + list.namespace())
                        + (list.everywhere() ? " everywhere" : "");
            case Intent.Diagnose(var subject) ->
                "diagnose" + subject.map(s -> " " + shown(s)).orElse("");
            case Intent.Help(var about) ->
                "help" + about.map(action -> " " + action.verb()).orElse("");
            case Intent.Confirm(var plain) -> plain ? "yes" : "weak yes";
            case Intent.Cancel _ -> "no";
        };
    }

    private static String shown(Subject subject) {
        return switch (subject) {
            case Subject.Named(var targets) ->
                targets.stream().map(Target::toString).collect(Collectors.joining(" "));
            case Subject.Matching(var selector, var namespace) ->
                shown(selector) + (namespace == null ? "" : " in " + namespace);
        };
    }

    private static String shown(Selector selector) {
        String what = selector.labels().orElse(selector.all() ? "all" : String.join(" ", selector.patterns()));
        return selector.except().isEmpty() ? what : what + " except " + String.join(" ", selector.except());
    }
}
