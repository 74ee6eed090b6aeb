package dev.vmbot.slack.web;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackFilesUploadV2Exception;
import com.slack.api.methods.response.api.ApiTestResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.User;
import com.slack.api.model.Usergroup;
import com.slack.api.util.json.GsonFactory;
import com.slack.api.webhook.WebhookResponse;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.Request;
import dev.vmbot.slack.Mark;
import dev.vmbot.slack.SlackException;
import dev.vmbot.slack.SlackGateway;
import dev.vmbot.slack.card.Card;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The Web API over the SDK's blocking client, one attempt a call.
public final class WebSlackGateway implements SlackGateway {

    private static final Gson GSON = GsonFactory.createSnakeCase();
    private static final int OK = 200;
    private static final String CONFIRMED = "is_email_confirmed";

    private final Slack slack;
    private final String botToken;
    private final MethodsClient methods;
    private final ResponseHosts responseHosts;
    private final MarkedMessages marked;
    private final SlackCalls calls;
    private volatile @Nullable Bot self;

    public WebSlackGateway(Slack slack, String botToken, InstantSource clock) {
        this.slack = slack;
        this.botToken = botToken;
        this.methods = slack.methods(botToken);
        this.responseHosts = new ResponseHosts(URI.create(slack.getConfig().getMethodsEndpointUrlPrefix()));
        this.calls = new SlackCalls(clock);
        this.marked = new MarkedMessages(methods, calls, this::whoAmI, clock);
    }

    @Override
    public Operation.Card post(Request.Place place, Card card, Optional<Mark> mark) {
        var answer = calls.call(
                "chat.postMessage " + place.channel(),
                () -> methods.chatPostMessage(post -> post.channel(place.channel())
                        .threadTs(thread(place))
                        .text(card.text())
                        .blocks(card.blocks())
                        .metadata(mark.map(MarkedMessages::metadata).orElse(null))));
        return new Operation.Card(answer.getChannel(), answer.getTs());
    }

    @Override
    public void update(Operation.Card message, Card card) {
        calls.call(
                "chat.update",
                () -> methods.chatUpdate(update -> update.channel(message.channel())
                        .ts(message.ts())
                        .text(card.text())
                        .blocks(card.blocks())));
    }

    /// Without `files.info`, for which the bot has no scope.
    @Override
    @SuppressWarnings("deprecation")
    public void share(Request.Place place, Snippet snippet) {
        try {
            calls.call(
                    "files.upload",
                    () -> methods.filesUploadV2(upload -> upload.channel(place.channel())
                            .threadTs(thread(place))
                            .filename(snippet.name())
                            .title(snippet.title())
                            .content(snippet.text())
                            .requestFileInfo(false)));
        } catch (SlackFilesUploadV2Exception e) {
            // It holds the addresses that were uploaded to, so that it is not kept as a cause.
            throw new SlackException(SlackException.Reason.OTHER, "files.upload: not taken", Duration.ZERO);
        }
    }

    @Override
    public void delete(Operation.Card message) {
        calls.call(
                "chat.delete",
                () -> methods.chatDelete(
                        delete -> delete.channel(message.channel()).ts(message.ts())));
    }

    @Override
    public void whisper(Request.Place place, String user, Card card) {
        calls.call(
                "chat.postEphemeral",
                () -> methods.chatPostEphemeral(post -> post.channel(place.channel())
                        .threadTs(thread(place))
                        .user(user)
                        .text(card.text())
                        .blocks(card.blocks())));
    }

    @Override
    public void respond(ResponseAddress address, Card card) {
        JsonObject body = new JsonObject();
        body.addProperty("response_type", "ephemeral");
        body.addProperty("replace_original", false);
        body.addProperty("text", card.text());
        body.add("blocks", GSON.toJsonTree(card.blocks()));
        send(address, body);
    }

    @Override
    public void replace(ResponseAddress address, Card card) {
        JsonObject body = new JsonObject();
        body.addProperty("replace_original", true);
        body.addProperty("text", card.text());
        body.add("blocks", GSON.toJsonTree(card.blocks()));
        send(address, body);
    }

    @Override
    public void dismiss(ResponseAddress address) {
        JsonObject body = new JsonObject();
        body.addProperty("delete_original", true);
        send(address, body);
    }

    private void send(ResponseAddress address, JsonObject body) {
        if (!responseHosts.allow(address)) {
            throw new SlackException(
                    SlackException.Reason.LINK_EXPIRED, "response address: not one of Slack's", Duration.ZERO);
        }
        WebhookResponse answer;
        try {
            answer = slack.send(address.url(), body.toString());
        } catch (IOException e) {
            throw new SlackException(SlackException.Reason.UNCERTAIN, "response address: no answer", Duration.ZERO);
        } catch (IllegalArgumentException e) {
            throw new SlackException(SlackException.Reason.LINK_EXPIRED, "response address: is none", Duration.ZERO);
        }
        if (answer.getCode() != OK) {
            throw new SlackException(
                    SlackException.Reason.LINK_EXPIRED, "response address: " + answer.getCode(), Duration.ZERO);
        }
    }

    @Override
    public Optional<Operation.Card> findMarked(Request.Place place, Mark mark, Instant since) {
        return marked.find(place, mark, since);
    }

    @Override
    public List<OperationId> cardsIn(Request.Place thread) {
        return marked.cardsIn(thread);
    }

    @Override
    public Profile profile(String user) {
        JsonObject json = calls.call(
                        "users.info",
                        () -> methods.postFormWithTokenAndParseResponse(
                                form -> form.add("user", user), "users.info", botToken, UserAnswer.class))
                .user;
        User found = GSON.fromJson(json, User.class);
        Optional<String> email = Optional.ofNullable(found.getProfile())
                .map(User.Profile::getEmail)
                .filter(address -> !address.isBlank() && !isUnconfirmed(json));
        Optional<String> enterprise =
                Optional.ofNullable(found.getEnterpriseUser()).map(User.EnterpriseUser::getEnterpriseId);
        return new Profile(user, Optional.ofNullable(found.getTeamId()).orElse(""), enterprise, email, kind(found));
    }

    /// The SDK's own class cannot tell an address that is not confirmed from a field that is not there.
    private static final class UserAnswer extends ApiTestResponse {
        private JsonObject user = new JsonObject();
    }

    /// Whoever has not confirmed an address may have typed somebody else's.
    private static boolean isUnconfirmed(JsonObject user) {
        return user.has(CONFIRMED)
                && !user.get(CONFIRMED).isJsonNull()
                && !user.get(CONFIRMED).getAsBoolean();
    }

    private static Profile.Kind kind(User user) {
        if (user.isDeleted()) {
            return Profile.Kind.DEACTIVATED;
        }
        // Slackbot says of itself that it is no bot.
        if (user.isBot() || user.isWorkflowBot() || "USLACKBOT".equals(user.getId())) {
            return Profile.Kind.BOT;
        }
        if (user.isStranger()) {
            return Profile.Kind.STRANGER;
        }
        return user.isRestricted() || user.isUltraRestricted() ? Profile.Kind.GUEST : Profile.Kind.MEMBER;
    }

    @Override
    public Channel channel(String id) {
        Conversation found = calls.call("conversations.info", () -> methods.conversationsInfo(info -> info.channel(id)))
                .getChannel();
        boolean open = (found.isIm() || found.isMember()) && !found.isArchived() && !found.isReadOnly();
        return new Channel(id, found.isIm(), open, found.isExtShared() || found.isPendingExtShared());
    }

    @Override
    public String openDirect(String user) {
        return calls.call("conversations.open", () -> methods.conversationsOpen(open -> open.users(List.of(user))))
                .getChannel()
                .getId();
    }

    @Override
    public Map<String, Set<String>> groups() {
        return calls
                .call("usergroups.list", () -> methods.usergroupsList(list -> list.includeUsers(true)))
                .getUsergroups()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Usergroup::getId, WebSlackGateway::members));
    }

    /// A group without members may come without the field.
    private static Set<String> members(Usergroup group) {
        return Optional.ofNullable(group.getUsers()).map(Set::copyOf).orElse(Set.of());
    }

    @Override
    public Bot whoAmI() {
        Bot known = self;
        if (known == null) {
            AuthTestResponse answer = calls.call("auth.test", () -> methods.authTest(test -> test));
            known = new Bot(answer.getTeamId(), answer.getUserId(), Optional.ofNullable(answer.getEnterpriseId()));
            self = known;
        }
        return known;
    }

    private static @Nullable String thread(Request.Place place) {
        return place.thread().isEmpty() ? null : place.thread();
    }
}
