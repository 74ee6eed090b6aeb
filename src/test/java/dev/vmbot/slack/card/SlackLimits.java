package dev.vmbot.slack.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.regex.Pattern;

/// Slack's limits on a message, and what must never be in one.
public final class SlackLimits {

    private static final Pattern OUR_MARKUP =
            Pattern.compile("<(@[UW][A-Z0-9]+|!date\\^\\d+\\^\\{(time|ago)}\\|[-0-9: ]+ UTC"
                    + "|https://slack\\.com/archives/[A-Z0-9]+/p\\d+\\|[a-z ]+)>");
    private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt);");

    private SlackLimits() {}

    public static void check(Card card) {
        JsonObject message = CardJson.of(card);
        text(message.get("text").getAsString(), 4000);
        JsonArray blocks = message.getAsJsonArray("blocks");
        assertThat(blocks.size()).isBetween(1, 50);
        blocks.forEach(block -> block(block.getAsJsonObject()));
    }

    private static void block(JsonObject block) {
        switch (block.get("type").getAsString()) {
            case "header" -> text(block.getAsJsonObject("text"), 150);
            case "section" -> section(block);
            case "context" -> {
                assertThat(block.getAsJsonArray("elements").size()).isBetween(1, 10);
                block.getAsJsonArray("elements").forEach(element -> text(element.getAsJsonObject(), 2000));
            }
            case "actions" -> {
                assertThat(block.getAsJsonArray("elements").size()).isBetween(1, 25);
                block.getAsJsonArray("elements").forEach(element -> element(element.getAsJsonObject()));
            }
            default -> throw new AssertionError("a block that no test knows: " + block);
        }
    }

    private static void section(JsonObject block) {
        if (block.has("text")) {
            text(block.getAsJsonObject("text"), 3000);
        } else {
            assertThat(block.getAsJsonArray("fields").size()).isBetween(1, 10);
            block.getAsJsonArray("fields").forEach(field -> text(field.getAsJsonObject(), 2000));
        }
    }

    private static void element(JsonObject element) {
        if (element.get("type").getAsString().equals("static_select")) {
            menu(element);
        } else {
            button(element);
        }
    }

    private static void menu(JsonObject menu) {
        text(menu.getAsJsonObject("placeholder"), 150);
        assertThat(menu.get("action_id").getAsString().length()).isBetween(1, 255);
        JsonArray options = menu.getAsJsonArray("options");
        assertThat(options.size()).isBetween(1, 100);
        options.forEach(option -> {
            text(option.getAsJsonObject().getAsJsonObject("text"), 75);
            assertThat(option.getAsJsonObject().get("value").getAsString().length())
                    .isBetween(1, 150);
        });
    }

    private static void button(JsonObject button) {
        text(button.getAsJsonObject("text"), 75);
        assertThat(button.get("value").getAsString().length()).isBetween(1, 2000);
        assertThat(button.get("action_id").getAsString().length()).isBetween(1, 255);
        assertThat(button.get("accessibility_label").getAsString().length()).isBetween(1, 75);
        JsonElement style = button.get("style");
        if (style != null) {
            assertThat(style.getAsString()).isIn("primary", "danger");
        }
    }

    private static void text(JsonObject text, int most) {
        text(text.get("text").getAsString(), most);
    }

    private static void text(String text, int most) {
        assertThat(text.length()).isBetween(1, most);
        assertThat(text)
                .isEqualTo(new String(
                        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.nio.charset.StandardCharsets.UTF_8));
        String rest = OUR_MARKUP.matcher(text).replaceAll("");
        assertThat(rest).doesNotContain("<", ">");
        assertThat(ENTITY.matcher(rest).replaceAll("")).doesNotContain("&");
    }
}
