package dev.vmbot.slack.transport;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.impl.SocketModeClientTyrusImpl;
import dev.vmbot.slack.SlackException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Socket Mode. The SDK's client reconnects by itself when Slack asks for it or the line goes dead; one thread of ours
/// watches it, and builds a new client when that has not helped for a while, or when none could be built at all.
///
/// The pings are the client's own; a connection that is never verified counts as dead.
public final class SocketTransport implements SlackTransport {

    private static final Logger LOG = LoggerFactory.getLogger(SocketTransport.class);

    /// The client keeps to itself why a socket could not be opened, or was lost.
    private static final String SILENT = "no answer on the socket";

    private final Slack slack;
    private final String appToken;
    private final Pace pace;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Envelopes envelopes;
    private volatile @Nullable Thread watch;
    private volatile @Nullable SocketModeClient client;
    private volatile boolean connected;
    private volatile String failure = "";

    /// @param check between two looks at the connection
    /// @param patience how long a dead connection is left to the client before a new one is built
    /// @param leastWait before the first new attempt; doubles up to `mostWait`
    public record Pace(Duration check, Duration patience, Duration leastWait, Duration mostWait) {

        /// `apps.connections.open` is meant to be called about once a minute, with short bursts allowed.
        public static final Pace STANDARD =
                new Pace(Duration.ofSeconds(5), Duration.ofSeconds(45), Duration.ofSeconds(2), Duration.ofSeconds(60));
    }

    public SocketTransport(Slack slack, String appToken, InstantSource clock) {
        this(slack, appToken, clock, Pace.STANDARD);
    }

    SocketTransport(Slack slack, String appToken, InstantSource clock, Pace pace) {
        this.slack = slack;
        this.appToken = appToken;
        this.clock = clock;
        this.pace = pace;
    }

    @Override
    public void start(App app) {
        var taking = new Envelopes(app, clock);
        envelopes = taking;
        watch = Thread.ofVirtual().name("slack-socket").start(() -> run(taking));
    }

    @Override
    public Health health() {
        Envelopes taking = envelopes;
        return new Health(connected, taking == null ? Optional.empty() : taking.last(), failure);
    }

    private void run(Envelopes envelopes) {
        Duration wait = pace.leastWait();
        while (!isClosing(Duration.ZERO)) {
            try {
                Instant begun = clock.instant();
                watch(open(envelopes));
                if (begun.plus(pace.patience()).plus(pace.patience()).isBefore(clock.instant())) {
                    wait = pace.leastWait();
                }
            } catch (IOException | SlackApiException | URISyntaxException | RuntimeException e) {
                // The top of this thread: without it the bot would be deaf for good.
                failure = kind(e);
                LOG.atWarn().addKeyValue("error", failure).log("connecting to slack failed");
            } finally {
                connected = false;
                hangUp();
            }
            if (isClosing(wait)) {
                return;
            }
            wait = wait.multipliedBy(2).compareTo(pace.mostWait()) < 0 ? wait.multipliedBy(2) : pace.mostWait();
        }
    }

    /// The words of an exception may hold the address with its ticket, and of Slack's answer only the code is wanted.
    private static String kind(Exception thrown) {
        return switch (thrown) {
            case SlackException refused -> String.valueOf(refused.getMessage());
            case SlackApiException answered -> "HTTP " + answered.getResponse().code();
            default -> thrown.getClass().getSimpleName();
        };
    }

    private SocketModeClient open(Envelopes envelopes) throws IOException, SlackApiException, URISyntaxException {
        AppsConnectionsOpenResponse answer = slack.methods(appToken).appsConnectionsOpen(request -> request);
        if (!answer.isOk()) {
            String error = String.valueOf(answer.getError());
            throw new SlackException(SlackException.reasonOf(error), "apps.connections.open: " + error, Duration.ZERO);
        }
        SocketModeClient opened = new SocketModeClientTyrusImpl(slack, appToken, answer.getUrl());
        client = opened;
        opened.addWebSocketMessageListener(message -> envelopes.take(message, opened));
        opened.connect();
        return opened;
    }

    /// Returns when the connection has been dead for too long.
    private void watch(SocketModeClient watched) {
        Instant alive = clock.instant();
        while (alive.plus(pace.patience()).isAfter(clock.instant())) {
            boolean now = watched.verifyConnection();
            if (now != connected) {
                LOG.atInfo().addKeyValue("connected", now).log("slack socket changed");
            }
            connected = now;
            failure = now ? "" : SILENT;
            if (now) {
                alive = clock.instant();
            }
            if (isClosing(pace.check())) {
                return;
            }
        }
        LOG.atWarn().log("slack socket is dead, building a new one");
    }

    private boolean isClosing(Duration within) {
        try {
            return closing.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// What is not taken any more is not acknowledged either, so that Slack gives it to another replica.
    @Override
    public void close() {
        SocketModeClient open = client;
        if (open != null) {
            open.setAutoReconnectEnabled(false);
        }
        Envelopes taking = envelopes;
        if (taking != null) {
            taking.close();
        }
        closing.countDown();
        try {
            Thread watching = watch;
            if (watching != null && !watching.join(Duration.ofSeconds(5))) {
                hangUp();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void hangUp() {
        SocketModeClient open = client;
        client = null;
        if (open == null) {
            return;
        }
        try {
            open.setAutoReconnectEnabled(false);
            open.close();
        } catch (IOException | RuntimeException e) {
            LOG.atDebug().addKeyValue("error", e.toString()).log("closing the slack socket failed");
        }
    }
}
