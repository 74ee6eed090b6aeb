package dev.vmbot.slack.card;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.ButtonElement;
import dev.vmbot.model.Action;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The buttons, and what their presses are known by.
public final class Buttons {

    /// Action id of a yes; its value is the operation's id.
    public static final String APPROVE = "approve";

    /// Action id of a no; its value is the operation's id.
    public static final String CANCEL = "cancel";

    /// Start of the action ids of buttons that say something for the person; their value is that text, as it would be
    /// typed after the command.
    public static final String SAY = "say-";

    private static final int MOST_VALUE = 2000;
    private static final int MOST_SAYINGS = 10;

    private Buttons() {}

    static LayoutBlock decision(OperationId id, Request request) {
        String what = Words.phrase(request);
        Kit.Style style = request.action() == Action.START ? Kit.Style.PRIMARY : Kit.Style.DANGER;
        return Kit.actions(List.of(
                Kit.button(APPROVE, "Approve " + request.action().verb(), "Approve: " + what, id.value(), style),
                Kit.button(CANCEL, "Cancel", "Cancel: do not " + what, id.value(), Kit.Style.PLAIN)));
    }

    static LayoutBlock cancelRest(OperationId id) {
        return Kit.actions(List.of(Kit.button(
                CANCEL,
                "Cancel the rest",
                "Cancel: leave the VMs that wait as they are",
                id.value(),
                Kit.Style.PLAIN)));
    }

    /// @param saying as it could have been typed; no button comes of one that Slack cannot carry
    static Optional<LayoutBlock> saying(String label, String saying) {
        return saying.length() <= MOST_VALUE
                ? Optional.of(Kit.actions(List.of(Kit.button(SAY + 0, label, label, saying, Kit.Style.PLAIN))))
                : Optional.empty();
    }

    /// @param sayings texts that could have been typed, of which those that Slack can carry become buttons
    static List<LayoutBlock> sayings(List<String> sayings) {
        List<ButtonElement> buttons = new ArrayList<>();
        for (String saying : sayings) {
            if (saying.length() <= MOST_VALUE && buttons.size() < MOST_SAYINGS) {
                String label = saying.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + saying.substring(1);
                buttons.add(Kit.button(SAY + buttons.size(), label, label, saying, Kit.Style.PLAIN));
            }
        }
        return buttons.isEmpty() ? List.of() : List.of(Kit.actions(buttons));
    }
}
