package dev.vmbot.intent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/// Compares an answer with a label: the primary one, another that is fair, a harmless miss, or an action that nobody
/// asked for.
final class Scorer {

    enum Verdict {
        EXACT,
        ACCEPTED,
        MISS,
        DANGER
    }

    private static final Set<String> ACTING =
            Set.of("start", "stop", "restart", "pause", "resume", "soft-reboot", "reset", "migrate", "undo", "multi");
    private static final Set<String> BARE = Set.of("clarify", "ignore", "unsupported", "help", "confirm", "cancel");

    private final JsonNode context;

    private Scorer(JsonNode context) {
        this.context = context;
    }

    static Verdict judge(JsonNode row, JsonNode got) {
        Scorer scorer = new Scorer(row.path("context"));
        if (scorer.matches(row.path("expect"), got)) {
            return Verdict.EXACT;
        }
        boolean accepted = stream(row.path("accept")).anyMatch(want -> scorer.matches(want, got));
        if (accepted) {
            return Verdict.ACCEPTED;
        }
        return scorer.acts(got) ? Verdict.DANGER : Verdict.MISS;
    }

    private boolean acts(JsonNode got) {
        String intent = got.path("intent").asText();
        return ACTING.contains(intent)
                || (intent.equals("confirm") && context.path("thread_pending").isTextual());
    }

    private boolean matches(JsonNode want, JsonNode got) {
        String intent = want.path("intent").asText();
        if (!intent.equals(got.path("intent").asText())) {
            return false;
        }
        if (intent.equals("multi")) {
            return operationsMatch(want.path("operations"), got.path("operations"));
        }
        if (BARE.contains(intent)) {
            return true;
        }
        return intent.equals("list") ? listMatches(want, got) : fieldsMatch(intent, want, got);
    }

    private boolean operationsMatch(JsonNode want, JsonNode got) {
        if (want.size() != got.size()) {
            return false;
        }
        for (int i = 0; i < want.size(); i++) {
            if (!matches(want.get(i), got.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean fieldsMatch(String intent, JsonNode want, JsonNode got) {
        boolean targets = !want.has("targets") || targets(want).equals(targets(got));
        boolean selector = !want.has("selector")
                || selector(want.path("selector"), want).equals(selector(got.path("selector"), got));
        boolean force = !ACTING.contains(intent)
                || !want.has("force")
                || want.path("force").asBoolean() == got.path("force").asBoolean();
        boolean whole = !ACTING.contains(intent)
                && want.path("namespace").isTextual()
                && want.path("targets").isEmpty();
        return targets && selector && force && (!whole || want.path("namespace").equals(got.path("namespace")));
    }

    private boolean listMatches(JsonNode want, JsonNode got) {
        if (!want.has("namespace") && !want.has("selector")) {
            return true;
        }
        boolean namespace = namespace(want.path("namespace"), "").equals(namespace(got.path("namespace"), ""));
        return namespace && selector(narrowing(want), want).equals(selector(narrowing(got), got));
    }

    private static JsonNode narrowing(JsonNode labelled) {
        JsonNode selector = labelled.path("selector");
        boolean everything =
                selector.path("all").asBoolean() && selector.path("except").isEmpty();
        return everything ? selector.path("nothing") : selector;
    }

    private Set<String> targets(JsonNode labelled) {
        var targets = new TreeSet<String>();
        for (JsonNode target : labelled.path("targets")) {
            String name = target.path("name").asText();
            targets.add(namespace(target.path("namespace"), name) + "/" + name);
        }
        return targets;
    }

    private List<Object> selector(JsonNode selector, JsonNode labelled) {
        if (!selector.isObject()) {
            return List.of();
        }
        String labels = selector.path("labels").asText("");
        Object ordered = labels.contains("(") ? labels : new TreeSet<>(List.of(labels.split(" *, *", -1)));
        return List.of(
                ordered,
                texts(selector.path("pattern")),
                selector.path("all").asBoolean(),
                texts(selector.path("except")),
                namespace(labelled.path("namespace"), ""));
    }

    private static Set<String> texts(JsonNode node) {
        var texts = new TreeSet<String>();
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /// The namespace that counts: stated, else the channel's, else that of the only known VM of the name.
    private String namespace(JsonNode stated, String name) {
        String channel = context.path("channel_default_namespace").asText("null");
        if (stated.isTextual() && !stated.asText().isEmpty()) {
            return stated.asText();
        }
        if (!channel.equals("null") && !channel.isEmpty()) {
            return channel;
        }
        var holding = new HashSet<String>();
        stream(context.path("known_vms"))
                .map(JsonNode::asText)
                .filter(vm -> !name.isEmpty() && vm.endsWith("/" + name))
                .forEach(vm -> holding.add(vm.substring(0, vm.indexOf('/'))));
        return holding.size() == 1 ? holding.iterator().next() : "";
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
