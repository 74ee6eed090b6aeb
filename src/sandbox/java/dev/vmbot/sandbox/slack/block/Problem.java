package dev.vmbot.sandbox.slack.block;

/// One reason for which Slack refuses a message.
///
/// @param pointer JSON pointer into the message, such as `/blocks/0/text/text`
public record Problem(String pointer, String complaint) {

    /// As in `response_metadata.messages` of an `invalid_blocks` answer.
    @Override
    public String toString() {
        return "[ERROR] " + complaint + " [json-pointer:" + pointer + "]";
    }
}
