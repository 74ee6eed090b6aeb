package dev.vmbot.sandbox.slack.web;

import dev.vmbot.sandbox.slack.web.Faults.Fault;
import dev.vmbot.sandbox.slack.web.Faults.Moment;
import dev.vmbot.sandbox.slack.world.World;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// All methods, behind token, scope, rate limit and fault. Thread-safe; calls block while a latency is set.
public final class WebApi {

    public static final String BOT_TOKEN = "xoxb-sandbox-bot-token";
    public static final String APP_TOKEN = "xapp-sandbox-app-token";
    private static final String OPEN = "apps.connections.open";

    private final World world;
    private final Access access;
    private final InstantSource clock;
    private final boolean limited;
    private final Composer composer = new Composer();
    private final RateLimits limits = new RateLimits();
    private final Faults faults = new Faults();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Method> methods = new HashMap<>();
    private final FileMethods files;
    private final ResponseUrls responses;
    private final CountDownLatch closing = new CountDownLatch(1);

    /// @param base address of the server; upload and response addresses are under it
    /// @param socket hands out the address of a new Socket Mode connection
    public WebApi(World world, Rules rules, URI base, Supplier<String> socket) {
        this.world = world;
        this.access = new Access(world, rules.scopes());
        this.clock = rules.clock();
        this.limited = rules.rateLimits();
        this.files = new FileMethods(access, base);
        this.responses = new ResponseUrls(access, composer, clock, base);
        methods.putAll(new ChatMethods(access, composer).all());
        methods.putAll(new ConversationMethods(access).all());
        methods.putAll(new PeopleMethods(access).all());
        methods.putAll(files.all());
        methods.put(OPEN, _ -> new JsonObject().put("url", socket.get()));
    }

    /// How strict the API is.
    ///
    /// @param scopes of the bot token
    /// @param rateLimits whether too many calls are answered with 429
    public record Rules(Set<String> scopes, boolean rateLimits, InstantSource clock) {

        public Rules {
            scopes = Set.copyOf(scopes);
        }
    }

    public Faults faults() {
        return faults;
    }

    public ResponseUrls responses() {
        return responses;
    }

    /// Every call that has been answered, in the order of the answers.
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<String> warnings() {
        return composer.warnings();
    }

    /// Answers a call and hands the answer to `sender` between the hooks.
    public void handle(String method, String token, JsonObject arguments, Consumer<Answer> sender) {
        serve(Call.received(method, arguments, clock.instant()), () -> invoke(method, token, arguments), sender);
    }

    /// Takes a post to a response address; it is logged as a call of `response_url`.
    public void respond(String id, JsonObject body, Consumer<Answer> sender) {
        serve(Call.received("response_url", body, clock.instant()), () -> responses.receive(id, body), sender);
    }

    /// @return whether the bytes were taken
    public boolean upload(String id, String content, int length) {
        return files.receive(id, content, length);
    }

    /// Ends all delays.
    public void close() {
        closing.countDown();
    }

    private void serve(Call call, Supplier<Answer> action, Consumer<Answer> sender) {
        faults.run(Moment.RECEIVED, call);
        delay(faults.latencyOf(call.method()));
        var answer = answer(call, action);
        var answered = call.answered(answer);
        faults.run(Moment.BEFORE_ANSWER, answered);
        calls.add(answered);
        world.nudge();
        sender.accept(answer);
        faults.run(Moment.AFTER_ANSWER, answered);
    }

    private Answer answer(Call call, Supplier<Answer> action) {
        var fault = faults.take(call.method());
        if (fault.isPresent()) {
            return faulty(fault.get(), action);
        }
        var counted = limited && !call.method().equals("response_url");
        return counted ? limits.admit(call).map(Answer::tooMany).orElseGet(action) : action.get();
    }

    private static Answer faulty(Fault fault, Supplier<Answer> action) {
        return switch (fault) {
            case Fault.Status(var status, var retryAfter) ->
                status == 429 ? Answer.tooMany(retryAfter) : Answer.failed(status);
            case Fault.Code(var error) -> Answer.of(new SlackError(error));
            case Fault.LostAnswer() -> {
                var withheld = action.get();
                yield new Answer(Answer.CUT, withheld.body(), Map.of());
            }
        };
    }

    private Answer invoke(String name, String token, JsonObject arguments) {
        try {
            authenticate(name, token);
            var method = methods.get(name);
            if (method == null) {
                throw new SlackError("unknown_method");
            }
            var body = method.call(new Arguments(arguments)).put("ok", true);
            return new Answer(200, body, Map.of("X-OAuth-Scopes", access.provided()));
        } catch (SlackError error) {
            return new Answer(200, error.body(), Map.of("X-OAuth-Scopes", access.provided()));
        }
    }

    private static void authenticate(String method, String token) {
        if (token.isEmpty()) {
            throw new SlackError("not_authed");
        }
        if (!token.equals(BOT_TOKEN) && !token.equals(APP_TOKEN)) {
            throw new SlackError("invalid_auth");
        }
        if (method.equals(OPEN) != token.equals(APP_TOKEN)) {
            throw new SlackError("not_allowed_token_type");
        }
    }

    private void delay(Duration delay) {
        try {
            // Counts down only when the double closes, so this is a pause that a closing double cuts short.
            var ignored = delay.isZero() || closing.await(delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
