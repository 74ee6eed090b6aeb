package dev.vmbot.sandbox.slack.world;

import dev.vmbot.sandbox.slack.world.Channel.Kind;
import dev.vmbot.sandbox.slack.world.Person.Standing;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The people and channels every double starts with: one of each kind that a bot must tell apart.
public final class Town {

    private Town() {}

    public static void settle(World world) {
        people(world);
        channels(world);
        world.put(new UserGroup("S0VMADMINS", "vm-admins", "VM admins", List.of("U0ALICE", "U0CAROL")));
        world.put(new UserGroup("S0DEVELOPERS", "developers", "Developers", List.of("U0BOB")));
        for (var person : List.of("U0ALICE", "U0BOB", "U0CAROL", "U0GUS")) {
            world.directMessage(world.requirePerson(person));
        }
    }

    private static void people(World world) {
        world.put(person("U0ALICE", "alice", "Alice Archer", "alice@example.com", Standing.MEMBER));
        world.put(person("U0BOB", "bob", "Bob Baker", "bob@example.com", Standing.MEMBER));
        world.put(person("U0CAROL", "carol", "Carol Carter", "carol@example.com", Standing.MEMBER));
        world.put(person("U0GUS", "gus", "Gus Gardner", "gus@partner.example", Standing.GUEST));
        world.put(person("U0DORA", "dora", "Dora Dyer", "dora@example.com", Standing.DEACTIVATED));
        world.put(new Person("U0OLGA", World.OTHER_TEAM, "olga", "Olga Outsider", null, Standing.OUTSIDER));
        world.put(person(World.BOT, "vmbot", "VM Bot", null, Standing.BOT));
        // Slack's own: not marked as a bot, and without an address.
        world.put(person(World.SLACKBOT, "slackbot", "Slackbot", null, Standing.MEMBER));
        world.put(person("U0ROBOT", "robot", "Robot", null, Standing.BOT));
    }

    private static void channels(World world) {
        world.put(channel("C0OPS", "ops", Kind.PUBLIC, false, World.BOT, "U0GUS", "U0ROBOT", "U0DORA"));
        world.put(channel("C0DEV", "dev", Kind.PUBLIC, false, World.BOT));
        world.put(channel("C0NIGHTLY", "nightly", Kind.PRIVATE, false, World.BOT));
        world.put(channel("C0PARTNERS", "partners", Kind.PUBLIC, true, World.BOT, "U0OLGA"));
        world.put(channel("C0LOBBY", "lobby", Kind.PUBLIC, false, "U0GUS"));
    }

    private static Person person(String id, String handle, String name, @Nullable String email, Standing standing) {
        return new Person(id, World.TEAM, handle, name, email, standing);
    }

    private static Channel channel(String id, String name, Kind kind, boolean extShared, String... others) {
        var members = new LinkedHashSet<>(List.of("U0ALICE", "U0BOB", "U0CAROL"));
        members.addAll(List.of(others));
        return new Channel(id, name, kind, extShared, members);
    }
}
