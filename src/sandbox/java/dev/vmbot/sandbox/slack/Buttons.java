package dev.vmbot.sandbox.slack;

import dev.vmbot.sandbox.slack.block.PlainText;
import dev.vmbot.sandbox.slack.world.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The elements of a message that can be pressed.
public final class Buttons {

    private Buttons() {}

    /// The texts of the buttons, in reading order.
    public static List<String> in(Message message) {
        return elements(message)
                .filter(element -> "button".equals(element.getString("type")))
                .map(Buttons::label)
                .toList();
    }

    static String label(JsonObject element) {
        return element.getValue("text") instanceof JsonObject text
                ? String.join("", PlainText.lines(new JsonArray(List.of(text))))
                : "";
    }

    static JsonObject require(Message message, Predicate<JsonObject> wanted, String what) {
        return elements(message)
                .filter(wanted)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("nothing to press named " + what + " in: " + message.readable()));
    }

    static JsonObject chosen(JsonObject menu, String value) {
        var option = menu.getJsonArray("options").stream()
                .map(JsonObject.class::cast)
                .filter(candidate -> value.equals(candidate.getString("value")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no option " + value));
        var action = menu.copy();
        action.remove("options");
        action.remove("placeholder");
        return action.put("selected_option", option);
    }

    private static Stream<JsonObject> elements(Message message) {
        return message.blocks().stream().map(JsonObject.class::cast).flatMap(Buttons::elements);
    }

    private static Stream<JsonObject> elements(JsonObject block) {
        var listed = block.getValue("elements") instanceof JsonArray array ? array.stream() : Stream.empty();
        var accessory = Stream.ofNullable(block.getValue("accessory"));
        return Stream.concat(listed, accessory)
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(element -> element.containsKey("action_id"))
                .map(element -> element.copy().put("block_id", block.getString("block_id")));
    }
}
