package dev.vmbot.sandbox.slack.block;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A message as somebody reads it: one line for each block part, buttons as `[Approve]`, markup and entities undone.
public final class PlainText {

    private static final Pattern ANGLE = Pattern.compile("<([^<>]+)>");
    private static final List<String> NESTED =
            List.of("text", "title", "label", "fields", "elements", "accessory", "placeholder", "rows", "blocks");

    private PlainText() {}

    /// @param files those shared with the message; each is a line `[file name]`
    public static String of(String text, JsonArray blocks, JsonArray files) {
        var lines = new ArrayList<String>();
        if (blocks.isEmpty()) {
            lines.add(mrkdwn(text));
        } else {
            lines.addAll(lines(blocks));
        }
        files.forEach(file -> lines.add("[file " + ((JsonObject) file).getString("name") + "]"));
        return String.join("\n", lines);
    }

    public static List<String> lines(JsonArray blocks) {
        return blocks.stream()
                .map(PlainText::readable)
                .filter(line -> !line.isBlank())
                .toList();
    }

    /// Links become their label, mentions and dates their fallback, entities characters; emphasis marks stay.
    public static String mrkdwn(String text) {
        var plain = ANGLE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(angle(match.group(1))));
        return plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String angle(String inside) {
        var bar = inside.indexOf('|');
        if (bar >= 0) {
            return inside.substring(bar + 1);
        }
        return inside.startsWith("!") ? "@" + inside.substring(1) : inside;
    }

    private static String readable(@Nullable Object part) {
        return switch (part) {
            case JsonArray array ->
                array.stream()
                        .map(PlainText::readable)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining("\n"));
            case JsonObject object -> object(object);
            case String text -> text;
            case null, default -> "";
        };
    }

    private static String object(JsonObject object) {
        return switch (object.getString("type", "")) {
            case "mrkdwn", "markdown" -> mrkdwn(object.getString("text", ""));
            case "plain_text", "text", "raw_text" -> object.getString("text", "");
            case "button" -> "[" + readable(object.getValue("text")) + "]";
            case "rich_text_section", "rich_text_preformatted", "rich_text_quote" ->
                object.getJsonArray("elements", new JsonArray()).stream()
                        .map(PlainText::readable)
                        .collect(Collectors.joining());
            case "link" -> object.getString("text", object.getString("url", ""));
            case "date" -> object.getString("fallback", "");
            case "user" -> "@" + object.getString("user_id", "");
            case "channel" -> "#" + object.getString("channel_id", "");
            case "emoji" -> ":" + object.getString("name", "") + ":";
            case "image" -> object.getString("alt_text", "");
            default -> nested(object);
        };
    }

    private static String nested(JsonObject object) {
        var own = NESTED.stream().map(key -> readable(object.getValue(key)));
        var options = object.getJsonArray("options", new JsonArray()).stream()
                .map(option -> "(" + readable(((JsonObject) option).getValue("text")) + ")");
        return Stream.concat(own, options).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
