package dev.vmbot.slack.card;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/// A message.
///
/// @param text full sentences that say it all for a notification or a screen reader
/// @param blocks 1 to 50
public record Card(String text, List<LayoutBlock> blocks) {

    private static final int MOST_BLOCKS = 50;

    /// `chat.update` refuses more than 4,000; the rest is room for what Slack may count otherwise.
    private static final int MOST_TEXT = 3000;

    public Card {
        blocks = List.copyOf(blocks);
        if (text.isBlank() || text.length() > MOST_TEXT) {
            throw new IllegalArgumentException("a card has a text of at most " + MOST_TEXT + " characters");
        }
        if (blocks.isEmpty() || blocks.size() > MOST_BLOCKS) {
            throw new IllegalArgumentException("a card has 1 to " + MOST_BLOCKS + " blocks");
        }
    }

    public static Card of(Mrkdwn text, List<LayoutBlock> blocks) {
        return new Card(text.cut(MOST_TEXT).markup(), blocks);
    }

    /// A card that is nothing but its text.
    public static Card of(Mrkdwn text) {
        return of(text, List.of(Kit.section(text)));
    }

    /// The same said without any form, for the case that Slack refuses a block.
    public Card plain() {
        return new Card(text, List.of(Kit.verbatim(text)));
    }
}
