package dev.vmbot.sandbox.kubevirt.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vmbot.sandbox.kubevirt.store.ApiException;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which objects a list or a watch is about.
record Selection(String namespace, List<Predicate<JsonNode>> conditions) implements Predicate<JsonNode> {

    private static final Pattern SET = Pattern.compile("\\s*([^\\s!=(),]+)\\s+(in|notin)\\s+\\(([^)]*)\\)\\s*");
    private static final Pattern EQUALITY = Pattern.compile("\\s*([^\\s!=(),]+)\\s*(==|=|!=)\\s*([^\\s,]*)\\s*");
    private static final Pattern EXISTENCE = Pattern.compile("\\s*(!?)\\s*([^\\s!=(),]+)\\s*");
    private static final Pattern COMMA_OUTSIDE_PARENTHESES = Pattern.compile(",(?![^()]*\\))");

    Selection {
        conditions = List.copyOf(conditions);
    }

    static Selection of(Call call, Target target, Resource resource) {
        var conditions = new ArrayList<Predicate<JsonNode>>();
        for (String part : parts(call.parameter("labelSelector"))) {
            conditions.add(label(part));
        }
        for (String part : parts(call.parameter("fieldSelector"))) {
            conditions.add(field(part, resource));
        }
        if (!target.name().isEmpty()) {
            conditions.add(object -> Json.text(object, "metadata", "name").equals(target.name()));
        }
        return new Selection(target.namespace(), conditions);
    }

    private static List<String> parts(String selector) {
        return selector.isBlank() ? List.of() : List.of(COMMA_OUTSIDE_PARENTHESES.split(selector, -1));
    }

    private static Predicate<JsonNode> label(String part) {
        Matcher set = SET.matcher(part);
        if (set.matches()) {
            List<String> values = List.of(set.group(3).replace(" ", "").split(",", -1));
            boolean wanted = set.group(2).equals("in");
            return object -> values.contains(label(object, set.group(1))) == wanted;
        }
        Matcher equality = EQUALITY.matcher(part);
        if (equality.matches()) {
            boolean wanted = !equality.group(2).equals("!=");
            return object -> label(object, equality.group(1)).equals(equality.group(3)) == wanted;
        }
        Matcher existence = EXISTENCE.matcher(part);
        if (existence.matches()) {
            boolean wanted = existence.group(1).isEmpty();
            return object -> Json.has(object, "metadata", "labels", existence.group(2)) == wanted;
        }
        throw ApiException.badRequest("unable to parse requirement: " + part);
    }

    private static String label(JsonNode object, String name) {
        return Json.text(object, "metadata", "labels", name);
    }

    /// Custom resources can only be selected by name and namespace.
    private static Predicate<JsonNode> field(String part, Resource resource) {
        Matcher equality = EQUALITY.matcher(part);
        if (!equality.matches()) {
            throw ApiException.badRequest("invalid field selector: " + part);
        }
        String field = equality.group(1);
        if (!resource.group().isEmpty() && !field.equals("metadata.name") && !field.equals("metadata.namespace")) {
            throw ApiException.badRequest("field label not supported: " + field);
        }
        String[] path = field.split("\\.", -1);
        boolean wanted = !equality.group(2).equals("!=");
        return object -> Json.text(object, path).equals(equality.group(3)) == wanted;
    }

    @Override
    public boolean test(JsonNode object) {
        boolean here = namespace.isEmpty()
                || Json.text(object, "metadata", "namespace").equals(namespace);
        return here && conditions.stream().allMatch(condition -> condition.test(object));
    }
}
