package dev.vmbot.slack.card;

/// What Slack's ids of channels tell by themselves.
public final class ChannelIds {

    private static final String DIRECT = "D";

    private ChannelIds() {}

    /// Whether it is a direct message between two.
    public static boolean isDirect(String channel) {
        return channel.startsWith(DIRECT);
    }
}
