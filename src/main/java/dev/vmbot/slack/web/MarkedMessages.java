package dev.vmbot.slack.web;

import com.slack.api.methods.MethodsClient;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.Request;
import dev.vmbot.slack.FreshAnswers;
import dev.vmbot.slack.Mark;
import dev.vmbot.slack.SlackGateway;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds a message of the bot again by its mark, in its metadata. Other apps can forge that, but not make such a
/// message editable for the bot, and nothing is decided by what a message says.
final class MarkedMessages {

    private static final String OPERATION = "operation";
    private static final String PART = "part";

    /// A card is posted within seconds after it is asked for; later messages need not be searched.
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 5;

    private final MethodsClient methods;
    private final SlackCalls calls;
    private final Supplier<SlackGateway.Bot> self;
    private final InstantSource clock;

    /// Many operations of one channel may be looked for at once, and Slack gives out 50 pages a minute.
    private final FreshAnswers<List<Message>> newest = new FreshAnswers<>(this::newest);

    MarkedMessages(MethodsClient methods, SlackCalls calls, Supplier<SlackGateway.Bot> self, InstantSource clock) {
        this.methods = methods;
        this.calls = calls;
        this.self = self;
        this.clock = clock;
    }

    static Message.Metadata metadata(Mark mark) {
        return Message.Metadata.builder()
                .eventType(mark.kind().eventType())
                .eventPayload(payload(mark))
                .build();
    }

    private static Map<String, Object> payload(Mark mark) {
        return Map.of(OPERATION, mark.operation().value(), PART, Integer.toString(mark.part()));
    }

    /// Any app may put the same metadata on a message of its own, which the bot could never edit: only its own counts.
    Optional<Operation.Card> find(Request.Place place, Mark mark, Instant since) {
        String bot = self.get().user();
        return messages(place, since).stream()
                .filter(message -> bot.equals(message.getUser()) && bears(message, mark))
                .map(message -> new Operation.Card(place.channel(), message.getTs()))
                .findFirst();
    }

    private List<Message> messages(Request.Place place, Instant since) {
        String oldest = timestamp(since.minus(SKEW));
        String latest = timestamp(since.plus(WINDOW));
        if (!place.thread().isEmpty()) {
            return pages(cursor -> replies(place, oldest, latest, cursor));
        }
        return since.isAfter(clock.instant().minus(WINDOW))
                ? newest.ask(place.channel())
                : pages(cursor -> history(place.channel(), oldest, latest, cursor));
    }

    /// All that has been said in a channel in a time that holds the window of whatever was begun in the last quarter of
    /// an hour.
    private List<Message> newest(String channel) {
        String oldest = timestamp(clock.instant().minus(WINDOW).minus(SKEW));
        return pages(cursor -> history(channel, oldest, null, cursor));
    }

    private static List<Message> pages(Function<@Nullable String, Page> pages) {
        List<Message> messages = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            Page found = pages.apply(cursor);
            messages.addAll(found.messages());
            cursor = found.next();
            if (cursor == null || cursor.isEmpty()) {
                break;
            }
        }
        return List.copyOf(messages);
    }

    /// Of the first page of a thread, with its head; only the bot's own messages count.
    List<OperationId> cardsIn(Request.Place thread) {
        String bot = self.get().user();
        return replies(thread, null, null, null).messages().stream()
                .filter(message -> bot.equals(message.getUser()))
                .map(Message::getMetadata)
                .filter(metadata -> metadata != null
                        && Mark.Kind.CARD.eventType().equals(metadata.getEventType())
                        && metadata.getEventPayload() != null)
                .map(metadata -> String.valueOf(metadata.getEventPayload().get(OPERATION)))
                .filter(OperationId::isPossible)
                .map(OperationId::new)
                .distinct()
                .toList();
    }

    private record Page(List<Message> messages, @Nullable String next) {

        private static Page of(List<Message> messages, @Nullable ResponseMetadata more) {
            return new Page(messages, more == null ? null : more.getNextCursor());
        }
    }

    private Page history(String channel, String oldest, @Nullable String latest, @Nullable String cursor) {
        var answer = calls.call(
                "conversations.history",
                () -> methods.conversationsHistory(history -> history.channel(channel)
                        .oldest(oldest)
                        .latest(latest)
                        .limit(PAGE)
                        .cursor(cursor)
                        .includeAllMetadata(true)));
        return Page.of(answer.getMessages(), answer.getResponseMetadata());
    }

    private Page replies(
            Request.Place place, @Nullable String oldest, @Nullable String latest, @Nullable String cursor) {
        var answer = calls.call(
                "conversations.replies",
                () -> methods.conversationsReplies(replies -> replies.channel(place.channel())
                        .ts(place.thread())
                        .oldest(oldest)
                        .latest(latest)
                        .limit(PAGE)
                        .cursor(cursor)
                        .includeAllMetadata(true)));
        return Page.of(answer.getMessages(), answer.getResponseMetadata());
    }

    private static boolean bears(Message message, Mark mark) {
        Message.Metadata metadata = message.getMetadata();
        return metadata != null
                && mark.kind().eventType().equals(metadata.getEventType())
                && payload(mark).equals(metadata.getEventPayload());
    }

    private static String timestamp(Instant time) {
        return String.format(Locale.ROOT, "%d.%06d", time.getEpochSecond(), time.getNano() / 1000);
    }
}
