package dev.vmbot.sandbox.slack.block;

import java.util.Set;

/// Buttons, menus and the other elements inside blocks.
final class Elements {

    private static final Set<String> INTERACTIVE = Set.of(
            "button",
            "overflow",
            "static_select",
            "multi_static_select",
            "users_select",
            "multi_users_select",
            "conversations_select",
            "multi_conversations_select",
            "channels_select",
            "multi_channels_select",
            "external_select",
            "multi_external_select",
            "datepicker",
            "timepicker",
            "datetimepicker",
            "checkboxes",
            "radio_buttons",
            "workflow_button");

    private Elements() {}

    static void interactive(Node element) {
        if (!INTERACTIVE.contains(element.type())) {
            element.complain("unsupported element: " + element.type());
            return;
        }
        element.string("action_id", 1, 255).object("confirm", Elements::confirm).plainText("placeholder", 150);
        switch (element.type()) {
            case "button" -> button(element);
            case "overflow" -> element.required("options").array("options", 1, 5, Elements::option);
            case "checkboxes", "radio_buttons" ->
                element.required("options").array("options", 1, 10, option -> option(option, "plain_text", "mrkdwn"));
            case "static_select", "multi_static_select" -> select(element);
            default -> {}
        }
    }

    static void accessory(Node element) {
        if (element.type().equals("image")) {
            image(element);
        } else {
            interactive(element);
        }
    }

    static void input(Node element) {
        switch (element.type()) {
            case "plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input" ->
                element.string("action_id", 1, 255)
                        .plainText("placeholder", 150)
                        .string("initial_value", 0, 3000);
            case "file_input" -> element.string("action_id", 1, 255);
            case "button", "overflow" -> element.complain("unsupported element: " + element.type());
            default -> interactive(element);
        }
    }

    static void inContext(Node element) {
        if (element.type().equals("image")) {
            image(element);
        } else {
            // The reference gives no limit for these; Slack's own builder stops at the limit of a section.
            element.text(3000, "plain_text", "mrkdwn");
        }
    }

    static void inContextActions(Node element) {
        switch (element.type()) {
            case "feedback_buttons" -> element.required("positive_button", "negative_button");
            case "icon_button" -> element.required("icon", "text").plainText("text", 75);
            default -> element.complain("unsupported element: " + element.type());
        }
        element.string("action_id", 1, 255).string("value", 1, 2000);
    }

    static void image(Node image) {
        image.only("image_url", "alt_text", "slack_file").required("alt_text");
        imageSource(image);
    }

    static void imageSource(Node image) {
        image.string("alt_text", 1, 2000).string("image_url", 1, 3000);
        if (!image.has("image_url") && !image.has("slack_file")) {
            image.complain("missing required field: image_url");
        }
    }

    private static void button(Node button) {
        button.only("text", "action_id", "url", "value", "style", "confirm", "accessibility_label")
                .required("text")
                .plainText("text", 75)
                .string("value", 1, 2000)
                .string("url", 1, 3000)
                .string("accessibility_label", 1, 75)
                .oneOf("style", "primary", "danger");
    }

    private static void confirm(Node confirm) {
        confirm.only("title", "text", "confirm", "deny", "style")
                .required("title", "text", "confirm", "deny")
                .plainText("title", 100)
                .anyText("text", 300)
                .plainText("confirm", 30)
                .plainText("deny", 30)
                .oneOf("style", "primary", "danger");
    }

    private static void select(Node select) {
        if (select.has("options") == select.has("option_groups")) {
            select.complain("must have exactly one of: options, option_groups");
        }
        select.array("options", 1, 100, Elements::option)
                .array(
                        "option_groups",
                        1,
                        100,
                        group -> group.only("label", "options")
                                .required("label", "options")
                                .plainText("label", 75)
                                .array("options", 1, 100, Elements::option));
    }

    private static void option(Node option) {
        option(option, "plain_text");
    }

    private static void option(Node option, String... textTypes) {
        option.only("text", "value", "description", "url")
                .required("text", "value")
                .object("text", text -> text.text(75, textTypes))
                .string("value", 1, 150)
                .string("url", 1, 3000)
                .object("description", text -> text.text(75, textTypes));
    }
}
