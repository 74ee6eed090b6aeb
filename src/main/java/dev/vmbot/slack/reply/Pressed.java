package dev.vmbot.slack.reply;

import com.slack.api.model.block.LayoutBlock;
import dev.vmbot.operation.Request.Place;
import dev.vmbot.slack.SlackGateway.ResponseAddress;
import java.util.List;

/// A press of a button.
///
/// @param action the button's action id
/// @param value what it carries, which is the client's word and proves nothing
/// @param trigger Slack's id of this press
public record Pressed(
        String action, String value, Heard.Speaker who, String trigger, On message, ResponseAddress address) {

    /// The message that the button is on.
    ///
    /// @param ts empty when the delivery does not tell
    /// @param blocks as it shows them; empty for what only the presser sees, because Slack does not repeat that
    /// @param isPrivate it is shown to the presser only
    public record On(Place place, String ts, List<LayoutBlock> blocks, boolean isPrivate) {}
}
