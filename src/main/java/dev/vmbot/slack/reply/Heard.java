package dev.vmbot.slack.reply;

import dev.vmbot.intent.Utterance.Surface;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.Request.Place;
import dev.vmbot.slack.SlackGateway.ResponseAddress;
import java.util.Optional;

/// Something that a person said.
///
/// @param text raw, as Slack delivers it; of a command what follows it
/// @param who as far as the delivery tells
/// @param origin `ts` of the message, or trigger of the command or press: what makes it this one and no other
/// @param place channel, and thread if it was said in one
/// @param address for private answers; messages have none
public record Heard(
        String text, Surface surface, Speaker who, String origin, Place place, Optional<ResponseAddress> address) {

    /// @param team empty when the delivery does not tell
    public record Speaker(String user, Optional<String> team) {}

    /// @param team of the person
    /// @param index counts the requests of one text, from 0
    public OperationId operationId(String team, int index) {
        return OperationId.of(team, place.channel(), origin, index);
    }

    /// Said to the bot and to nobody else.
    public boolean isAddressed() {
        return surface != Surface.CHANNEL;
    }

    /// Typed as a message, so that the thread that it stands in tells what it is about; a command, and what a button
    /// says, stand for themselves.
    public boolean isTyped() {
        return address.isEmpty();
    }

    /// Where an answer that is no card belongs: a message in a channel is answered in its thread.
    public Place answerPlace() {
        boolean inChannel = surface == Surface.MENTION || surface == Surface.CHANNEL;
        return inChannel && place.thread().isEmpty() ? new Place(place.channel(), origin) : place;
    }
}
