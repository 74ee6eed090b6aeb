package dev.vmbot.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One mapping of the settings file. Notes what is wrong, and which keys nobody asked for.
final class Section {

    private static final String RESERVED = "system:";
    private static final Duration LONGEST = Duration.ofDays(365);

    private final String path;
    private final JsonNode node;
    private final List<Problem> problems;
    private final Set<String> known = new HashSet<>();
    private final List<Section> sections = new ArrayList<>();

    Section(String path, JsonNode node, List<Problem> problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
        if (!isAbsent(node) && !node.isObject()) {
            problems.add(
                    new Problem(path.isEmpty() ? "settings file" : path, "is not a mapping", "`key: value` lines"));
        }
    }

    Section section(String key) {
        known.add(key);
        var section = new Section(pathOf(key), node.path(key), problems);
        sections.add(section);
        return section;
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /// Keys that are to be ids of this kind.
    List<String> ids(SlackId kind) {
        List<String> ids = keys();
        ids.stream()
                .filter(id -> !kind.matches(id))
                .forEach(id -> wrong(id, "is not the id of a " + kind.what() + " in Slack", kind.example()));
        return ids;
    }

    Optional<String> text(String key) {
        JsonNode value = value(key);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            wrong(key, "is not text: " + value, "\"text\" in quotes");
            return Optional.empty();
        }
        return Optional.of(value.textValue()).filter(text -> !text.isEmpty());
    }

    /// A Kubernetes namespace.
    Optional<String> name(String key) {
        Optional<String> text = text(key);
        if (text.isPresent() && !text.get().matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")) {
            wrong(key, "is not a namespace: " + text.get(), "vm-bot");
            return Optional.empty();
        }
        return text;
    }

    boolean flag(String key, boolean otherwise) {
        JsonNode value = value(key);
        if (isAbsent(value)) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            wrong(key, "is neither true nor false: " + value, Boolean.toString(otherwise));
        }
        return value.booleanValue();
    }

    int count(String key, int most, int otherwise) {
        JsonNode value = value(key);
        if (isAbsent(value)) {
            return otherwise;
        }
        if (!value.isInt() || value.intValue() < 1 || value.intValue() > most) {
            wrong(key, "is not a whole number from 1 to " + most + ": " + value, Integer.toString(otherwise));
            return otherwise;
        }
        return value.intValue();
    }

    Duration atLeast(Duration least, String key, Duration otherwise) {
        Duration duration = duration(key, otherwise);
        if (duration.compareTo(least) < 0) {
            wrong(key, "is less than " + least + ": " + duration, otherwise.toString());
        }
        return duration;
    }

    Duration between(Duration least, Duration most, String key, Duration otherwise) {
        Duration duration = atLeast(least, key, otherwise);
        if (duration.compareTo(most) > 0) {
            wrong(key, "is more than " + most + ": " + duration, otherwise.toString());
        }
        return duration;
    }

    Duration duration(String key, Duration otherwise) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            Duration duration = Duration.parse(text.get());
            if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException _) {
            // Told below, like a duration that makes no sense.
        }
        wrong(key, "is not an ISO-8601 duration of at most a year: " + text.get(), otherwise.toString());
        return otherwise;
    }

    /// What stands before every name. One that could turn a name into one that Kubernetes keeps for itself is refused.
    String prefix(String key) {
        String prefix = text(key).orElse("");
        if (!prefix.isEmpty() && (prefix.startsWith(RESERVED) || RESERVED.startsWith(prefix))) {
            wrong(key, "could make a name that begins with system: " + prefix, "oidc:");
        }
        return prefix;
    }

    /// Ids to names; a name that Kubernetes keeps for itself is refused.
    Map<String, String> names(String key, SlackId kind) {
        Section entries = section(key);
        Map<String, String> names = new LinkedHashMap<>();
        for (String id : entries.ids(kind)) {
            entries.text(id)
                    .ifPresentOrElse(
                            name -> {
                                if (name.startsWith(RESERVED)) {
                                    entries.wrong(id, "names that begin with system: are refused", "alice@example.com");
                                }
                                names.put(id, name);
                            },
                            () -> entries.wrong(id, "has no name", "alice@example.com"));
        }
        return names;
    }

    /// Notes the keys that nobody asked for, here and below.
    void rejectUnknown() {
        for (String key : keys()) {
            if (!known.contains(key)) {
                wrong(
                        key,
                        "is not a setting",
                        known.isEmpty()
                                ? "no key here"
                                : "one of " + known.stream().sorted().toList());
            }
        }
        sections.forEach(Section::rejectUnknown);
    }

    private JsonNode value(String key) {
        known.add(key);
        return node.path(key);
    }

    private void wrong(String key, String wrong, String good) {
        problems.add(new Problem(pathOf(key), wrong, good));
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
