package dev.vmbot.sandbox.slack.block;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Tells what Slack would refuse in the blocks of a message.
public final class BlockValidator {

    private static final int MOST_BLOCKS = 50;
    private static final int MOST_MARKDOWN = 12_000;

    private final List<Problem> problems = new ArrayList<>();
    private int markdown;
    private int charts;
    private final TableBudget tables = new TableBudget();

    private BlockValidator() {}

    /// @return empty when Slack would take the blocks
    public static List<Problem> problemsIn(JsonArray blocks) {
        return new BlockValidator().check(blocks);
    }

    private List<Problem> check(JsonArray blocks) {
        var message = new Node(new JsonObject().put("blocks", blocks), "", problems);
        message.array("blocks", 0, MOST_BLOCKS, this::block);
        blockIdsAreUnique(message, blocks);
        if (markdown > MOST_MARKDOWN) {
            message.complainAt("blocks", "markdown text must be less than " + (MOST_MARKDOWN + 1) + " characters");
        }
        if (charts > 2) {
            message.complainAt("blocks", "no more than 2 data_visualization blocks allowed");
        }
        tables.judge(message);
        return List.copyOf(problems);
    }

    private void block(Node block) {
        block.string("block_id", 1, 255);
        switch (block.type()) {
            case "section" -> section(block);
            case "header" -> block.only("text", "block_id").required("text").plainText("text", 150);
            case "divider" -> block.only("block_id");
            case "context" ->
                block.only("elements", "block_id").required("elements").array("elements", 1, 10, Elements::inContext);
            case "actions" -> actions(block);
            case "context_actions" ->
                block.only("elements", "block_id")
                        .required("elements")
                        .array("elements", 1, 5, Elements::inContextActions);
            case "image" -> image(block);
            case "input" -> input(block);
            case "rich_text" -> RichText.check(block);
            case "markdown" -> markdown(block);
            default -> newer(block);
        }
    }

    private void newer(Node block) {
        switch (block.type()) {
            case "table" -> tables.table(block);
            case "data_table" -> tables.dataTable(block);
            case "data_visualization" -> charts++;
            case "container" -> container(block);
            case "card" -> card(block);
            case "carousel" -> block.required("elements").array("elements", 1, 10, BlockValidator::card);
            case "task_card", "plan" -> block.required("title").string("title", 1, 3000);
            case "video", "file", "call" -> {}
            default -> block.complain("unsupported type: " + block.type());
        }
    }

    private static void section(Node section) {
        section.only("text", "fields", "accessory", "block_id", "expand")
                .anyText("text", 3000)
                .array("fields", 1, 10, field -> field.text(2000, "plain_text", "mrkdwn"))
                .object("accessory", Elements::accessory)
                .bool("expand");
        if (!section.has("text") && !section.has("fields")) {
            section.complain("missing required field: text");
        }
    }

    private static void actions(Node actions) {
        var ids = new HashSet<String>();
        actions.only("elements", "block_id").required("elements").array("elements", 1, 25, element -> {
            Elements.interactive(element);
            if (element.value("action_id") instanceof String id && !ids.add(id)) {
                element.complainAt("action_id", "action_id already exists in this block: " + id);
            }
        });
    }

    private static void image(Node image) {
        image.only("image_url", "alt_text", "title", "slack_file", "block_id")
                .required("alt_text")
                .plainText("title", 2000);
        Elements.imageSource(image);
    }

    private static void input(Node input) {
        input.only("label", "element", "hint", "optional", "dispatch_action", "block_id")
                .required("label", "element")
                .plainText("label", 2000)
                .plainText("hint", 2000)
                .object("element", Elements::input)
                .bool("optional")
                .bool("dispatch_action");
    }

    private void markdown(Node block) {
        block.only("text", "block_id").required("text").string("text", 1, MOST_MARKDOWN);
        if (block.value("text") instanceof String text) {
            markdown += text.codePointCount(0, text.length());
        }
    }

    private void container(Node container) {
        container.anyText("title", 150).anyText("subtitle", 150);
        for (var key : List.of("blocks", "child_blocks")) {
            container.array(key, 0, 10, this::block);
        }
    }

    private static void card(Node card) {
        card.anyText("title", 150)
                .anyText("subtitle", 150)
                .anyText("body", 200)
                .anyText("subtext", 200)
                .array("actions", 0, 3, Elements::interactive);
    }

    private static void blockIdsAreUnique(Node message, JsonArray blocks) {
        var ids = new HashSet<String>();
        for (var index = 0; index < blocks.size(); index++) {
            if (blocks.getValue(index) instanceof JsonObject block
                    && block.getValue("block_id") instanceof String id
                    && !ids.add(id)) {
                message.complainAt("blocks/" + index + "/block_id", "block_id already exists: " + id);
            }
        }
    }
}
