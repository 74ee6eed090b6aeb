package dev.vmbot.slack;

import java.time.Duration;

/// Slack said no, or did not answer.
public final class SlackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What a caller can do about it.
    public enum Reason {
        /// Nothing was done; come back after [SlackException#retryAfter].
        RATE_LIMITED,
        /// No answer, or one that does not tell (5xx): it may have been done.
        UNCERTAIN,
        /// The message is not there any more, or cannot be edited by the bot.
        MESSAGE_GONE,
        /// The channel is not there for the bot: archived, deleted, or the bot is no member.
        CHANNEL_CLOSED,
        /// The content was refused: a bug.
        REJECTED,
        /// The token or one of its scopes is missing; somebody has to repair the installation.
        DENIED,
        /// No such person, or none that the bot may know of or write to.
        NOBODY,
        /// The response address is used up or too old (5 uses, 30 minutes).
        LINK_EXPIRED,
        OTHER
    }

    private final Reason reason;
    private final Duration retryAfter;

    /// @param words Slack's error code, or what went wrong on the way; no secrets
    /// @param retryAfter zero when Slack did not say
    public SlackException(Reason reason, String words, Duration retryAfter) {
        super(reason + ": " + words);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    public Reason reason() {
        return reason;
    }

    public Duration retryAfter() {
        return retryAfter;
    }

    /// What an error code of the Web API means (docs.slack.dev/reference/methods).
    public static Reason reasonOf(String error) {
        return switch (error) {
            case "ratelimited", "rate_limited" -> Reason.RATE_LIMITED;
            case "message_not_found", "cant_update_message", "edit_window_closed", "thread_not_found" ->
                Reason.MESSAGE_GONE;
            case "channel_not_found",
                    "not_in_channel",
                    "is_archived",
                    "restricted_action",
                    "restricted_action_read_only_channel",
                    "restricted_action_thread_only_channel",
                    "restricted_action_thread_locked",
                    "channel_is_limited_access",
                    "cannot_reply_to_message",
                    "user_not_in_channel" -> Reason.CHANNEL_CLOSED;
            case "invalid_blocks",
                    "invalid_blocks_format",
                    "msg_too_long",
                    "msg_blocks_too_long",
                    "no_text",
                    "invalid_arguments",
                    "metadata_too_large",
                    "metadata_must_be_sent_from_app" -> Reason.REJECTED;
            case "missing_scope",
                    "not_authed",
                    "invalid_auth",
                    "account_inactive",
                    "token_revoked",
                    "token_expired",
                    "no_permission",
                    "access_denied",
                    "not_allowed_token_type" -> Reason.DENIED;
            case "user_not_found",
                    "users_not_found",
                    "user_not_visible",
                    "user_disabled",
                    "cannot_dm_bot",
                    "no_such_subteam" -> Reason.NOBODY;
            case "internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org" ->
                Reason.UNCERTAIN;
            default -> Reason.OTHER;
        };
    }
}
