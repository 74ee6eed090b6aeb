package dev.vmbot.slack.transport;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import dev.vmbot.http.Answer;
import dev.vmbot.http.Asked;
import dev.vmbot.http.HttpPort;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `POST /slack/events`. Size, time and signature are checked before anything is parsed.
public final class HttpTransport implements SlackTransport {

    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);
    private static final String PATH = "/slack/events";

    private final HttpPort port;
    private final Signature signature;
    private final InstantSource clock;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Intake intake;
    private volatile @Nullable Instant last;

    private record Intake(Deliveries deliveries, SlackRequestParser parser) {}

    /// Takes the port at once, and puts off whoever comes before the start.
    ///
    /// @param port 0 for any free one
    /// @throws UncheckedIOException when the port is taken
    public HttpTransport(int port, String signingSecret, InstantSource clock) {
        this(port, signingSecret, clock, HttpPort.Limits.STANDARD);
    }

    HttpTransport(int port, String signingSecret, InstantSource clock, HttpPort.Limits limits) {
        if (signingSecret.isBlank()) {
            throw new IllegalArgumentException("without a signing secret anybody could pretend to be Slack");
        }
        this.signature = new Signature(signingSecret);
        this.clock = clock;
        this.port = new HttpPort(port, limits, this::answer);
    }

    @Override
    public void start(App app) {
        intake = new Intake(new Deliveries(app), new SlackRequestParser(app.config()));
    }

    public int port() {
        return port.number();
    }

    @Override
    public Health health() {
        return new Health(intake != null && !closed.get(), Optional.ofNullable(last), "");
    }

    private Answer answer(Asked asked) {
        Intake current = intake;
        if (current == null) {
            return Answer.empty(503);
        }
        if (!asked.path().equals(PATH)) {
            return Answer.empty(404);
        }
        if (!asked.method().equals("POST")) {
            return Answer.empty(405);
        }
        if (asked.tooLarge()) {
            return Answer.empty(413);
        }
        if (!isSigned(asked)) {
            LOG.atWarn().addKeyValue("remote", asked.from()).log("request refused because slack did not sign it");
            return Answer.empty(401);
        }
        last = clock.instant();
        return answered(deliver(asked, current));
    }

    private boolean isSigned(Asked asked) {
        return signature.isValid(
                asked.header("X-Slack-Request-Timestamp").orElse(null),
                asked.header("X-Slack-Signature").orElse(null),
                asked.body(),
                clock.instant());
    }

    private static Response deliver(Asked asked, Intake to) {
        Request<?> request;
        try {
            request = to.parser()
                    .parse(SlackRequestParser.HttpRequest.builder()
                            .requestUri(PATH)
                            .queryString(Map.of())
                            .requestBody(new String(asked.body(), StandardCharsets.UTF_8))
                            .headers(new RequestHeaders(asked.headers()))
                            .build());
        } catch (RuntimeException e) {
            // The parser throws whatever it meets.
            LOG.atWarn().addKeyValue("error", e.toString()).log("slack request could not be read");
            return Response.error(400);
        }
        return request == null ? Response.error(400) : to.deliveries().take(request);
    }

    private static Answer answered(Response response) {
        String type = response.getContentType();
        String body = response.getBody();
        return new Answer(response.getStatusCode(), type == null ? "" : type, body == null ? "" : body);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            port.close();
        }
    }
}
