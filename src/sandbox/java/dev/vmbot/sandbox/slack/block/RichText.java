package dev.vmbot.sandbox.slack.block;

import java.util.Set;

/// The structure of a `rich_text` block; Slack gives no lengths for it.
final class RichText {

    private static final Set<String> INLINE =
            Set.of("text", "link", "emoji", "user", "usergroup", "channel", "broadcast", "date", "color", "team");

    private RichText() {}

    static void check(Node block) {
        block.only("elements", "block_id").required("elements").array("elements", 0, 1000, RichText::part);
    }

    private static void part(Node part) {
        switch (part.type()) {
            case "rich_text_section", "rich_text_quote", "rich_text_preformatted" ->
                part.required("elements").array("elements", 0, 1000, RichText::inline);
            case "rich_text_list" ->
                part.required("style", "elements")
                        .oneOf("style", "bullet", "ordered")
                        .array("elements", 0, 1000, RichText::part);
            default -> part.complain("unsupported type: " + part.type());
        }
    }

    private static void inline(Node inline) {
        if (!INLINE.contains(inline.type())) {
            inline.complain("unsupported type: " + inline.type());
        } else if (inline.type().equals("text")) {
            inline.only("text", "style").required("text").string("text", 1, 40_000);
        } else if (inline.type().equals("link")) {
            inline.required("url").string("url", 1, 3000);
        }
    }
}
