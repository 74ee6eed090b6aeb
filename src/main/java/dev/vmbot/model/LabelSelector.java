package dev.vmbot.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A Kubernetes label selector (`app=web`, `tier!=db`, `env in (a, b)`, `env notin (a)`, `gpu`, `!gpu`).
///
/// @param requirements all of which have to hold
public record LabelSelector(List<Requirement> requirements) {

    private static final String KEY = "[A-Za-z0-9](?:[A-Za-z0-9._/-]*+(?<=[A-Za-z0-9]))?+";
    private static final String VALUE = "[A-Za-z0-9](?:[A-Za-z0-9._-]*+(?<=[A-Za-z0-9]))?+";
    private static final String VALUES = VALUE + "(?:\\h*,\\h*" + VALUE + ")*+";

    private static final Pattern COMMA = Pattern.compile("\\h*,\\h*");
    private static final Pattern REQUIREMENT = Pattern.compile("!(?<absent>" + KEY + ")(?!\\h*[=!])"
            + "|(?<key>" + KEY + ")"
            + "(?:\\h*(?<operator>==|!=|=)\\h*(?<value>" + VALUE + ")?+"
            + "|\\h+(?<set>(?:not)?in)\\h*\\(\\h*(?<values>" + VALUES + ")\\h*\\))?+");

    public LabelSelector {
        requirements = List.copyOf(requirements);
    }

    /// @param values empty when only the presence of the key counts
    public record Requirement(String key, Set<String> values, boolean negated) {

        public Requirement {
            values = Set.copyOf(values);
        }

        /// As in Kubernetes, a negated requirement holds when the key is absent.
        boolean holds(Map<String, String> labels) {
            String value = labels.get(key);
            boolean present = value != null && (values.isEmpty() || values.contains(value));
            return negated != present;
        }

        private static Requirement of(Matcher read) {
            if (read.group("absent") != null) {
                return new Requirement(read.group("absent"), Set.of(), true);
            }
            if (read.group("operator") != null) {
                String value = Optional.ofNullable(read.group("value")).orElse("");
                return new Requirement(
                        read.group("key"), Set.of(value), read.group("operator").equals("!="));
            }
            if (read.group("set") != null) {
                Set<String> values = Set.copyOf(List.of(COMMA.split(read.group("values"))));
                return new Requirement(
                        read.group("key"), values, read.group("set").equals("notin"));
            }
            return new Requirement(read.group("key"), Set.of(), false);
        }
    }

    /// As much of a text as reads as a selector.
    ///
    /// @param selector without requirements where none begins
    /// @param end index behind it
    public record Run(LabelSelector selector, int end) {}

    public static Run run(String text, int from) {
        Matcher requirement = REQUIREMENT.matcher(text);
        Matcher comma = COMMA.matcher(text);
        List<Requirement> read = new ArrayList<>();
        int end = from;
        int next = from;
        while (requirement.region(next, text.length()).lookingAt()) {
            read.add(Requirement.of(requirement));
            end = requirement.end();
            if (!comma.region(end, text.length()).lookingAt()) {
                break;
            }
            next = comma.end();
        }
        return new Run(new LabelSelector(read), end);
    }

    /// Empty when the text is not a selector to its end.
    public static Optional<LabelSelector> find(String text) {
        String whole = text.strip();
        Run run = run(whole, 0);
        return run.end() > 0 && run.end() == whole.length() ? Optional.of(run.selector()) : Optional.empty();
    }

    public boolean matches(Map<String, String> labels) {
        return requirements.stream().allMatch(one -> one.holds(labels));
    }
}
