package dev.vmbot.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.http.HttpPort.Limits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What one port takes, of whom, and for how long.
final class HttpPortTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Limits PATIENT = new Limits(LONG, LONG, 20, 1000, 100_000);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final List<Socket> sockets = new ArrayList<>();
    private final CountDownLatch beganToAnswer = new CountDownLatch(1);
    private final CountDownLatch slow = new CountDownLatch(1);
    private HttpPort port = new HttpPort(0, PATIENT, this::echo);

    private Answer echo(Asked asked) {
        return switch (asked.path()) {
            case "/broken" -> throw new IllegalStateException("a bug");
            case "/refused" -> Answer.empty(401);
            case "/slow" -> {
                beganToAnswer.countDown();
                await(slow);
                yield new Answer(200, "text/plain", "late");
            }
            default ->
                new Answer(
                        200,
                        "text/plain",
                        asked.method() + asked.path() + " "
                                + (asked.tooLarge() ? "too large" : new String(asked.body(), StandardCharsets.UTF_8)));
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void with(Limits limits) {
        port.close();
        port = new HttpPort(0, limits, this::echo);
    }

    @AfterEach
    void close() throws IOException {
        slow.countDown();
        for (Socket socket : sockets) {
            socket.close();
        }
        port.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /a HTTP/1.1\r\nHost: bot\r\nContent-Le",
                "POST /a HTTP/1.1\r\nContent-Length: 9\r\n\r\nx",
                ""
            })
    void servesOthersBesideAnyNumberOfUnfinishedRequests(String begun) throws IOException {
        for (int i = 0; i < 10 * PATIENT.connections(); i++) {
            begin(begun);
        }

        assertThat(ask("GET /b HTTP/1.1\r\nHost: bot\r\nConnection: close\r\n\r\n"))
                .endsWith("GET/b ");
        Awaitility.await().atMost(SOON).until(() -> port.connections() <= PATIENT.connections());
    }

    @Test
    void hangsUpOnTheOneThatHasWaitedLongest() throws IOException {
        Socket eldest = begin("GET /");
        Awaitility.await().atMost(SOON).until(() -> port.connections() == 1);
        Socket second = begin("GET /");
        Awaitility.await().atMost(SOON).until(() -> port.connections() == 2);
        for (int i = 2; i < PATIENT.connections(); i++) {
            begin("GET /");
        }

        begin("GET /");

        assertThat(eldest.getInputStream().read()).isEqualTo(-1);
        send(second, " HTTP/1.1\r\nConnection: close\r\n\r\n");
        assertThat(all(second)).endsWith("GET/ ");
    }

    /// An ingress sends one delivery after the other on those that it keeps.
    @Test
    void keepsConnectionsOnWhichItHasAnsweredBesideAFloodOfOthers() throws IOException {
        Socket kept = begin("GET /a HTTP/1.1\r\n\r\n");
        assertThat(kept.getInputStream().readNBytes(20)).isNotEmpty();
        for (int i = 0; i < 3 * PATIENT.connections(); i++) {
            begin("GET /");
        }

        send(kept, "GET /again HTTP/1.1\r\nConnection: close\r\n\r\n");

        assertThat(all(kept)).endsWith("GET/again ");
    }

    /// Nor does a flood of those keep newcomers out.
    @Test
    void servesNewcomersBesideAnyNumberOfIdleConnections() throws IOException {
        for (int i = 0; i < 3 * PATIENT.connections(); i++) {
            begin("GET /a HTTP/1.1\r\n\r\n").getInputStream().readNBytes(20);
        }

        assertThat(ask("GET /b HTTP/1.1\r\nConnection: close\r\n\r\n")).endsWith("GET/b ");
    }

    @Test
    void answersAWholeRequestHoweverManyComeAfterIt() throws IOException {
        Socket first = begin("GET /slow HTTP/1.1\r\nConnection: close\r\n\r\n");
        await(beganToAnswer);
        for (int i = 0; i < 2 * PATIENT.connections(); i++) {
            begin("GET /");
        }

        slow.countDown();

        assertThat(all(first)).endsWith("late");
    }

    @Test
    void hangsUpOnWhoeverHoldsMostWhenAllHoldTooMuch() throws IOException {
        with(new Limits(LONG, LONG, 20, 1 << 20, 50_000));
        Socket small = begin("POST /a HTTP/1.1\r\nContent-Length: 2\r\nConnection: close\r\n\r\nx");
        Socket large = begin("POST /a HTTP/1.1\r\nContent-Length: 90000\r\n\r\n" + "x".repeat(60_000));

        assertThat(isHungUpOn(large)).isTrue();
        send(small, "y");
        assertThat(all(small)).endsWith("POST/a xy");
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "GET / HTTP/1.1",
        "'POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nx'",
        "'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nx'"
    })
    void hangsUpOnWhatDoesNotComeInTime(String begun) throws IOException {
        with(new Limits(Duration.ofMillis(100), LONG, 20, 1000, 100_000));

        assertThat(isHungUpOn(begin(begun))).isTrue();
        Awaitility.await().atMost(SOON).until(() -> port.connections() == 0);
    }

    /// One byte after the other does not make the time longer.
    @Test
    void hangsUpOnATrickle() throws IOException {
        with(new Limits(Duration.ofMillis(300), LONG, 20, 1000, 100_000));
        Socket socket = begin("GET /");

        Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> {
            try {
                send(socket, "x");
                return false;
            } catch (SocketException _) {
                return true;
            }
        });
    }

    @Test
    void forgetsWhoeverGoes() throws IOException {
        for (int i = 0; i < 10; i++) {
            begin("POST /a HTTP/1.1\r\nContent-Length: 9\r\n\r\nx");
        }
        begin("GET /slow HTTP/1.1\r\n\r\n");
        Awaitility.await().atMost(SOON).until(() -> port.connections() == 11);

        for (Socket socket : sockets) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
        slow.countDown();

        Awaitility.await().atMost(SOON).until(() -> port.connections() == 0);
    }

    @Test
    void answersOneAfterTheOtherOnOneConnection() throws IOException {
        Socket socket =
                begin("GET /a HTTP/1.1\r\n\r\nPOST /b HTTP/1.1\r\nContent-Length: 1\r\n\r\nyGET /c HTTP/1.1\r\n");
        send(socket, "Connection: close\r\n\r\n");

        assertThat(all(socket)).contains("GET/a ", "POST/b y").endsWith("GET/c ");
    }

    @Test
    void hangsUpBetweenTwoRequestsToo() throws IOException {
        with(new Limits(LONG, Duration.ofMillis(50), 20, 1000, 100_000));

        assertThat(all(begin("GET /a HTTP/1.1\r\n\r\n"))).endsWith("GET/a ");
    }

    @ParameterizedTest
    @CsvSource({"POST /a HTTP/1.1,1000,POST/a x", "POST /a HTTP/1.1,1001,too large", "POST /a HTTP/1.1,50000,too large"
    })
    void takesABodyUpToItsLimit(String line, int length, String words) throws IOException {
        String answer =
                ask(line + "\r\nConnection: close\r\nContent-Length: " + length + "\r\n\r\n" + "x".repeat(length));

        assertThat(answer).contains(words);
    }

    @Test
    void takesABodyInChunks() throws IOException {
        String head = "POST /a HTTP/1.1\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";

        assertThat(ask(head + "2\r\nxy\r\n1\r\nz\r\n0\r\n\r\n")).endsWith("POST/a xyz");
    }

    @Test
    void asksForABodyThatWaitsToBeAskedFor() throws IOException {
        Socket socket =
                begin("POST /a HTTP/1.1\r\nExpect: 100-continue\r\nConnection: close\r\nContent-Length: 1\r\n\r\n");
        var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

        assertThat(answer.readLine()).contains("100");
        send(socket, "x");
        assertThat(answer.lines()).last().isEqualTo("POST/a x");
    }

    @ParameterizedTest
    @CsvSource({
        "'GET / HTTP/1.1\r\nA: %s\r\n\r\n',40000,431",
        "'GET /%s HTTP/1.1\r\n\r\n',9000,414",
        "'NO SUCH HTTP\r\n\r\n%s',0,400",
        "'POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n%s',0,400",
        "'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n%s',0,400"
    })
    void refusesWhatItDoesNotUnderstand(String request, int length, int status) throws IOException {
        assertThat(statusOf(begin(request.formatted("x".repeat(length))))).isEqualTo("HTTP/1.1 " + status);
    }

    /// Each takes more memory than it takes on the line.
    @Test
    void refusesMoreFieldsThanAnybodyNeeds() throws IOException {
        Socket socket = begin("GET / HTTP/1.1\r\n" + "a:b\r\n".repeat(101) + "\r\n");

        assertThat(statusOf(socket)).isEqualTo("HTTP/1.1 431");
    }

    @Test
    void answersWhateverHappensInside() throws IOException {
        assertThat(ask("GET /broken HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 500");
    }

    /// So that nobody keeps a connection by being refused on it.
    @Test
    void hangsUpOnWhoeverIsRefused() throws IOException {
        assertThat(ask("GET /refused HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 401")
                .containsIgnoringCase("connection: close");
    }

    @ParameterizedTest
    @CsvSource({"/a,/a", "/a?b=c,/a", "http://bot:1/a,/a", "/%2e,/%2e", "/%zz,/%zz"})
    void takesThePathOfATarget(String target, String path) throws IOException {
        assertThat(ask("GET " + target + " HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .endsWith("GET" + path + " ");
    }

    @Test
    void endsWhatIsBeingAnsweredBeforeItCloses() throws Exception {
        Socket waiting = begin("GET /");
        Socket answered = begin("GET /slow HTTP/1.1\r\n\r\n");
        await(beganToAnswer);

        Thread closing = Thread.ofVirtual().start(port::close);

        assertThat(isHungUpOn(waiting)).isTrue();
        slow.countDown();
        assertThat(all(answered)).endsWith("late");
        assertThat(closing.join(SOON)).isTrue();
    }

    private Socket begin(String words) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port.number());
        sockets.add(socket);
        socket.setSoTimeout((int) SOON.toMillis());
        try {
            send(socket, words);
        } catch (SocketException _) {
            // It was hung up on meanwhile.
        }
        return socket;
    }

    private String ask(String request) throws IOException {
        return all(begin(request));
    }

    /// Of a request that is refused in the middle the rest may break the connection after that.
    private static String statusOf(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
    }

    private static boolean isHungUpOn(Socket socket) throws IOException {
        try {
            return socket.getInputStream().readAllBytes().length == 0;
        } catch (SocketException _) {
            return true;
        }
    }

    private static String all(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void send(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
    }
}
