package dev.vmbot.slack.card;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The blocks that cards are made of, each within Slack's limits whatever it is given
/// (docs.slack.dev/reference/block-kit/blocks).
public final class Kit {

    public static final int MOST_SECTION = 2900;
    /// What lines may have together: Slack refuses messages of about 13,200 characters in all, and says nowhere so.
    private static final int MOST_LINES = 10_000;

    private static final int SHORTEST_LINE = 200;
    private static final int LONGEST_LINE = 800;

    private static final int MOST_FIELD = 1900;
    private static final int MOST_HEADER = 150;
    private static final int MOST_LABEL = 75;
    private static final int MOST_BUTTONS = 25;

    /// How a button stands out.
    public enum Style {
        PRIMARY,
        DANGER,
        PLAIN
    }

    private Kit() {}

    public static LayoutBlock header(String words) {
        return HeaderBlock.builder()
                .text(PlainTextObject.builder()
                        .text(Plain.label(words, MOST_HEADER))
                        .emoji(true)
                        .build())
                .build();
    }

    public static LayoutBlock section(Mrkdwn text) {
        return SectionBlock.builder().text(markdown(text, MOST_SECTION)).build();
    }

    /// Markup that has been made safe and cut before.
    public static LayoutBlock verbatim(String markup) {
        return SectionBlock.builder()
                .text(MarkdownTextObject.builder().text(markup).build())
                .build();
    }

    /// Two columns of at most ten texts.
    public static LayoutBlock fields(List<Mrkdwn> fields) {
        return SectionBlock.builder()
                .fields(fields.stream()
                        .map(field -> markdown(field, MOST_FIELD))
                        .map(com.slack.api.model.block.composition.TextObject.class::cast)
                        .toList())
                .build();
    }

    public static LayoutBlock context(Mrkdwn text) {
        return ContextBlock.builder()
                .elements(List.of(markdown(text, MOST_FIELD)))
                .build();
    }

    /// One line each, over as many sections as they need. Of a few each may be long.
    public static List<LayoutBlock> lines(List<Mrkdwn> lines) {
        List<LayoutBlock> sections = new ArrayList<>();
        List<Mrkdwn> together = new ArrayList<>();
        int length = 0;
        int most = Math.clamp(MOST_LINES / Math.max(1, lines.size()), SHORTEST_LINE, LONGEST_LINE);
        for (Mrkdwn line : lines) {
            Mrkdwn fitting = line.cut(most);
            if (length + fitting.length() + 1 > MOST_SECTION) {
                sections.add(section(Mrkdwn.join("\n", together)));
                together.clear();
                length = 0;
            }
            together.add(fitting);
            length += fitting.length() + 1;
        }
        if (!together.isEmpty()) {
            sections.add(section(Mrkdwn.join("\n", together)));
        }
        return sections;
    }

    public static LayoutBlock actions(List<? extends BlockElement> buttons) {
        return ActionsBlock.builder()
                .elements(List.copyOf(buttons.subList(0, Math.min(buttons.size(), MOST_BUTTONS))))
                .build();
    }

    public static ButtonElement button(String action, String label, String spoken, String value, Style style) {
        return ButtonElement.builder()
                .actionId(action)
                .text(PlainTextObject.builder()
                        .text(Plain.label(label, MOST_LABEL))
                        .emoji(false)
                        .build())
                .accessibilityLabel(Plain.label(spoken, MOST_LABEL))
                .value(value)
                .style(word(style))
                .build();
    }

    private static @Nullable String word(Style style) {
        return switch (style) {
            case PRIMARY -> "primary";
            case DANGER -> "danger";
            case PLAIN -> null;
        };
    }

    private static MarkdownTextObject markdown(Mrkdwn text, int most) {
        return MarkdownTextObject.builder().text(text.cut(most).markup()).build();
    }
}
