package dev.vmbot.kube.connection;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices that the other end of a WebSocket is gone, also without a word, as when the node of an API
/// server is lost: pings, and breaks the connection off when an interval passes without a frame. Otherwise
/// a watch would stay deaf until fabric8 renews it by itself, after 5 to 10 minutes. That happened with an
/// ordinary end too, when it met a message that was being handled (seen with JDK 25). An end that has never
/// answered a ping is not held to it.
final class Heartbeat implements WebSocket.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final WebSocket.Listener listener;
    private final ScheduledExecutorService timer;
    private final Duration interval;
    private volatile boolean answers;
    private volatile boolean heard;
    private volatile @Nullable ScheduledFuture<?> beat;

    Heartbeat(WebSocket.Listener listener, ScheduledExecutorService timer, Duration interval) {
        this.listener = listener;
        this.timer = timer;
        this.interval = interval;
    }

    @Override
    public void onOpen(WebSocket socket) {
        listener.onOpen(socket);
        heard = true;
        beat = timer.scheduleAtFixedRate(() -> beat(socket), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// One that this side has closed is left to the client, which breaks it off when the other end does not
    /// answer.
    void beat(WebSocket socket) {
        if (socket.isInputClosed() || (answers && !heard && !socket.isOutputClosed())) {
            LOG.atWarn().log("a watch's connection is dead, renewing it");
            socket.abort();
            onError(socket, new IOException("nothing heard from the other end"));
        } else if (!socket.isOutputClosed()) {
            heard = false;
            var _ = socket.sendPing(ByteBuffer.allocate(0));
        }
    }

    private void end() {
        ScheduledFuture<?> current = beat;
        if (current != null) {
            current.cancel(false);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        heard = true;
        return listener.onText(socket, data, last);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        heard = true;
        return listener.onBinary(socket, data, last);
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        heard = true;
        return listener.onPing(socket, message);
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        heard = true;
        answers = true;
        return listener.onPong(socket, message);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        end();
        return listener.onClose(socket, code, reason);
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        end();
        listener.onError(socket, failure);
    }
}
