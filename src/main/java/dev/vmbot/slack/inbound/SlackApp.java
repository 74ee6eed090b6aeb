package dev.vmbot.slack.inbound;

import com.slack.api.Slack;
import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import dev.vmbot.intent.Utterance.Surface;
import dev.vmbot.operation.Request.Place;
import dev.vmbot.slack.SlackGateway.ResponseAddress;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.ChannelIds;
import dev.vmbot.slack.reply.Heard;
import dev.vmbot.slack.reply.Pressed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The Bolt app: unpacks deliveries and hands them on.
///
/// It has no middleware: signatures are the transport's business, `auth.test` is not asked on the way of a request, and
/// what bots say is told apart here. Nothing is registered twice, because Bolt would then take either at random.
public final class SlackApp {

    private static final Logger LOG = LoggerFactory.getLogger(SlackApp.class);
    private static final Pattern COMMANDS = Pattern.compile("/vm|/vm-lifecycle-manager");
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

    private static final int BAD_REQUEST = 400;

    private SlackApp() {}

    public static App of(Slack slack, Reception reception) {
        AppConfig config = new AppConfig();
        config.setSlack(slack);
        // Left to the environment, these would turn the app into one that is installed by OAuth.
        config.setClientId(null);
        config.setClientSecret(null);
        config.setAllEventsApiAutoAckEnabled(true);
        config.setUnmatchedRequestHandler(SlackApp::unmatched);
        App app = new App(config, slack, List.of());
        app.command(COMMANDS, (request, context) -> {
            SlashCommandPayload command = request.getPayload();
            if (lacks(command.getUserId(), command.getChannelId(), command.getResponseUrl())) {
                return incomplete(request);
            }
            Optional<Card> atOnce = reception.command(heard(command));
            return atOnce.isEmpty() ? context.ack() : context.ack(answer -> inFull(answer, atOnce.get()));
        });
        app.blockAction(ANY, (request, context) -> {
            pressed(request.getPayload()).ifPresent(reception::press);
            return context.ack();
        });
        app.event(AppMentionEvent.class, (payload, context) -> {
            heard(payload.getEvent(), reception).ifPresent(heard -> reception.event(payload.getEventId(), heard));
            return context.ack();
        });
        app.event(MessageEvent.class, (payload, context) -> {
            message(payload, reception);
            return context.ack();
        });
        return app.start();
    }

    private static SlashCommandResponse.SlashCommandResponseBuilder inFull(
            SlashCommandResponse.SlashCommandResponseBuilder answer, Card card) {
        return answer.responseType("ephemeral").text(card.text()).blocks(card.blocks());
    }

    /// Slack always says who, where and which; without it there is nobody to answer.
    private static boolean lacks(@Nullable String... parts) {
        return Arrays.stream(parts).anyMatch(part -> part == null || part.isBlank());
    }

    private static Response incomplete(Request<?> request) {
        LOG.atWarn().addKeyValue("type", request.getRequestType()).log("slack delivery is incomplete");
        return Response.error(BAD_REQUEST);
    }

    private static Response unmatched(Request<?> request) {
        LOG.atInfo().addKeyValue("type", request.getRequestType()).log("slack delivery of no interest");
        if (request.getRequestType() != RequestType.Command) {
            return Response.ok();
        }
        return Response.builder()
                .statusCode(200)
                .contentType("text/plain")
                .body("I do not know this command. Nothing was changed. See how to ask with `/vm help`.")
                .build();
    }

    private static Heard heard(SlashCommandPayload command) {
        return new Heard(
                text(command.getText()),
                Surface.SLASH,
                new Heard.Speaker(command.getUserId(), present(command.getTeamId())),
                text(command.getTriggerId()),
                new Place(command.getChannelId(), ""),
                Optional.of(new ResponseAddress(command.getResponseUrl())));
    }

    private static Optional<Heard> heard(AppMentionEvent event, Reception reception) {
        boolean byPerson = event.getUser() != null && event.getBotId() == null && !reception.isBot(event.getUser());
        if (!byPerson || event.getEdited() != null || event.getSubtype() != null) {
            return Optional.empty();
        }
        if (lacks(event.getChannel(), event.getTs())) {
            LOG.atWarn().log("slack mention is incomplete");
            return Optional.empty();
        }
        Optional<String> team = present(event.getUserTeam())
                .or(() -> present(event.getSourceTeam()))
                .or(() -> present(event.getTeam()));
        return Optional.of(new Heard(
                text(event.getText()),
                Surface.MENTION,
                new Heard.Speaker(event.getUser(), team),
                event.getTs(),
                new Place(event.getChannel(), text(event.getThreadTs())),
                Optional.empty()));
    }

    /// A mention in a channel comes as an event of its own, and perhaps on another replica: the message is left alone.
    private static void message(EventsApiPayload<MessageEvent> payload, Reception reception) {
        MessageEvent event = payload.getEvent();
        boolean byPerson = event.getUser() != null && event.getBotId() == null && !reception.isBot(event.getUser());
        if (!byPerson || event.getEdited() != null) {
            return;
        }
        if (lacks(event.getChannel(), event.getTs())) {
            LOG.atWarn().log("slack message is incomplete");
            return;
        }
        boolean direct = "im".equals(event.getChannelType()) || ChannelIds.isDirect(event.getChannel());
        if (!direct && reception.mentionsBot(text(event.getText()))) {
            return;
        }
        reception.event(
                payload.getEventId(),
                new Heard(
                        text(event.getText()),
                        direct ? Surface.DIRECT : Surface.CHANNEL,
                        new Heard.Speaker(event.getUser(), present(event.getTeam())),
                        event.getTs(),
                        new Place(event.getChannel(), text(event.getThreadTs())),
                        Optional.empty()));
    }

    /// @return empty for a press outside of a message, of which the bot has none
    private static Optional<Pressed> pressed(BlockActionPayload payload) {
        if (payload.getChannel() == null || payload.getContainer() == null || payload.getResponseUrl() == null) {
            LOG.atWarn().log("press outside of a message");
            return Optional.empty();
        }
        BlockActionPayload.Action action = payload.getActions().getFirst();
        BlockActionPayload.User user = payload.getUser();
        if (user == null || lacks(user.getId(), payload.getChannel().getId())) {
            LOG.atWarn().log("slack press is incomplete");
            return Optional.empty();
        }
        return Optional.of(new Pressed(
                text(action.getActionId()),
                action.getSelectedOption() == null
                        ? text(action.getValue())
                        : text(action.getSelectedOption().getValue()),
                new Heard.Speaker(user.getId(), present(user.getTeamId())),
                text(payload.getTriggerId()),
                on(payload),
                new ResponseAddress(payload.getResponseUrl())));
    }

    private static Pressed.On on(BlockActionPayload payload) {
        BlockActionPayload.Container container = payload.getContainer();
        boolean shown = payload.getMessage() != null && payload.getMessage().getBlocks() != null;
        return new Pressed.On(
                new Place(payload.getChannel().getId(), text(container.getThreadTs())),
                text(container.getMessageTs()),
                shown ? payload.getMessage().getBlocks() : List.of(),
                container.isEphemeral());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Optional<String> present(@Nullable String text) {
        return Optional.ofNullable(text).filter(some -> !some.isBlank());
    }
}
