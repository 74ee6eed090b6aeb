package dev.vmbot.access;

/// Nobody could say who a person is or what they may do. Nothing is allowed on a guess, and nothing was changed.
public final class AccessUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Source source;

    /// Who did not answer.
    public enum Source {
        SLACK,
        CLUSTER,
        /// The cluster answers, but does not accept the bot's credentials.
        CREDENTIALS
    }

    /// @param words what the source said, such as Slack's error code; no secrets
    public AccessUnavailableException(Source source, String words) {
        super(source + ": " + words);
        this.source = source;
    }

    public Source source() {
        return source;
    }
}
