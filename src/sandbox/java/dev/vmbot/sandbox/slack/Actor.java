package dev.vmbot.sandbox.slack;

import dev.vmbot.sandbox.slack.deliver.Delivery;
import dev.vmbot.sandbox.slack.deliver.Envelope;
import dev.vmbot.sandbox.slack.deliver.Payloads;
import dev.vmbot.sandbox.slack.deliver.Receipt;
import dev.vmbot.sandbox.slack.web.ResponseUrls;
import dev.vmbot.sandbox.slack.web.SlackError;
import dev.vmbot.sandbox.slack.world.Content;
import dev.vmbot.sandbox.slack.world.Message;
import dev.vmbot.sandbox.slack.world.Person;
import dev.vmbot.sandbox.slack.world.Typed;
import dev.vmbot.sandbox.slack.world.World;
import io.vertx.core.json.JsonObject;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One person at the keyboard.
///
/// Messages return at once and their events are delivered in the background; commands and presses block until the bot
/// has acknowledged or Slack has given up, and then tell the person as Slack does.
public final class Actor {

    private final SlackDouble slack;
    private final Person person;

    Actor(SlackDouble slack, Person person) {
        this.slack = slack;
        this.person = person;
    }

    /// @param text as typed: `@vmbot`, `#ops` and addresses become what Slack makes of them
    public Message say(String channel, String text) {
        return post(channel, null, text);
    }

    /// Says it to the bot by mentioning it first.
    public Message mention(String channel, String text) {
        return post(channel, null, "<@" + World.BOT + "> " + text);
    }

    public Message reply(String channel, String threadTs, String text) {
        return post(channel, threadTs, text);
    }

    public Message reply(Message to, String text) {
        return post(to.channel(), to.threadRoot(), text);
    }

    /// In the direct message with the bot.
    public Message tell(String text) {
        return post(directMessage(), null, text);
    }

    public String directMessage() {
        return slack.world().directMessage(person).id();
    }

    public Message edit(Message message, String text) {
        var content = Content.text(Typed.message(slack.world(), text));
        return slack.world().edit(message.channel(), message.ts(), content).orElseThrow();
    }

    public void inviteBot(String channel) {
        slack.world().join(slack.world().requireChannel(channel), slack.world().requirePerson(World.BOT));
    }

    /// @param command with its slash, such as `/vm`
    /// @param text as typed
    public Delivery command(String channel, String command, String text) {
        var place = new ResponseUrls.Place(channel, null, person.id(), null);
        var url = slack.api().responses().issue(place);
        var where = slack.world().requireChannel(channel);
        var typed = Typed.command(slack.world(), text);
        var delivery = slack.delivering().once(Payloads.command(person, where, command, typed, url));
        if (!show(place, delivery)) {
            complain(place, command + " failed with the error \"" + failure(delivery) + "\"");
        }
        return delivery;
    }

    /// Presses the button with this action id.
    ///
    /// @throws IllegalArgumentException when the message, as it is now, has none
    public Delivery press(Message message, String actionId) {
        return press(message, element -> actionId.equals(element.getString("action_id")), actionId);
    }

    /// Presses the first button whose text begins so.
    public Delivery pressButton(Message message, String text) {
        return press(message, element -> Buttons.label(element).startsWith(text), text);
    }

    /// Presses what is no longer, or never was, in the message: replays and forgeries.
    ///
    /// @param action the element as it would come back, with `action_id` and `value`
    public Delivery pressForged(Message message, JsonObject action) {
        var channel = slack.world().requireChannel(message.channel());
        var place = new ResponseUrls.Place(message.channel(), message.threadTs(), person.id(), message);
        var url = slack.api().responses().issue(place);
        var at = slack.options().rules().clock().instant();
        var pressed = Payloads.pressed(action, action.getString("block_id", "forged"), at);
        return finish(place, slack.delivering().once(Payloads.action(person, channel, message, pressed, url)));
    }

    /// Sends any interaction, for malformed ones.
    public Delivery interact(JsonObject payload) {
        return slack.delivering().once(new Envelope(Envelope.Kind.INTERACTION, payload));
    }

    /// Chooses an option of a menu.
    public Delivery choose(Message message, String actionId, String value) {
        var now = slack.now(message);
        var menu = Buttons.require(now, element -> actionId.equals(element.getString("action_id")), actionId);
        return pressForged(now, Buttons.chosen(menu, value));
    }

    private Delivery press(Message message, Predicate<JsonObject> wanted, String what) {
        var now = slack.now(message);
        return pressForged(now, Buttons.require(now, wanted, what));
    }

    private Delivery finish(ResponseUrls.Place place, Delivery delivery) {
        if (!delivery.isAcked()) {
            complain(place, "That did not work: " + failure(delivery));
        }
        return delivery;
    }

    private Message post(String channel, @Nullable String threadTs, String text) {
        if (!slack.world().requireChannel(channel).has(person.id())) {
            throw new IllegalArgumentException(person.id() + " is not in " + channel);
        }
        var content = Content.text(Typed.message(slack.world(), text));
        return slack.world().post(channel, threadTs, person, content);
    }

    private boolean show(ResponseUrls.Place place, Delivery delivery) {
        var answer = delivery.answer();
        if (!answer.containsKey("text") && !answer.containsKey("blocks")) {
            return delivery.isAcked();
        }
        try {
            slack.api().responses().answer(place, answer);
            return true;
        } catch (SlackError refused) {
            return false;
        }
    }

    private static String failure(Delivery delivery) {
        return switch (delivery.receipt()) {
            case Receipt.Acked _ -> "invalid_command_response";
            case Receipt.TimedOut() -> "operation_timeout";
            case Receipt.Unreachable() -> "dispatch_failed";
            case Receipt.Refused _ -> "dispatch_unknown_error";
        };
    }

    private void complain(ResponseUrls.Place place, String text) {
        var slackbot = slack.world().requirePerson(World.SLACKBOT);
        slack.world().postEphemeral(place.channel(), place.threadTs(), slackbot, person.id(), Content.text(text));
    }
}
