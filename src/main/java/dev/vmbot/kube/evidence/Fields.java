package dev.vmbot.kube.evidence;

import dev.vmbot.kube.connection.Clamped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A tree of JSON, in which everything may be missing: a path that leads nowhere is an empty text, list or tree.
record Fields(@Nullable Object value) {

    static final Fields NOTHING = new Fields(null);

    Fields at(String... path) {
        Object here = value;
        for (String step : path) {
            here = here instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return new Fields(here);
    }

    boolean isPresent(String... path) {
        return at(path).value != null;
    }

    boolean isTrue(String... path) {
        return text(path).equals("true");
    }

    /// @return empty for what is missing, and for a tree or list
    String text(String... path) {
        Object found = at(path).value;
        return found == null || found instanceof Map<?, ?> || found instanceof List<?> ? "" : found.toString();
    }

    Optional<String> findText(String... path) {
        return Optional.of(text(path)).filter(text -> !text.isEmpty());
    }

    /// @return 0 for what is missing or no number; the nearest for one that is too large
    int number(String... path) {
        return findNumber(path).map(Clamped::number).orElse(0);
    }

    /// @return as it stands there, in no bounds yet
    Optional<Number> findNumber(String... path) {
        return at(path).value instanceof Number number ? Optional.of(number) : Optional.empty();
    }

    Optional<Instant> time(String... path) {
        return findText(path).flatMap(Clamped::time);
    }

    List<Fields> list(String... path) {
        return at(path).value instanceof List<?> list
                ? list.stream().map(one -> new Fields(one)).toList()
                : List.of();
    }

    /// The entries of a map of texts, such as labels.
    Map<String, String> texts(String... path) {
        if (!(at(path).value instanceof Map<?, ?> map)) {
            return Map.of();
        }
        return map.entrySet().stream()
                .filter(entry -> entry.getKey() != null && entry.getValue() != null)
                .collect(Collectors.toMap(
                        entry -> String.valueOf(entry.getKey()), entry -> String.valueOf(entry.getValue())));
    }
}
