package dev.vmbot.sandbox.kubevirt.api;

import dev.vmbot.sandbox.kubevirt.store.ApiException;
import dev.vmbot.sandbox.kubevirt.store.InMemoryStore;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Key;
import dev.vmbot.sandbox.kubevirt.virt.VirtApi;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// The HTTP server. Requests are worked on by virtual threads, so that a hook or a delay holds up
/// nobody else; answers and watch events go out on Vert.x's event loops.
public final class KubeApi implements AutoCloseable {

    private static final long START_SECONDS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("kube-api-", 0).factory());
    private final RequestLog log = new RequestLog();
    private final Faults faults = new Faults();
    private final Dispatcher dispatcher;
    private final Identities identities;
    private final Watches watches;
    private final Warmth warmth = new Warmth();
    private final Port port;

    /// @param port 0 for any free one
    /// @param virtApiDown whether the subresources answer 503
    /// @param logs what a pod has printed
    public KubeApi(InMemoryStore store, int port, BooleanSupplier virtApiDown, Function<Key, String> logs) {
        var rbac = new Rbac(store, warmth);
        identities = new Identities(rbac);
        dispatcher = new Dispatcher(store, rbac, new SubresourceCalls(new VirtApi(store)), virtApiDown, warmth, logs);
        watches = new Watches(store, vertx);
        this.port = new Port(vertx, port, this::receive);
    }

    /// Refuses connections, and cuts those that are open, until [#comeBack].
    public void goAway() {
        port.close();
    }

    /// Serves again, on the same port: objects at once, as others than `system:masters` after `rules`, and the
    /// aggregated API after `aggregation`; seen on a real control plane (0.5 to 1.2 s for the latter).
    public void comeBack(Duration rules, Duration aggregation) {
        warmth.begin(rules, aggregation);
        port.open();
    }

    public String url() {
        return "http://127.0.0.1:" + port.number();
    }

    public RequestLog log() {
        return log;
    }

    public Faults faults() {
        return faults;
    }

    public String adminToken() {
        return identities.tokenFor(identities.admin());
    }

    public String tokenFor(String user, List<String> groups) {
        return identities.tokenFor(User.authenticated(user, groups));
    }

    public void dropWatches() {
        watches.dropAll();
    }

    public int openWatches() {
        return watches.count();
    }

    private void receive(HttpServerRequest request) {
        Context context = vertx.getOrCreateContext();
        if ("websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            request.pause();
            workers.execute(() -> work(context, request, ""));
        } else {
            request.body().onSuccess(body -> workers.execute(() -> work(context, request, body.toString())));
        }
    }

    private void work(Context context, HttpServerRequest request, String body) {
        var call = new Call(
                request.method().name(),
                Objects.requireNonNullElse(request.path(), "/"),
                request.params(),
                request.headers(),
                body);
        Optional<Target> target = Target.find(call.path());
        Optional<Reply> refusal = Optional.empty();
        User user = User.ANONYMOUS;
        try {
            user = identities.of(call, target.map(found -> found.access(call)).orElse(NOWHERE));
        } catch (ApiException e) {
            refusal = Optional.of(Reply.of(e));
        }
        var logged =
                new LoggedRequest(call.method(), call.path(), queryOf(request), user.name(), Instant.now(), body, 0);
        var exchange = new Exchange(context, request, call, logged);
        if (refusal.isPresent()) {
            exchange.answer(refusal.get());
        } else {
            serve(exchange, target, user);
        }
    }

    private static final Access NOWHERE = new Access("get", "", "", "", "", "");

    private static String queryOf(HttpServerRequest request) {
        String query = request.query();
        return query == null ? "" : query;
    }

    private void serve(Exchange exchange, Optional<Target> target, User user) {
        long write = exchange.logged.isWrite() ? faults.countWrite() : -1;
        faults.run(write, Faults.Moment.BEFORE_ANSWER);
        Optional<Integer> failure = faults.takeFailure(exchange.logged, false);
        Dispatcher.Result result = failure.isPresent()
                ? new Dispatcher.Result.Answer(failed(failure.get()))
                : result(exchange.call, target, user);
        Optional<Integer> loss = faults.takeFailure(exchange.logged, true);
        pauseForLatency();
        switch (result) {
            case Dispatcher.Result.Answer(var reply) ->
                exchange.answer(loss.map(KubeApi::failed).orElse(reply));
            case Dispatcher.Result.Watching watching -> exchange.watch(watching);
        }
        faults.run(write, Faults.Moment.AFTER_ANSWER);
    }

    private Dispatcher.Result result(Call call, Optional<Target> target, User user) {
        return Discovery.find(call.path())
                .<Dispatcher.Result>map(reply -> new Dispatcher.Result.Answer(dispatcher.ifServed(call, reply)))
                .orElseGet(() -> dispatcher.handle(call, target, user));
    }

    private static Reply failed(int code) {
        return code == Faults.DROP
                ? new Reply(Faults.DROP, "", "")
                : Reply.of(ApiException.of(code, "InternalError", "Internal error occurred: asked for by the test"));
    }

    private void pauseForLatency() {
        try {
            Thread.sleep(faults.latency());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A request that waits for its answer.
    private final class Exchange {

        private final Context context;
        private final HttpServerRequest request;
        private final Call call;
        private final LoggedRequest logged;

        Exchange(Context context, HttpServerRequest request, Call call, LoggedRequest logged) {
            this.context = context;
            this.request = request;
            this.call = call;
            this.logged = logged;
        }

        /// Returns when it is on its way.
        void answer(Reply reply) {
            log.add(new LoggedRequest(
                    logged.method(),
                    logged.path(),
                    logged.query(),
                    logged.user(),
                    logged.at(),
                    logged.body(),
                    reply.code()));
            var sent = new CountDownLatch(1);
            context.runOnContext(_ -> {
                if (reply.code() == Faults.DROP) {
                    request.connection().close();
                    sent.countDown();
                } else {
                    send(reply, sent::countDown);
                }
            });
            await(sent);
        }

        private void send(Reply reply, Runnable sent) {
            HttpServerResponse response = request.response().setStatusCode(reply.code());
            if (!reply.type().isEmpty()) {
                response.putHeader(HttpHeaders.CONTENT_TYPE, reply.type());
            }
            if (call.method().equals("PATCH")
                    || call.method().equals("PUT")
                    || call.method().equals("POST")) {
                warnOfLegacy(response);
            }
            response.end(Buffer.buffer(reply.body())).onComplete(_ -> sent.run());
        }

        private void warnOfLegacy(HttpServerResponse response) {
            boolean legacy = call.path().contains("/kubevirt.io/v1/")
                    && call.body().startsWith("{")
                    && Json.has(Json.parse(call.body()), "spec", "running");
            if (legacy) {
                response.putHeader(
                        "Warning", "299 - \"spec.running is deprecated, please use spec.runStrategy instead.\"");
            }
        }

        private static void await(CountDownLatch sent) {
            try {
                boolean _ = sent.await(START_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void watch(Dispatcher.Result.Watching watching) {
            log.add(logged);
            context.runOnContext(_ -> {
                if ("websocket".equalsIgnoreCase(call.header("Upgrade"))) {
                    request.toWebSocket().onSuccess(socket -> overWebSocket(watching, socket));
                } else {
                    overHttp(watching);
                }
            });
        }

        private void overWebSocket(Dispatcher.Result.Watching watching, ServerWebSocket socket) {
            Runnable end = watches.begin(watching, call, new Watches.Sink() {
                @Override
                public void send(String event) {
                    socket.writeTextMessage(event);
                }

                @Override
                public void end() {
                    socket.close();
                }
            });
            socket.closeHandler(_ -> end.run());
        }

        private void overHttp(Dispatcher.Result.Watching watching) {
            HttpServerResponse response = request.response().setChunked(true);
            response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
            Runnable end = watches.begin(watching, call, new Watches.Sink() {
                @Override
                public void send(String event) {
                    response.write(event + "\n");
                }

                @Override
                public void end() {
                    response.end();
                }
            });
            response.closeHandler(_ -> end.run());
        }
    }

    @Override
    public void close() {
        watches.dropAll();
        workers.shutdownNow();
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the Kubernetes API did not close", e);
        }
    }
}
