package dev.vmbot.sandbox.slack.web;

import dev.vmbot.sandbox.slack.world.UserGroup;
import dev.vmbot.sandbox.slack.world.World;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/// Who is who: `auth.test`, `users.*`, `usergroups.*`, `bots.info`, `team.info`.
final class PeopleMethods {

    private final Access access;

    PeopleMethods(Access access) {
        this.access = access;
    }

    Map<String, Method> all() {
        return Map.of(
                "auth.test", _ -> authTest(),
                "users.info", this::user,
                "users.list", _ -> users(),
                "users.lookupByEmail", this::userByEmail,
                "usergroups.list", this::groups,
                "usergroups.users.list", this::groupMembers,
                "bots.info", this::bot,
                "team.info", _ -> team());
    }

    private JsonObject authTest() {
        return new JsonObject()
                .put("url", "https://sandbox.slack.com/")
                .put("team", "Sandbox")
                .put("user", access.bot().handle())
                .put("team_id", World.TEAM)
                .put("user_id", World.BOT)
                .put("bot_id", access.bot().botId())
                .put("is_enterprise_install", false);
    }

    private JsonObject user(Arguments arguments) {
        access.require("users:read");
        return new JsonObject()
                .put("user", access.person(arguments.require("user")).toJson(seesEmail()));
    }

    private JsonObject users() {
        access.require("users:read");
        var members = access.world().people().stream()
                .map(person -> person.toJson(seesEmail()))
                .toList();
        return new JsonObject()
                .put("members", new JsonArray(members))
                .put("response_metadata", new JsonObject().put("next_cursor", ""));
    }

    private JsonObject userByEmail(Arguments arguments) {
        access.require("users:read.email");
        var email = arguments.require("email");
        return access.world().people().stream()
                .filter(person -> email.equalsIgnoreCase(person.email()))
                .map(person -> new JsonObject().put("user", person.toJson(true)))
                .findFirst()
                .orElseThrow(() -> new SlackError("users_not_found"));
    }

    private JsonObject groups(Arguments arguments) {
        access.require("usergroups:read");
        var groups = access.world().groups().stream()
                .map(group -> arguments.flag("include_users")
                        ? group.toJson().put("users", new JsonArray(group.members()))
                        : group.toJson())
                .toList();
        return new JsonObject().put("usergroups", new JsonArray(groups));
    }

    private JsonObject groupMembers(Arguments arguments) {
        access.require("usergroups:read");
        var id = arguments.require("usergroup");
        return access.world().groups().stream()
                .filter(group -> group.id().equals(id))
                .map(UserGroup::members)
                .map(members -> new JsonObject().put("users", new JsonArray(members)))
                .findFirst()
                .orElseThrow(() -> new SlackError("no_such_subteam"));
    }

    private JsonObject bot(Arguments arguments) {
        access.require("users:read");
        var id = arguments.require("bot");
        return access.world().people().stream()
                .filter(person -> person.isBot() && person.botId().equals(id))
                .map(person -> new JsonObject()
                        .put(
                                "bot",
                                new JsonObject()
                                        .put("id", person.botId())
                                        .put("deleted", false)
                                        .put("name", person.name())
                                        .put("app_id", "A" + person.id().substring(1))
                                        .put("user_id", person.id())))
                .findFirst()
                .orElseThrow(() -> new SlackError("bot_not_found"));
    }

    private JsonObject team() {
        access.require("team:read");
        return new JsonObject()
                .put(
                        "team",
                        new JsonObject()
                                .put("id", World.TEAM)
                                .put("name", "Sandbox")
                                .put("domain", "sandbox"));
    }

    private boolean seesEmail() {
        return access.scopes().contains("users:read.email");
    }
}
