package dev.vmbot.slack.card.answer;

import dev.vmbot.model.Intent;
import dev.vmbot.model.Selector;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An intent as it would be typed after the command, so that a button can keep what was said.
final class Phrase {

    private static final Pattern QUOTES = Pattern.compile("[\"“”„«»‟\n]");

    private Phrase() {}

    /// @return empty for what is no request of its own, such as a yes
    static Optional<String> of(Intent intent) {
        return switch (intent) {
            case Intent.Change change ->
                Optional.of(change.action().verb() + " " + subject(change.subject()) + manner(change));
            case Intent.Status status -> Optional.of("status " + subject(status.subject()));
            case Intent.ListVms list -> Optional.of(list(list));
            case Intent.Diagnose diagnose -> diagnose.subject().map(subject -> "diagnose " + subject(subject));
            case Intent.Help(var about) ->
                Optional.of("help" + about.map(action -> " " + action.verb()).orElse(""));
            case Intent.Confirm _, Intent.Cancel() -> Optional.empty();
        };
    }

    /// How and why, behind what.
    static String manner(Intent.Change change) {
        return (change.force() ? " --force" : "")
                + change.reason().map(Phrase::because).orElse("");
    }

    static String because(String why) {
        return " --reason \"" + QUOTES.matcher(why).replaceAll("'") + "\"";
    }

    private static String list(Intent.ListVms list) {
        List<String> words = new ArrayList<>(List.of("list"));
        list.state().ifPresent(state -> words.add(state.word() + " VMs"));
        words.add(list.selector()
                .map(selector -> selector(selector, list.namespace()))
                .orElse(inNamespace(list.namespace())));
        words.add(list.everywhere() ? "-A" : "");
        words.removeIf(String::isEmpty);
        return String.join(" ", words);
    }

    private static String subject(Subject subject) {
        return switch (subject) {
            case Subject.Named(var targets) ->
                targets.stream().map(Target::toString).collect(Collectors.joining(","));
            case Subject.Matching(var selector, var namespace) -> selector(selector, namespace);
        };
    }

    private static String selector(Selector selector, @Nullable String namespace) {
        List<String> words = new ArrayList<>();
        if (selector.all() && selector.patterns().isEmpty() && selector.labels().isEmpty()) {
            words.add("all VMs");
        }
        selector.patterns().forEach(pattern -> words.add(pattern(pattern)));
        selector.labels().ifPresent(labels -> words.add("-l " + labels));
        if (!selector.except().isEmpty()) {
            words.add(
                    "except " + selector.except().stream().map(Phrase::pattern).collect(Collectors.joining(", ")));
        }
        words.add(inNamespace(namespace));
        return String.join(" ", words).strip();
    }

    /// In quotes where a mark at the end would end a question.
    private static String pattern(String pattern) {
        return pattern.endsWith("?") ? '"' + pattern + '"' : pattern;
    }

    private static String inNamespace(@Nullable String namespace) {
        return namespace == null ? "" : "-n " + namespace;
    }
}
