package dev.vmbot.sandbox.slack;

import dev.vmbot.sandbox.slack.deliver.Deliveries;
import dev.vmbot.sandbox.slack.deliver.Delivery;
import dev.vmbot.sandbox.slack.deliver.Events;
import dev.vmbot.sandbox.slack.deliver.HttpPush;
import dev.vmbot.sandbox.slack.deliver.Sockets;
import dev.vmbot.sandbox.slack.web.Call;
import dev.vmbot.sandbox.slack.web.Faults;
import dev.vmbot.sandbox.slack.web.Faults.Fault;
import dev.vmbot.sandbox.slack.web.Faults.Moment;
import dev.vmbot.sandbox.slack.web.WebApi;
import dev.vmbot.sandbox.slack.world.Message;
import dev.vmbot.sandbox.slack.world.Person;
import dev.vmbot.sandbox.slack.world.Town;
import dev.vmbot.sandbox.slack.world.World;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A running Slack workspace. Thread-safe.
public final class SlackDouble implements AutoCloseable {

    public static final String BOT_TOKEN = WebApi.BOT_TOKEN;
    public static final String APP_TOKEN = WebApi.APP_TOKEN;
    public static final String SIGNING_SECRET = "sandbox-signing-secret";

    private final SlackOptions options;
    private final Vertx vertx;
    private final HttpServer server;
    private final World world;
    private final Sockets sockets;
    private final Deliveries deliveries;
    private final Events events;
    private final WebApi api;
    private final URI base;
    private final Set<String> tickets = ConcurrentHashMap.newKeySet();
    private final List<HttpPush> pushes = new CopyOnWriteArrayList<>();

    private SlackDouble(SlackOptions options) {
        this.options = options;
        var clock = options.rules().clock();
        world = new World(clock);
        Town.settle(world);
        sockets = new Sockets(new SplittableRandom(options.seed()), world::nudge);
        deliveries = new Deliveries(sockets, options.pace(), clock, world::nudge);
        events = new Events(world, options.subscriptions(), clock, deliveries::event);
        vertx = Vertx.vertx();
        server = vertx.createHttpServer(new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(options.port())
                .setMaxWebSocketFrameSize(1 << 20)
                .setMaxFormAttributeSize(1 << 20));
        var front = new AtomicReference<HttpFront>();
        server.requestHandler(request -> front.get().handle(request)).webSocketHandler(this::connect);
        Blocking.await(server.listen());
        base = options.front().orElseGet(() -> URI.create("http://127.0.0.1:" + server.actualPort()));
        api = new WebApi(world, options.rules(), base, this::ticket);
        front.set(new HttpFront(vertx, api));
        world.listen(events::publish);
    }

    public static SlackDouble start() {
        return start(SlackOptions.standard());
    }

    public static SlackDouble start(SlackOptions options) {
        return new SlackDouble(options);
    }

    /// What a client needs as the base address of the Web API; ends in `/api/`.
    public String apiUrl() {
        return base + "/api/";
    }

    /// Where it listens itself, whatever stands before it.
    public int port() {
        return server.actualPort();
    }

    public World world() {
        return world;
    }

    public WebApi api() {
        return api;
    }

    /// Acts as one of the people.
    public Actor as(String userId) {
        return as(world.requirePerson(userId));
    }

    /// Acts as somebody, whether Slack knows them or not.
    public Actor as(Person person) {
        return new Actor(this, person);
    }

    /// Delivers to this address instead of over Socket Mode.
    public HttpPush deliverTo(URI bot) {
        var push = new HttpPush(bot, SIGNING_SECRET, options.rules().clock());
        pushes.add(push);
        deliveries.through(push);
        return push;
    }

    /// The way over HTTP that is in use.
    ///
    /// @throws java.util.NoSuchElementException when nothing is delivered over HTTP
    public HttpPush push() {
        return pushes.getLast();
    }

    public Sockets sockets() {
        return sockets;
    }

    Deliveries delivering() {
        return deliveries;
    }

    public Events events() {
        return events;
    }

    SlackOptions options() {
        return options;
    }

    /// Attempts to hand something to the bot, in the order in which they ended.
    public List<Delivery> deliveries() {
        return deliveries.made();
    }

    /// Everything that stands in a channel, oldest first: replies too, ephemeral messages not.
    public List<Message> messages(String channel) {
        return world.messages().stream()
                .filter(message -> message.channel().equals(channel) && !message.isEphemeral())
                .toList();
    }

    /// A thread's first message and its replies; ephemeral ones not.
    public List<Message> thread(String channel, String ts) {
        return messages(channel).stream()
                .filter(message -> message.threadRoot().equals(ts))
                .toList();
    }

    /// What only this person sees, in all channels.
    public List<Message> ephemerals(String userId) {
        return world.messages().stream()
                .filter(message -> userId.equals(message.ephemeralTo()))
                .toList();
    }

    /// The message as it is now.
    ///
    /// @throws IllegalStateException when it has been deleted
    public Message now(Message message) {
        return world.findMessage(message.channel(), message.ts())
                .orElseThrow(() -> new IllegalStateException("message " + message.ts() + " is gone"));
    }

    /// Blocks until the condition holds.
    ///
    /// @throws AssertionError when it does not in time; the message shows what stands in the workspace
    public void await(Duration deadline, BooleanSupplier condition) {
        if (!world.await(deadline, condition)) {
            throw new AssertionError("not within " + deadline + "; the workspace shows:\n" + transcript());
        }
    }

    /// Blocks until such a message, ephemeral or not, is there, and returns the newest.
    public Message awaitMessage(Duration deadline, Predicate<Message> wanted) {
        await(deadline, () -> findLast(wanted).isPresent());
        return findLast(wanted).orElseThrow();
    }

    private Optional<Message> findLast(Predicate<Message> wanted) {
        return world.messages().reversed().stream().filter(wanted).findFirst();
    }

    /// Everything that can be read, one message after the other.
    public String transcript() {
        var lines = new StringBuilder();
        for (var message : world.messages()) {
            lines.append(message.channel()).append(' ').append(message.author().handle());
            lines.append(message.isEphemeral() ? " (only to " + message.ephemeralTo() + ")" : "");
            lines.append(message.isReply() ? " in thread " + message.threadTs() : "");
            lines.append(": ").append(message.readable()).append('\n');
        }
        return lines.toString();
    }

    /// Calls of the Web API that have been answered.
    public List<Call> calls(String method) {
        return api.calls().stream().filter(call -> call.method().equals(method)).toList();
    }

    public Faults faults() {
        return api.faults();
    }

    /// The next call of this method is not applied and answered with this HTTP status.
    ///
    /// @param retryAfter sent with a 429 only, in whole seconds, at least one
    public void failNext(String method, int status, Duration retryAfter) {
        faults().next(method, new Fault.Status(status, retryAfter));
    }

    /// The next call of this method is not applied and answered `ok: false`.
    public void failNext(String method, String error) {
        faults().next(method, new Fault.Code(error));
    }

    /// The next call of this method is applied, but its answer never arrives.
    public void loseAnswer(String method) {
        faults().next(method, new Fault.LostAnswer());
    }

    public void beforeAnswer(Consumer<Call> hook) {
        faults().hook(Moment.BEFORE_ANSWER, hook);
    }

    public void afterAnswer(Consumer<Call> hook) {
        faults().hook(Moment.AFTER_ANSWER, hook);
    }

    /// What Slack takes but nobody should send, such as blocks without a text.
    public List<String> warnings() {
        return api.warnings();
    }

    @Override
    public void close() {
        deliveries.close();
        api.close();
        pushes.forEach(HttpPush::close);
        Blocking.await(vertx.close());
    }

    private String ticket() {
        var ticket = UUID.randomUUID().toString();
        tickets.add(ticket);
        return "ws://" + base.getAuthority() + "/link/?ticket=" + ticket + "&app_id=A0VMBOT";
    }

    private void connect(ServerWebSocket socket) {
        var query = socket.query();
        if (query != null && tickets.removeIf(ticket -> query.contains("ticket=" + ticket + "&"))) {
            sockets.accept(socket);
        } else {
            socket.close((short) 1008, "unknown ticket");
        }
    }
}
