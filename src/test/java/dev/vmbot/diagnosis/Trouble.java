package dev.vmbot.diagnosis;

import dev.vmbot.diagnosis.evidence.Attempt;
import dev.vmbot.model.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One case of the catalogue; what its fields mean stands in the catalogue's README.
///
/// @param objects of the base, not yet changed
/// @param text the case as it is written
record Trouble(String name, Instant baseTime, List<Map<String, Object>> objects, Map<String, Object> text) {

    Instant now() {
        return text.containsKey("now") ? Instant.parse(Objects.text(text, "now")) : baseTime;
    }

    List<String> finds() {
        return Objects.list(text.get("finds")).stream().map(Object::toString).toList();
    }

    /// The rule that the decisive field belongs to.
    String decided() {
        return text.containsKey("decides") ? Objects.text(text, "decides") : finds().getFirst();
    }

    boolean hasDecisive() {
        return text.containsKey("decisive");
    }

    /// Taken from what somebody else says the cluster does.
    boolean isDocumented() {
        return text.containsKey("source");
    }

    String shown() {
        return changed().stream()
                .filter(object -> Objects.text(object, "kind").equals("VirtualMachine"))
                .map(vm -> Objects.text(vm, "status", "printableStatus"))
                .findFirst()
                .orElse("");
    }

    Optional<Attempt> attempt() {
        return attempt(Objects.map(text.get("attempt")));
    }

    /// The same without what decides, where that is an answer.
    Optional<Attempt> attemptWithoutDecisive() {
        return attempt(Objects.merge(
                Objects.map(text.get("attempt")),
                Objects.map(Objects.map(text.get("decisive")).get("Attempt"))));
    }

    private Optional<Attempt> attempt(Map<String, Object> attempt) {
        return attempt.isEmpty()
                ? Optional.empty()
                : Optional.of(new Attempt(
                        Action.valueOf(Objects.text(attempt, "action").toUpperCase(Locale.ROOT)),
                        now().minus(Duration.parse(Objects.text(attempt, "ago"))),
                        attempt.containsKey("code")
                                ? Optional.of(new Attempt.Refusal(
                                        Integer.parseInt(Objects.text(attempt, "code")),
                                        Objects.text(attempt, "words")))
                                : Optional.empty()));
    }

    /// What the API server shows.
    FileCluster.Content content() {
        return content(changed());
    }

    /// The same without what decides.
    FileCluster.Content contentWithoutDecisive() {
        return content(apply(changed(), Objects.map(text.get("decisive"))));
    }

    private FileCluster.Content content(List<Map<String, Object>> shown) {
        Map<String, Object> decisiveAnswers = Objects.map(text.get("answers"));
        return new FileCluster.Content(shown, Objects.text(text, "log"), decisiveAnswers);
    }

    private List<Map<String, Object>> changed() {
        return apply(objects, Objects.map(text.get("objects")));
    }

    private List<Map<String, Object>> apply(List<Map<String, Object>> before, Map<String, Object> changes) {
        List<Map<String, Object>> after = new ArrayList<>(before);
        changes.forEach((key, change) -> apply(after, key, change == null ? null : Objects.map(change)));
        return after;
    }

    private void apply(List<Map<String, Object>> all, String key, @Nullable Map<String, Object> change) {
        String kind = key.split("/", 2)[0];
        if (kind.equals("Attempt")) {
            return;
        }
        int at = position(all, key);
        if (change == null) {
            all.remove(at);
            return;
        }
        if (kind.equals("Event") && at < 0 && change.containsKey("about")) {
            all.add(event(all, key, change));
            return;
        }
        Map<String, Object> patch = new LinkedHashMap<>(change);
        Map<String, Object> conditions = Objects.map(patch.remove("conditions"));
        Map<String, Object> merged = Objects.merge(at < 0 ? fresh(key) : all.get(at), patch);
        Map<String, Object> whole = conditions.isEmpty()
                ? merged
                : Objects.withConditions(
                        merged, conditions, now().minusSeconds(600).toString());
        if (at < 0) {
            all.add(whole);
        } else {
            all.set(at, whole);
        }
    }

    private static int position(List<Map<String, Object>> all, String key) {
        String[] parts = key.split("/", 2);
        for (int i = 0; i < all.size(); i++) {
            if (Objects.text(all.get(i), "kind").equals(parts[0])
                    && (parts.length == 1
                            || Objects.text(all.get(i), "metadata", "name").equals(parts[1]))) {
                return i;
            }
        }
        return -1;
    }

    private Map<String, Object> fresh(String key) {
        String[] parts = key.split("/", 2);
        String name = parts.length == 1 ? "web-01" : parts[1];
        return Map.of(
                "kind",
                parts[0],
                "metadata",
                Map.of(
                        "name",
                        name,
                        "namespace",
                        "demo",
                        "uid",
                        "uid-of-" + parts[0].toLowerCase(Locale.ROOT) + "-" + name,
                        "creationTimestamp",
                        now().minusSeconds(900).toString()));
    }

    private Map<String, Object> event(List<Map<String, Object>> all, String key, Map<String, Object> change) {
        String about = Objects.text(change, "about");
        int at = position(all, about);
        Map<String, Object> object = at < 0 ? fresh(about) : all.get(at);
        String uid = change.containsKey("uid") ? Objects.text(change, "uid") : Objects.text(object, "metadata", "uid");
        String ago = change.containsKey("ago") ? Objects.text(change, "ago") : "PT10S";
        String time = now().minus(Duration.parse(ago)).toString();
        return Map.of(
                "kind",
                "Event",
                "apiVersion",
                "v1",
                "metadata",
                Map.of("name", key.split("/", 2)[1], "namespace", "demo", "creationTimestamp", time),
                "involvedObject",
                Map.of(
                        "kind",
                        Objects.text(object, "kind"),
                        "name",
                        Objects.text(object, "metadata", "name"),
                        "namespace",
                        "demo",
                        "uid",
                        uid),
                "type",
                change.containsKey("type") ? Objects.text(change, "type") : "Normal",
                "reason",
                Objects.text(change, "reason"),
                "message",
                Objects.text(change, "message"),
                "lastTimestamp",
                time,
                "count",
                change.getOrDefault("count", 1));
    }

    @Override
    public String toString() {
        return name;
    }
}
