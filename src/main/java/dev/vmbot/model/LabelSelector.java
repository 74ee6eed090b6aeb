package dev.vmbot.inventory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A Kubernetes label selector (`app=web`, `tier!=db`, `env in (a, b)`, `env notin (a)`, `gpu`, `!gpu`), applied to
/// watched state so that a list costs no request.
///
/// @param requirements all of which have to hold
record LabelSelector(List<Requirement> requirements) {

    /// @param values empty when only the presence of the key counts
    record Requirement(String key, Set<String> values, boolean negated) {

        /// As in Kubernetes, a negated requirement holds when the key is absent.
        boolean holds(Map<String, String> labels) {
            String value = labels.get(key);
            boolean present = value != null && (values.isEmpty() || values.contains(value));
            return negated != present;
        }
    }

    static LabelSelector parse(String text) {
        return new LabelSelector(
                split(text).stream().map(LabelSelector::requirement).toList());
    }

    boolean matches(Map<String, String> labels) {
        return requirements.stream().allMatch(one -> one.holds(labels));
    }

    private static Requirement requirement(String text) {
        int open = text.indexOf('(');
        if (open > 0 && text.endsWith(")")) {
            return set(text.substring(0, open).strip(), text.substring(open + 1, text.length() - 1));
        }
        int different = text.indexOf("!=");
        if (different > 0) {
            return single(text.substring(0, different), text.substring(different + 2), true);
        }
        int equal = text.indexOf('=');
        if (equal > 0) {
            return single(text.substring(0, equal), text.substring(equal + 1).replaceFirst("^=", ""), false);
        }
        return text.startsWith("!")
                ? new Requirement(text.substring(1).strip(), Set.of(), true)
                : new Requirement(text.strip(), Set.of(), false);
    }

    private static Requirement single(String key, String value, boolean negated) {
        return new Requirement(key.strip(), Set.of(value.strip()), negated);
    }

    private static Requirement set(String keyAndOperator, String values) {
        boolean negated = keyAndOperator.endsWith(" notin");
        int end = keyAndOperator.lastIndexOf(' ');
        String key = end < 0 ? keyAndOperator : keyAndOperator.substring(0, end).strip();
        Set<String> each =
                Arrays.stream(values.split(",", -1)).map(String::strip).collect(Collectors.toSet());
        return new Requirement(key, each, negated);
    }

    /// At commas outside parentheses.
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int index = 0; index <= text.length(); index++) {
            char at = index == text.length() ? ',' : text.charAt(index);
            depth += at == '(' ? 1 : at == ')' ? -1 : 0;
            if (at == ',' && (depth == 0 || index == text.length())) {
                String part = text.substring(start, index).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                start = index + 1;
            }
        }
        return parts;
    }
}
