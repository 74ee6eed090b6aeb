package dev.vmbot.slack.inbound;

import dev.vmbot.operation.Request.Place;
import dev.vmbot.slack.SlackGateway.ResponseAddress;

/// A press of a button.
///
/// @param action the button's action id
/// @param value what it carries, which is the client's word and proves nothing
/// @param trigger Slack's id of this press
/// @param place of the message that the button is on
/// @param isPrivate the message is shown to the presser only
record Pressed(
        String action,
        String value,
        Heard.Speaker who,
        String trigger,
        Place place,
        ResponseAddress address,
        boolean isPrivate) {}
