package dev.vmbot.sandbox.slack.world;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// Somebody a message can come from: a member, a guest, a person of another workspace, or a bot.
///
/// @param email absent for bots and for people of another workspace, as in Slack
public record Person(
        String id,
        String team,
        String handle,
        String name,
        @Nullable String email,
        Standing standing) {

    /// How this person stands to the workspace.
    public enum Standing {
        MEMBER,
        GUEST,
        DEACTIVATED,
        OUTSIDER,
        BOT
    }

    public boolean isBot() {
        return standing == Standing.BOT;
    }

    /// The id under which a bot's messages are signed; every bot user `U0X` has the bot `B0X`.
    public String botId() {
        return "B" + id.substring(1);
    }

    /// @param withEmail whether the caller's scopes allow it to see e-mail addresses
    public JsonObject toJson(boolean withEmail) {
        var profile = new JsonObject()
                .put("real_name", name)
                .put("display_name", handle)
                .put("team", team);
        if (withEmail && email != null) {
            profile.put("email", email);
        }
        if (isBot()) {
            profile.put("bot_id", botId());
        }
        var deleted = standing == Standing.DEACTIVATED;
        var json = new JsonObject()
                .put("id", id)
                .put("team_id", team)
                .put("name", handle)
                .put("deleted", deleted)
                .put("profile", profile)
                .put("is_bot", isBot());
        if (deleted) {
            return json;
        }
        return json.put("real_name", name)
                .put("tz", "Etc/UTC")
                .put("is_admin", false)
                .put("is_stranger", false)
                .put("is_restricted", standing == Standing.GUEST)
                .put("is_ultra_restricted", false)
                .put("is_app_user", false);
    }
}
