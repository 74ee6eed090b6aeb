package dev.vmbot.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.intent.Interpretation;
import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.Interpretation.OtherTask;
import dev.vmbot.intent.Reading;
import dev.vmbot.intent.Utterance;
import dev.vmbot.intent.Utterance.Pending;
import dev.vmbot.intent.Utterance.Surface;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Sense;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.KnownVms;
import dev.vmbot.model.PowerState;
import dev.vmbot.model.Selector;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Phrases and what they mean, as JSON.
final class PhraseJson {

    private PhraseJson() {}

    /// @throws IllegalArgumentException if a field is missing or holds what it cannot hold; names it
    static Utterance utterance(JsonNode request) {
        if (!request.isObject() || !request.path("text").isTextual()) {
            throw new IllegalArgumentException("text is missing");
        }
        JsonNode context = request.path("context");
        String namespace = context.path("channel_default_namespace").asText("");
        boolean told = context.path("channel_default_namespace").isTextual() && !namespace.isBlank();
        return new Utterance(
                request.get("text").asText(),
                surface(request.path("surface").asText("mention")),
                told ? Optional.of(namespace) : Optional.empty(),
                known(context.path("known_vms")),
                pending(context));
    }

    private static Surface surface(String name) {
        return switch (name) {
            case "slash" -> Surface.SLASH;
            case "mention" -> Surface.MENTION;
            case "dm" -> Surface.DIRECT;
            case "channel" -> Surface.CHANNEL;
            default -> throw new IllegalArgumentException("surface is none of slash, mention, dm, channel");
        };
    }

    private static KnownVms known(JsonNode vms) {
        Map<String, Set<String>> byName = new HashMap<>();
        for (JsonNode vm : vms) {
            String[] parts = vm.asText().split("/", 2);
            if (parts.length == 2) {
                byName.computeIfAbsent(parts[1], _ -> new HashSet<>()).add(parts[0]);
            }
        }
        return new Listed(byName);
    }

    /// The VMs of one line.
    ///
    /// @param byName their namespaces
    private record Listed(Map<String, Set<String>> byName) implements KnownVms {

        @Override
        public Set<String> namespacesOf(String name) {
            return byName.getOrDefault(name, Set.of());
        }

        @Override
        public boolean isNamespace(String name) {
            return byName.values().stream().anyMatch(namespaces -> namespaces.contains(name));
        }
    }

    private static Optional<Pending> pending(JsonNode context) {
        JsonNode action = context.path("thread_pending");
        if (!action.isTextual()) {
            return Optional.empty();
        }
        var targets = new ArrayList<VmRef>();
        for (JsonNode vm : context.path("pending_targets")) {
            String[] parts = vm.asText().split("/", 2);
            if (parts.length == 2) {
                targets.add(new VmRef(parts[0], parts[1]));
            }
        }
        return Optional.of(new Pending(Action.valueOf(action.asText().toUpperCase(Locale.ROOT)), targets, false));
    }

    static void write(ObjectNode answer, Interpretation interpretation) {
        switch (interpretation) {
            case Interpretation.Understood(var intent) -> write(answer, intent);
            case Interpretation.Several(var intents) -> {
                answer.put("intent", "multi");
                ArrayNode operations = answer.putArray("operations");
                intents.forEach(intent -> write(operations.addObject(), intent));
            }
            case Interpretation.Unclear unclear -> {
                answer.put("intent", "clarify");
                ArrayNode array = answer.putArray("missing");
                unclear.missing().stream()
                        .sorted()
                        .map(Missing::name)
                        .map(PhraseJson::lower)
                        .forEach(array::add);
            }
            case Interpretation.Changed _ ->
                answer.put("intent", "clarify")
                        .putArray("missing")
                        .add("answer")
                        .add("scope");
            case Interpretation.Misused _ ->
                answer.put("intent", "clarify")
                        .putArray("missing")
                        .add("action")
                        .add("target")
                        .add("namespace");
            case Interpretation.NotForMe _ -> answer.put("intent", "ignore");
            case Interpretation.Unsupported(var task, var about) -> {
                answer.put("intent", about.isPresent() || task == OtherTask.UNDO ? wish(task) : "unsupported");
                about.ifPresent(subject -> subject(answer, subject));
            }
        }
    }

    /// Those that are requests of their own, if the VMs are clear.
    private static String wish(OtherTask task) {
        return switch (task) {
            case PAUSE, RESUME, SOFT_REBOOT, RESET, MIGRATE, UNDO, HISTORY ->
                lower(task.name()).replace('_', '-');
            case SCHEDULE, CREATE, DELETE, RESIZE, SNAPSHOT, CONSOLE, OTHER_WORKLOAD, OTHER -> "unsupported";
        };
    }

    private static void write(ObjectNode answer, Intent intent) {
        switch (intent) {
            case Intent.Change(var action, var subject, var force, var _) -> {
                answer.put("intent", action.verb());
                subject(answer, subject);
                answer.put("force", force);
            }
            case Intent.Status(var subject) -> {
                answer.put("intent", "status");
                subject(answer, subject);
            }
            case Intent.ListVms(var selector, var namespace, var state, var _) -> {
                answer.put("intent", "list").putArray("targets");
                selector(answer, selector, namespace);
                state.flatMap(PhraseJson::state)
                        .ifPresent(word -> answer.putObject("filter").put("state", word));
            }
            case Intent.Diagnose(var subject) -> {
                answer.put("intent", "diagnose");
                subject.ifPresent(s -> subject(answer, s));
            }
            case Intent.Help _ -> answer.put("intent", "help");
            case Intent.Confirm _ -> answer.put("intent", "confirm");
            case Intent.Cancel _ -> answer.put("intent", "cancel");
        }
    }

    /// Only the states that the form knows; a list by any other is shown without.
    private static Optional<String> state(PowerState state) {
        return switch (state) {
            case RUNNING, STOPPED, FAILED, TERMINATING -> Optional.of(lower(state.name()));
            case IN_TRANSITION, STARTING, STOPPING, MIGRATING, PAUSED -> Optional.empty();
        };
    }

    private static void subject(ObjectNode answer, Subject subject) {
        switch (subject) {
            case Subject.Named(var targets) -> {
                targets(answer, targets);
                selector(answer, Optional.empty(), null);
            }
            case Subject.Matching(var selector, var namespace) -> {
                targets(answer, List.of());
                selector(answer, Optional.of(selector), namespace);
            }
        }
    }

    private static void targets(ObjectNode answer, List<Target> targets) {
        ArrayNode array = answer.putArray("targets");
        for (Target target : targets) {
            array.addObject().put("namespace", target.namespace()).put("name", target.name());
        }
    }

    private static void selector(ObjectNode answer, Optional<Selector> selector, @Nullable String namespace) {
        answer.put("namespace", namespace);
        if (selector.isEmpty()) {
            answer.putNull("selector");
            return;
        }
        ObjectNode object = answer.putObject("selector");
        Selector given = selector.get();
        given.labels().ifPresent(labels -> object.put("labels", labels));
        if (given.patterns().size() == 1) {
            object.put("pattern", given.patterns().getFirst());
        } else if (!given.patterns().isEmpty()) {
            given.patterns().forEach(object.putArray("pattern")::add);
        }
        if (given.all()) {
            object.put("all", true);
        }
        if (!given.except().isEmpty()) {
            given.except().forEach(object.putArray("except")::add);
        }
    }

    static void explain(ObjectNode answer, Reading reading, List<Item> items) {
        ObjectNode explanation = answer.putObject("explain");
        explanation.put("because", reading.because());
        ArrayNode words = explanation.putArray("words");
        for (Item item : items) {
            ObjectNode word = words.addObject();
            word.put("text", item.text());
            word.put("kind", lower(item.token().kind().name()));
            for (Sense sense : Sense.values()) {
                if (item.is(sense)) {
                    word.withArray("senses").add(lower(sense.name()));
                }
            }
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
