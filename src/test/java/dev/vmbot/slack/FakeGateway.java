package dev.vmbot.slack;

import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.Request;
import dev.vmbot.slack.card.Card;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Slack's channels in memory, with failures to order.
public final class FakeGateway implements SlackGateway {

    /// A call that changes something, as it was made.
    public record Sent(String what, String channel, String thread, Card card) {}

    private final List<Sent> sent = new ArrayList<>();
    private final Map<String, Profile> profiles = new HashMap<>();
    private final Map<Mark, Operation.Card> marks = new HashMap<>();
    private final Map<String, Deque<SlackException>> failures = new HashMap<>();
    private final Set<String> answersLost = new java.util.HashSet<>();
    private final List<Operation.Card> deleted = new ArrayList<>();
    private final Map<String, Runnable> interruptions = new HashMap<>();
    private final List<String> opened = new ArrayList<>();
    private final Set<String> closed = new java.util.HashSet<>();
    private final Set<String> full = new java.util.HashSet<>();
    private BooleanSupplier isBack = () -> true;
    final Map<String, Set<String>> groups = new HashMap<>();
    int groupCalls;
    private int messages;

    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    List<Operation.Card> deleted() {
        return List.copyOf(deleted);
    }

    /// People with whom a direct message was opened.
    public List<String> opened() {
        return List.copyOf(opened);
    }

    /// The bot cannot post there.
    public void close(String channel) {
        closed.add(channel);
    }

    /// No message is taken there for a minute, which lasts as long as this.
    public void fill(String channel) {
        full.add(channel);
    }

    /// No connection comes about before.
    public void goAwayUntil(BooleanSupplier back) {
        isBack = back;
    }

    /// Others read every channel too.
    public void shareAll() {
        isShared = true;
    }

    public void know(Profile profile) {
        profiles.put(profile.user(), profile);
    }

    /// The next call of this kind (`update`, `post`, `open`, `whisper` …) fails so, and nothing is done.
    public void failNext(String what, SlackException.Reason reason, Duration retryAfter) {
        failures.computeIfAbsent(what, _ -> new ArrayDeque<>())
                .add(new SlackException(reason, "as ordered", retryAfter));
    }

    /// Comes before the next call of this kind; `search` is one too.
    void beforeNext(String what, Runnable interruption) {
        interruptions.put(what, interruption);
    }

    /// The next call is done, but nobody is told.
    void loseAnswer(String what) {
        answersLost.add(what);
    }

    List<String> texts(String what) {
        return sent.stream()
                .filter(call -> call.what().equals(what))
                .map(call -> call.card().text())
                .toList();
    }

    @Override
    public Operation.Card post(Request.Place place, Card card, Optional<Mark> mark) {
        fail("post");
        if (full.contains(place.channel())) {
            throw new SlackException(SlackException.Reason.RATE_LIMITED, "as ordered", Duration.ofMinutes(1));
        }
        sent.add(new Sent("post", place.channel(), place.thread(), card));
        var message = new Operation.Card(place.channel(), "1700000000.%06d".formatted(++messages));
        mark.ifPresent(id -> marks.put(id, message));
        lose("post");
        return message;
    }

    @Override
    public void update(Operation.Card message, Card card) {
        fail("update");
        sent.add(new Sent("update", message.channel(), "", card));
        lose("update");
    }

    @Override
    public void delete(Operation.Card message) {
        fail("delete");
        deleted.add(message);
    }

    @Override
    public Optional<Operation.Card> findMarked(Request.Place place, Mark mark, Instant since) {
        fail("search");
        return Optional.ofNullable(marks.get(mark))
                .filter(card -> card.channel().equals(place.channel()));
    }

    /// A card that somebody else has posted.
    public void showCard(OperationId operation, Operation.Card card) {
        marks.put(Mark.card(operation), card);
    }

    @Override
    public List<OperationId> cardsIn(Request.Place thread) {
        fail("thread");
        return marks.entrySet().stream()
                .filter(one -> one.getKey().kind() == Mark.Kind.CARD)
                .filter(one -> one.getValue().equals(new Operation.Card(thread.channel(), thread.thread())))
                .map(one -> one.getKey().operation())
                .toList();
    }

    @Override
    public String openDirect(String user) {
        fail("open");
        opened.add(user);
        return "D" + user;
    }

    private void fail(String what) {
        Optional.ofNullable(interruptions.remove(what)).ifPresent(Runnable::run);
        if (!isBack.getAsBoolean()) {
            throw new SlackException(SlackException.Reason.UNCERTAIN, "away", Duration.ZERO);
        }
        Deque<SlackException> ordered = failures.getOrDefault(what, new ArrayDeque<>());
        if (!ordered.isEmpty()) {
            throw ordered.poll();
        }
    }

    private void lose(String what) {
        if (answersLost.remove(what)) {
            throw new SlackException(SlackException.Reason.UNCERTAIN, "as ordered", Duration.ZERO);
        }
    }

    @Override
    public void whisper(Request.Place place, String user, Card card) {
        fail("whisper");
        sent.add(new Sent("whisper", place.channel(), place.thread(), card));
    }

    @Override
    public void respond(ResponseAddress address, Card card) {
        fail("respond");
        sent.add(new Sent("respond", "", "", card));
    }

    @Override
    public void replace(ResponseAddress address, Card card) {
        sent.add(new Sent("replace", "", "", card));
    }

    @Override
    public void dismiss(ResponseAddress address) {}

    @Override
    public Profile profile(String user) {
        fail("profile");
        return Optional.ofNullable(profiles.get(user))
                .orElseThrow(() -> new SlackException(SlackException.Reason.NOBODY, "as ordered", Duration.ZERO));
    }

    final java.util.List<Snippet> shared = new java.util.ArrayList<>();
    final java.util.List<Request.Place> sharedIn = new java.util.ArrayList<>();
    boolean isShared;

    @Override
    public void share(Request.Place place, Snippet snippet) {
        fail("share");
        shared.add(snippet);
        sharedIn.add(place);
    }

    /// Open to the bot unless [#close] says otherwise, and to no other workspace unless [#isShared] says so.
    @Override
    public Channel channel(String id) {
        fail("channel");
        return new Channel(id, id.startsWith("D"), !closed.contains(id), isShared);
    }

    @Override
    public Map<String, Set<String>> groups() {
        fail("groups");
        groupCalls++;
        return Map.copyOf(groups);
    }

    @Override
    public Bot whoAmI() {
        throw new UnsupportedOperationException();
    }
}
