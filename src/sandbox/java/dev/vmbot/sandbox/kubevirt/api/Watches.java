package dev.vmbot.sandbox.kubevirt.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.ApiException;
import dev.vmbot.sandbox.kubevirt.store.Change;
import dev.vmbot.sandbox.kubevirt.store.InMemoryStore;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Watch;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The watches that are open, and what goes over them.
final class Watches {

    private static final Duration BOOKMARK_EVERY = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    /// Where events go: a WebSocket or a chunked answer. Used on its own event loop only.
    interface Sink {

        void send(String event);

        void end();
    }

    private final InMemoryStore store;
    private final Vertx vertx;
    private final Set<Open> open = ConcurrentHashMap.newKeySet();

    Watches(InMemoryStore store, Vertx vertx) {
        this.store = store;
        this.vertx = vertx;
    }

    /// Call it on the sink's event loop.
    ///
    /// @return to be run when the other side has gone
    Runnable begin(Dispatcher.Result.Watching watching, Call call, Sink sink) {
        var one = new Open(vertx.getOrCreateContext(), sink, watching.selection());
        open.add(one);
        try {
            one.watch = follow(watching, one::tell);
        } catch (ApiException e) {
            sink.send(event("ERROR", e.status()).toString());
            one.close();
            return () -> {};
        }
        if (call.parameter("allowWatchBookmarks").equals("true")) {
            one.timer = vertx.setPeriodic(BOOKMARK_EVERY.toMillis(), _ -> one.bookmark(watching));
        }
        one.end = vertx.setTimer(lifetime(call).toMillis(), _ -> one.close());
        return one::close;
    }

    private static Duration lifetime(Call call) {
        String seconds = call.parameter("timeoutSeconds");
        return seconds.isEmpty() ? LONGEST : Duration.ofSeconds(Long.parseLong(seconds));
    }

    private Watch follow(Dispatcher.Result.Watching watching, Consumer<Change> listener) {
        boolean fromNow = watching.from().isEmpty() || watching.from().equals("0");
        return fromNow
                ? store.watchAll(watching.resource(), listener)
                : store.watch(watching.resource(), Long.parseLong(watching.from()), listener);
    }

    /// Cuts all connections, as a restart of the API server does.
    void dropAll() {
        open.forEach(Open::dropSoon);
    }

    int count() {
        return open.size();
    }

    private static ObjectNode event(String type, ObjectNode object) {
        ObjectNode event = Json.object().put("type", type);
        event.set("object", object);
        return event;
    }

    private final class Open {

        private final Context context;
        private final Sink sink;
        private final Selection selection;
        private Watch watch = () -> {};
        private long timer = -1;
        private long end = -1;

        Open(Context context, Sink sink, Selection selection) {
            this.context = context;
            this.sink = sink;
            this.selection = selection;
        }

        /// Under the store's lock: only takes note, in order.
        void tell(Change change) {
            boolean before = change.type() != Change.Type.ADDED && selection.test(change.before());
            boolean after = change.type() != Change.Type.DELETED && selection.test(change.object());
            if (before || after) {
                Change.Type type = !after ? Change.Type.DELETED : before ? Change.Type.MODIFIED : Change.Type.ADDED;
                String text = event(type.name(), change.object()).toString();
                context.runOnContext(_ -> sink.send(text));
            }
        }

        void bookmark(Dispatcher.Result.Watching watching) {
            String text = store.locked(() -> {
                ObjectNode object = Json.object()
                        .put("kind", watching.resource().kind())
                        .put("apiVersion", watching.resource().apiVersion());
                object.putObject("metadata").put("resourceVersion", Long.toString(store.version()));
                return event("BOOKMARK", object).toString();
            });
            context.runOnContext(_ -> sink.send(text));
        }

        void dropSoon() {
            context.runOnContext(_ -> close());
        }

        void close() {
            if (open.remove(this)) {
                watch.close();
                vertx.cancelTimer(timer);
                vertx.cancelTimer(end);
                sink.end();
            }
        }
    }
}
