package dev.vmbot.slack.card;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.util.json.GsonFactory;

/// A card as Slack receives it.
public final class CardJson {

    private static final Gson SLACK = GsonFactory.createSnakeCase();
    private static final Gson PRETTY =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private CardJson() {}

    public static JsonObject of(Card card) {
        JsonObject message = new JsonObject();
        message.addProperty("text", card.text());
        message.add("blocks", SLACK.toJsonTree(card.blocks()));
        return message;
    }

    public static String pretty(JsonElement json) {
        return PRETTY.toJson(json) + "\n";
    }
}
