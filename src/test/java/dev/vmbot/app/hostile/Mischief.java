package dev.vmbot.app.hostile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.app.stage.InMemoryCluster;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Patch;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Write;
import dev.vmbot.sandbox.slack.SlackDouble;
import dev.vmbot.sandbox.slack.deliver.Payloads;
import dev.vmbot.sandbox.slack.web.ResponseUrls;
import dev.vmbot.sandbox.slack.world.Channel;
import dev.vmbot.sandbox.slack.world.Content;
import dev.vmbot.sandbox.slack.world.Message;
import dev.vmbot.sandbox.slack.world.Person;
import dev.vmbot.sandbox.slack.world.World;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/// Does what a row of `hostile.tsv` says.
final class Mischief {

    static final String OPS = "C0OPS";
    private static final Pattern PRESS = Pattern.compile("(press|replay) (.*) on ([A-Z]+)");

    private final Stage stage;
    private final SlackDouble slack;
    private final InMemoryCluster cluster;
    private final String namespace;
    private final Map<String, Message> cards;
    private int told;

    Mischief(Stage stage, InMemoryCluster cluster, String namespace, Map<String, Message> cards) {
        this.stage = stage;
        this.slack = stage.slack();
        this.cluster = cluster;
        this.namespace = namespace;
        this.cards = cards;
    }

    /// @return the HTTP status
    int post(HostileInput input) throws IOException {
        String way = input.way();
        if (way.startsWith("post ")) {
            return slack.push().raw(way.substring("post ".length()), input.text());
        }
        return new Forgery(slack.push().address(), SlackDouble.SIGNING_SECRET, Instant.now()).send(way, input.text());
    }

    /// Returns once Slack has been acknowledged.
    void act(HostileInput input) {
        Person person = person(input);
        String way = input.way();
        Matcher press = PRESS.matcher(way);
        if (press.matches()) {
            press(
                    person,
                    press.group(2),
                    Objects.requireNonNull(cards.get(press.group(3))),
                    input.text(),
                    press.group(1).equals("replay"));
        } else if (way.startsWith("/")) {
            slack.as(person).command(OPS, way, input.text());
        } else if (way.startsWith("channel named")) {
            slack.world().put(channel(input.text(), person));
            slack.as(person).command("C0NAMED", "/vm", status("calm-1"));
        } else {
            other(input, person);
        }
    }

    private void other(HostileInput input, Person person) {
        switch (input.way()) {
            case "mention" -> say(person, OPS, "<@" + World.BOT + "> " + input.text());
            case "channel" -> say(person, OPS, input.text());
            case "direct" -> say(person, slack.world().directMessage(person).id(), input.text());
            case "trouble" -> tellOf(Resource.VMS, Mischief::troubled, input.text());
            case "guest system" -> tellOf(Resource.VMIS, Mischief::inhabited, input.text());
            case "person named" -> {
                slack.world().put(named(person, input.text()));
                slack.as(named(person, input.text())).command(OPS, "/vm", status("calm-1"));
            }
            default -> throw new IllegalArgumentException("no way " + input.way());
        }
    }

    private Person person(HostileInput input) {
        return slack.world()
                .findPerson(input.user())
                .filter(known -> input.team(known.team()).equals(known.team()))
                .orElseGet(() -> new Person(
                        input.user(), input.team(World.TEAM), "nobody", "Nobody", null, Person.Standing.MEMBER));
    }

    private static Person named(Person person, String name) {
        return new Person(person.id(), World.TEAM, name, name, "mallory@example.com", Person.Standing.MEMBER);
    }

    private static Channel channel(String name, Person person) {
        return new Channel(
                "C0NAMED", name, Channel.Kind.PUBLIC, false, new LinkedHashSet<>(List.of(person.id(), World.BOT)));
    }

    private String status(String name) {
        return "status " + namespace + "/" + name;
    }

    private void say(Person person, String channel, String text) {
        slack.world().post(channel, null, person, Content.text(text));
    }

    private void press(Person person, String action, Message card, String value, boolean twice) {
        var place = new ResponseUrls.Place(card.channel(), card.threadTs(), person.id(), card);
        var button =
                new JsonObject().put("action_id", action).put("type", "button").put("value", value);
        JsonObject payload = Payloads.action(
                        person,
                        slack.world().requireChannel(card.channel()),
                        card,
                        Payloads.pressed(button, "block", Instant.now()),
                        slack.api().responses().issue(place))
                .payload();
        slack.as(person).interact(payload);
        if (twice) {
            slack.as(person).interact(payload);
        }
    }

    /// Asks until the bot, which hears of it a moment later, has told it.
    private void tellOf(Resource resource, Function<String, ObjectNode> change, String words) {
        String mark = "word-" + ++told;
        ObjectNode status = change.apply(mark + " " + words);
        cluster.kubeVirt().store().patch(resource.key(namespace, "evil-1"), new Patch.Merge(status), Write.STATUS);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() ->
                        stage.askPrivately("U0ALICE", OPS, status("evil-1")).contains(mark));
    }

    private static ObjectNode troubled(String words) {
        ObjectNode object = Json.object();
        object.putObject("status")
                .putArray("conditions")
                .addObject()
                .put("type", "Failure")
                .put("status", "True")
                .put("message", words);
        return object;
    }

    private static ObjectNode inhabited(String system) {
        ObjectNode object = Json.object();
        object.putObject("status").putObject("guestOSInfo").put("prettyName", system);
        return object;
    }
}
