package dev.vmbot.sandbox.slack.world;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/// A conversation.
///
/// @param name the other person's id for a direct message
/// @param extShared whether it is shared with another workspace
public record Channel(String id, String name, Kind kind, boolean extShared, SequencedSet<String> members) {

    public Channel {
        members = new LinkedHashSet<>(members);
    }

    public enum Kind {
        PUBLIC("channel"),
        PRIVATE("group"),
        DIRECT("im");

        private final String eventType;

        Kind(String eventType) {
            this.eventType = eventType;
        }

        /// What events carry as `channel_type`.
        public String eventType() {
            return eventType;
        }
    }

    public boolean has(String userId) {
        return members.contains(userId);
    }

    /// Whether this person sees the conversation in the sidebar.
    public boolean isVisibleTo(String userId) {
        return has(userId);
    }

    Channel with(String userId) {
        var more = new LinkedHashSet<>(members);
        more.add(userId);
        return new Channel(id, name, kind, extShared, more);
    }

    Channel without(String userId) {
        var fewer = new LinkedHashSet<>(members);
        fewer.remove(userId);
        return new Channel(id, name, kind, extShared, fewer);
    }

    /// @param caller the user whose membership `is_member` tells
    public JsonObject toJson(String caller) {
        var json = new JsonObject()
                .put("id", id)
                .put("created", 1_700_000_000)
                .put("is_im", kind == Kind.DIRECT)
                .put("is_archived", false)
                .put("is_org_shared", false);
        if (kind == Kind.DIRECT) {
            return json.put("user", name).put("is_open", true);
        }
        return json.put("name", name)
                .put("name_normalized", name)
                .put("is_channel", kind == Kind.PUBLIC)
                .put("is_group", false)
                .put("is_mpim", false)
                .put("is_private", kind == Kind.PRIVATE)
                .put("is_general", false)
                .put("is_shared", extShared)
                .put("is_ext_shared", extShared)
                .put("is_pending_ext_shared", false)
                .put("is_member", has(caller))
                .put("num_members", members.size())
                .put("topic", new JsonObject().put("value", ""))
                .put("purpose", new JsonObject().put("value", ""))
                .put("shared_team_ids", teams());
    }

    private JsonArray teams() {
        var teams = new JsonArray().add(World.TEAM);
        return extShared ? teams.add(World.OTHER_TEAM) : teams;
    }
}
