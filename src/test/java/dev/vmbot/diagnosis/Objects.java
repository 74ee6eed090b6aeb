package dev.vmbot.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Trees of JSON in tests: merging, and typed looks.
final class Objects {

    private Objects() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object tree) {
        return tree == null ? Map.of() : (Map<String, Object>) tree;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(@Nullable Object tree) {
        return tree == null ? List.of() : (List<Object>) tree;
    }

    static String text(Map<String, Object> tree, String... path) {
        @Nullable Object here = tree;
        for (String step : path) {
            here = here instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return here == null ? "" : here.toString();
    }

    /// RFC 7386: maps are merged, null takes away, all else replaces.
    static Map<String, Object> merge(Map<String, Object> target, Map<String, Object> patch) {
        Map<String, Object> merged = new LinkedHashMap<>(target);
        patch.forEach((key, value) -> {
            if (value == null) {
                merged.remove(key);
            } else if (value instanceof Map<?, ?>) {
                merged.put(key, merge(merged.get(key) instanceof Map<?, ?> old ? map(old) : Map.of(), map(value)));
            } else {
                merged.put(key, value);
            }
        });
        return merged;
    }

    /// Adds words to every text of that name, however deep.
    static Object behindEvery(String name, Object tree, String words) {
        if (tree instanceof List<?> list) {
            return list.stream().map(one -> behindEvery(name, one, words)).toList();
        }
        if (!(tree instanceof Map<?, ?>)) {
            return tree;
        }
        Map<String, Object> whole = new LinkedHashMap<>();
        map(tree).forEach((key, value) -> {
            if (value != null) {
                whole.put(key, key.equals(name) ? value + words : behindEvery(name, value, words));
            }
        });
        return whole;
    }

    /// Adds conditions by type; null takes one away.
    static Map<String, Object> withConditions(Map<String, Object> object, Map<String, Object> changes, String time) {
        List<Object> conditions = new ArrayList<>(list(map(object.get("status")).get("conditions")));
        changes.forEach((type, change) -> {
            conditions.removeIf(one -> text(map(one), "type").equals(type));
            if (change != null) {
                Map<String, Object> condition = new LinkedHashMap<>();
                condition.put("type", type);
                condition.put("lastTransitionTime", time);
                condition.putAll(map(change));
                conditions.add(condition);
            }
        });
        return merge(object, Map.of("status", Map.of("conditions", conditions)));
    }
}
