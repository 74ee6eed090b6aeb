package dev.vmbot.sandbox.slack.block;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A JSON object under check: each method notes what is wrong with it and goes on.
///
/// Lengths are counted in code points.
final class Node {

    private final JsonObject json;
    private final String pointer;
    private final List<Problem> problems;

    Node(JsonObject json, String pointer, List<Problem> problems) {
        this.json = json;
        this.pointer = pointer;
        this.problems = problems;
    }

    String type() {
        return json.getValue("type") instanceof String type ? type : "";
    }

    String pointer() {
        return pointer;
    }

    boolean has(String key) {
        return json.getValue(key) != null;
    }

    @Nullable
    Object value(String key) {
        return json.getValue(key);
    }

    void complain(String complaint) {
        problems.add(new Problem(pointer, complaint));
    }

    void complainAt(String key, String complaint) {
        problems.add(new Problem(pointer + "/" + key, complaint));
    }

    /// Anything else than these keys and `type` is refused.
    Node only(String... keys) {
        var allowed = Set.of(keys);
        json.fieldNames().stream()
                .filter(key -> !key.equals("type") && !allowed.contains(key))
                .forEach(key -> complain("invalid additional property: " + key));
        return this;
    }

    Node required(String... keys) {
        for (var key : keys) {
            if (!has(key)) {
                complain("missing required field: " + key);
            }
        }
        return this;
    }

    /// A string of `least` to `most` characters, when present.
    Node string(String key, int least, int most) {
        if (has(key)) {
            if (json.getValue(key) instanceof String text) {
                length(key, text, least, most);
            } else {
                complainAt(key, "must be a string");
            }
        }
        return this;
    }

    Node oneOf(String key, String... choices) {
        if (has(key) && !List.of(choices).contains(String.valueOf(value(key)))) {
            complainAt(key, "must be a valid enum value");
        }
        return this;
    }

    Node bool(String key) {
        if (has(key) && !(value(key) instanceof Boolean)) {
            complainAt(key, "must be a boolean");
        }
        return this;
    }

    Node plainText(String key, int most) {
        object(key, text -> text.text(most, "plain_text"));
        return this;
    }

    Node anyText(String key, int most) {
        object(key, text -> text.text(most, "plain_text", "mrkdwn"));
        return this;
    }

    /// Checks this object as a text object.
    void text(int most, String... types) {
        if (!List.of(types).contains(type())) {
            complainAt("type", "must be " + String.join(" or ", types));
            return;
        }
        required("text").string("text", 1, most);
        if (type().equals("mrkdwn")) {
            only("text", "verbatim").bool("verbatim");
        } else {
            only("text", "emoji").bool("emoji");
        }
    }

    Node object(String key, Consumer<Node> check) {
        if (has(key)) {
            child(key).ifPresentOrElse(check, () -> complainAt(key, "must be an object"));
        }
        return this;
    }

    Optional<Node> child(String key) {
        return json.getValue(key) instanceof JsonObject object
                ? Optional.of(new Node(object, pointer + "/" + key, problems))
                : Optional.empty();
    }

    /// An array of `least` to `most` objects, when present.
    Node array(String key, int least, int most, Consumer<Node> check) {
        if (!has(key)) {
            return this;
        }
        if (!(json.getValue(key) instanceof JsonArray array)) {
            complainAt(key, "must be an array");
            return this;
        }
        if (array.size() < least) {
            complainAt(key, "must have at least " + least + " items");
        }
        if (array.size() > most) {
            complainAt(key, "no more than " + most + " items allowed");
        }
        for (var index = 0; index < array.size(); index++) {
            var at = pointer + "/" + key + "/" + index;
            if (array.getValue(index) instanceof JsonObject item) {
                check.accept(new Node(item, at, problems));
            } else {
                problems.add(new Problem(at, "must be an object"));
            }
        }
        return this;
    }

    private void length(String key, String text, int least, int most) {
        var length = text.codePointCount(0, text.length());
        if (length < least) {
            complainAt(key, "must be more than " + (least - 1) + " characters");
        }
        if (length > most) {
            complainAt(key, "must be less than " + (most + 1) + " characters");
        }
    }
}
