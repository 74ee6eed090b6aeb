package dev.vmbot.kube.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HeartbeatTest {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<String> story = new ArrayList<>();
    private final Heartbeat heartbeat = new Heartbeat(new Listener(), timer, Duration.ofDays(1));
    private final Socket socket = new Socket();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void breaksOffAConnectionThatAnsweredAndFellSilent() {
        heartbeat.beat(socket);
        heartbeat.onPong(socket, ByteBuffer.allocate(0));
        heartbeat.beat(socket);
        assertThat(story).containsExactly("ping", "pong", "ping");

        heartbeat.beat(socket);

        assertThat(story).containsExactly("ping", "pong", "ping", "abort", "error");
    }

    @Test
    void takesAnythingForASignOfLife() {
        heartbeat.beat(socket);
        heartbeat.onPong(socket, ByteBuffer.allocate(0));
        heartbeat.beat(socket);
        heartbeat.onText(socket, "event", true);

        heartbeat.beat(socket);

        assertThat(story).containsExactly("ping", "pong", "ping", "text", "ping");
    }

    @Test
    void doesNotHoldAnEndToWhatItNeverAnswered() {
        heartbeat.beat(socket);
        heartbeat.beat(socket);
        heartbeat.beat(socket);

        assertThat(story).containsExactly("ping", "ping", "ping");
    }

    @Test
    void tellsOfAnEndThatNobodyWasToldOf() {
        socket.inputClosed = true;

        heartbeat.beat(socket);

        assertThat(story).containsExactly("abort", "error");
    }

    @Test
    void leavesAConnectionAloneThatThisSideIsClosing() {
        heartbeat.beat(socket);
        heartbeat.onPong(socket, ByteBuffer.allocate(0));
        heartbeat.beat(socket);
        socket.outputClosed = true;

        heartbeat.beat(socket);

        assertThat(story).containsExactly("ping", "pong", "ping");
    }

    private final class Listener implements WebSocket.Listener {

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket to, CharSequence data, boolean last) {
            story.add("text");
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket to, ByteBuffer message) {
            story.add("pong");
            return null;
        }

        @Override
        public void onError(WebSocket to, Throwable failure) {
            story.add("error");
        }
    }

    private final class Socket implements WebSocket {

        private boolean inputClosed;
        private boolean outputClosed;

        @Override
        public CompletableFuture<WebSocket> sendText(CharSequence data, boolean last) {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public CompletableFuture<WebSocket> sendBinary(ByteBuffer data, boolean last) {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public CompletableFuture<WebSocket> sendPing(ByteBuffer message) {
            story.add("ping");
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public CompletableFuture<WebSocket> sendPong(ByteBuffer message) {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public CompletableFuture<WebSocket> sendClose(int code, String reason) {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public void request(long number) {}

        @Override
        public String getSubprotocol() {
            return "";
        }

        @Override
        public boolean isOutputClosed() {
            return outputClosed;
        }

        @Override
        public boolean isInputClosed() {
            return inputClosed;
        }

        @Override
        public void abort() {
            story.add("abort");
        }
    }
}
