package dev.vmbot.sandbox.slack.world;

import io.vertx.core.json.JsonObject;
import java.util.List;

/// A user group such as `@vm-admins`.
public record UserGroup(String id, String handle, String name, List<String> members) {

    public UserGroup {
        members = List.copyOf(members);
    }

    public JsonObject toJson() {
        return new JsonObject()
                .put("id", id)
                .put("handle", handle)
                .put("name", name)
                .put("is_usergroup", true)
                .put("is_subteam", true)
                .put("date_delete", 0)
                .put("user_count", members.size());
    }
}
