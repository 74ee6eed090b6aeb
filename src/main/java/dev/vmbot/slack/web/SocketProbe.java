package dev.vmbot.slack.web;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.ProxyUrlUtil;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.websocket.ClientEndpointConfig;
import javax.websocket.CloseReason;
import javax.websocket.DeploymentException;
import javax.websocket.Endpoint;
import javax.websocket.EndpointConfig;
import javax.websocket.MessageHandler;
import javax.websocket.Session;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.core.HandshakeException;
import org.jspecify.annotations.Nullable;

/// Opens a socket as the bot's own client does, waits for Slack's `hello`, and hangs up. What Slack delivers over it
/// meanwhile is not acknowledged: it delivers events again, to a bot; whoever sent a command or pressed in that moment
/// sees an error and does it again.
final class SocketProbe {

    private static final int DEEPEST = 20;

    private final SlackConfig config;
    private final Duration patience;

    /// @param config names the proxy
    /// @param patience for all of it
    SocketProbe(SlackConfig config, Duration patience) {
        this.config = config;
        this.patience = patience;
    }

    /// @param address with the ticket that Slack gave
    /// @return what is wrong, without the address; empty when Slack has said hello
    Optional<String> findTrouble(URI address) {
        var line = new Line();
        Thread.ofVirtual().name("socket-probe").start(() -> line.connect(client(), address));
        try {
            String outcome = line.outcome.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (outcome == null) {
                outcome = line.isOpen() ? "it was opened, but Slack did not say hello in time" : "no answer in time";
            }
            return Optional.of(outcome).filter(trouble -> !trouble.equals(Line.HELLO));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        } finally {
            line.hangUp();
        }
    }

    /// By the proxy that the SDK's client takes.
    private ClientManager client() {
        ClientManager client = ClientManager.createClient();
        if (config.getProxyUrl() != null) {
            ProxyUrlUtil.ProxyUrl proxy = ProxyUrlUtil.parse(config.getProxyUrl());
            client.getProperties().put(ClientProperties.PROXY_URI, proxy.toUrlWithoutUserAndPassword());
            Map<String, String> headers = new HashMap<>();
            if (proxy.getUsername() != null && proxy.getPassword() != null) {
                ProxyUrlUtil.setProxyAuthorizationHeader(headers, proxy);
            }
            client.getProperties().put(ClientProperties.PROXY_HEADERS, headers);
        }
        return client;
    }

    private static final class Line extends Endpoint implements MessageHandler.Whole<String> {

        static final String HELLO = "";

        private final BlockingQueue<String> outcome = new ArrayBlockingQueue<>(1);
        private @Nullable Session session;
        private boolean over;

        void connect(ClientManager client, URI address) {
            try {
                client.connectToServer(
                        this, ClientEndpointConfig.Builder.create().build(), address);
            } catch (DeploymentException | IOException | RuntimeException e) {
                // The top of this thread: whatever it is, it is what is wrong.
                settle(words(e));
            }
        }

        @Override
        public void onOpen(Session opened, EndpointConfig config) {
            opened.addMessageHandler(this);
            if (!keep(opened)) {
                close(opened);
            }
        }

        private synchronized boolean keep(Session opened) {
            session = opened;
            return !over;
        }

        @Override
        public void onMessage(String message) {
            String type = field(message, "type");
            if (type.equals("hello")) {
                settle(HELLO);
            } else if (type.equals("disconnect")) {
                settle("Slack hung up: " + field(message, "reason"));
            }
        }

        @Override
        public void onClose(Session closed, CloseReason reason) {
            settle("it was closed before Slack said hello");
        }

        @Override
        public void onError(Session failed, Throwable failure) {
            settle(words(failure));
        }

        private void settle(String found) {
            // Only the first counts: the queue holds one.
            var _ = outcome.offer(found);
        }

        synchronized boolean isOpen() {
            return session != null;
        }

        synchronized void hangUp() {
            over = true;
            if (session != null) {
                close(session);
            }
        }

        private static void close(Session open) {
            try {
                open.close();
            } catch (IOException _) {
                // It is gone all the same.
            }
        }

        private static String field(String message, String name) {
            try {
                JsonObject object = JsonParser.parseString(message).getAsJsonObject();
                return Optional.ofNullable(object.get(name))
                        .filter(JsonElement::isJsonPrimitive)
                        .map(JsonElement::getAsString)
                        .orElse("");
            } catch (JsonParseException | IllegalStateException _) {
                return "";
            }
        }

        /// No message of an exception: it may hold the address.
        private static String words(Throwable failure) {
            Throwable deepest = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                    .limit(DEEPEST)
                    .reduce(failure, (_, cause) -> cause);
            return deepest instanceof HandshakeException refused && refused.getHttpStatusCode() > 0
                    ? "HTTP " + refused.getHttpStatusCode()
                    : deepest.getClass().getSimpleName();
        }
    }
}
