package dev.vmbot.sandbox;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/// One page in headless Chromium, used with keyboard and mouse over the DevTools protocol. For one thread.
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));

    private final Process process;
    private final HttpClient http;
    private final WebSocket socket;
    private final BlockingQueue<JsonObject> answers;
    private int lastId;

    private Browser(Process process, HttpClient http, WebSocket socket, BlockingQueue<JsonObject> answers) {
        this.process = process;
        this.http = http;
        this.socket = socket;
        this.answers = answers;
    }

    /// @throws IllegalStateException when there is no Chromium
    static Browser open(int width, int height) throws IOException, InterruptedException {
        if (!Files.isExecutable(CHROMIUM)) {
            throw new IllegalStateException(
                    "There is no Chromium at " + CHROMIUM + ": install Debian's package chromium, or set CHROMIUM.");
        }
        Path profile = Files.createTempDirectory("chromium");
        Process process = new ProcessBuilder(List.of(
                        CHROMIUM.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--window-size=" + width + "," + height,
                        "--user-data-dir=" + profile,
                        "about:blank"))
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("log").toFile())
                .start();
        try {
            return attach(process, profile, width, height);
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static Browser attach(Process process, Path profile, int width, int height)
            throws IOException, InterruptedException {
        Path file = profile.resolve("DevToolsActivePort");
        await().atMost(PATIENCE)
                .until(() -> Files.exists(file) && Files.readAllLines(file).size() == 2);
        String port = Files.readAllLines(file).getFirst();
        HttpClient http = HttpClient.newHttpClient();
        var list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .timeout(PATIENCE)
                .build();
        String pages = http.send(list, HttpResponse.BodyHandlers.ofString()).body();
        URI page = URI.create(new JsonArray(pages).getJsonObject(0).getString("webSocketDebuggerUrl"));
        var answers = new LinkedBlockingQueue<JsonObject>();
        WebSocket socket = http.newWebSocketBuilder()
                .buildAsync(page, new Receiver(answers))
                .join();
        var browser = new Browser(process, http, socket, answers);
        browser.call(
                "Emulation.setDeviceMetricsOverride",
                new JsonObject()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
        return browser;
    }

    /// Keeps answers and drops what was not asked for.
    private static final class Receiver implements WebSocket.Listener {

        private final BlockingQueue<JsonObject> answers;
        private final StringBuilder text = new StringBuilder();

        Receiver(BlockingQueue<JsonObject> answers) {
            this.answers = answers;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                var message = new JsonObject(text.toString());
                text.setLength(0);
                if (message.containsKey("id")) {
                    answers.add(message);
                }
            }
            webSocket.request(1);
            return null;
        }
    }

    private JsonObject call(String method, JsonObject parameters) {
        int id = ++lastId;
        var command = new JsonObject().put("id", id).put("method", method).put("params", parameters);
        socket.sendText(command.encode(), true).join();
        try {
            JsonObject answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (answer == null || answer.getInteger("id") != id || answer.containsKey("error")) {
                throw new IllegalStateException(method + " was answered with " + answer);
            }
            return answer.getJsonObject("result");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Browser visit(URI address) {
        call("Page.navigate", new JsonObject().put("url", address.toString()));
        return waitFor("document.body?.dataset.ready === 'true'");
    }

    /// @param condition a JavaScript expression
    Browser waitFor(String condition) {
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> Boolean.TRUE.equals(evaluate("!!(" + condition + ")")));
            return this;
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(condition + " does not hold; the page shows:\n" + text("body"), e);
        }
    }

    String text(String selector) {
        return String.valueOf(evaluate("document.querySelector(" + quoted(selector) + ")?.innerText ?? ''"));
    }

    private @Nullable Object evaluate(String expression) {
        var answer = call(
                "Runtime.evaluate",
                new JsonObject().put("expression", expression).put("returnByValue", true));
        if (answer.containsKey("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.getJsonObject("exceptionDetails"));
        }
        return answer.getJsonObject("result").getValue("value");
    }

    /// With the mouse, in the middle of the last such element.
    ///
    /// @param text what its text contains
    Browser click(String selector, String text) {
        String element = "[...document.querySelectorAll(" + quoted(selector)
                + ")].findLast((one) => one.checkVisibility() && one.innerText.includes(" + quoted(text) + "))";
        waitFor(element);
        Object middle = evaluate("(() => { const one = " + element + "; one.scrollIntoView({ block: 'nearest' });"
                + " const box = one.getBoundingClientRect();"
                + " return { x: box.x + box.width / 2, y: box.y + box.height / 2 }; })()");
        for (String type : List.of("mousePressed", "mouseReleased")) {
            var event = ((JsonObject) Objects.requireNonNull(middle)).copy();
            call(
                    "Input.dispatchMouseEvent",
                    event.put("type", type).put("button", "left").put("clickCount", 1));
        }
        return this;
    }

    /// Into the field with this id, and then Enter.
    Browser type(String id, String text) {
        evaluate("document.getElementById(" + quoted(id) + ").focus()");
        call("Input.insertText", new JsonObject().put("text", text));
        for (String type : List.of("keyDown", "keyUp")) {
            var enter = new JsonObject().put("type", type).put("key", "Enter").put("code", "Enter");
            call(
                    "Input.dispatchKeyEvent",
                    enter.put("windowsVirtualKeyCode", 13).put("text", "\r"));
        }
        return this;
    }

    void screenshot(Path file) throws IOException {
        var answer = call("Page.captureScreenshot", new JsonObject().put("format", "png"));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(answer.getString("data")));
    }

    private static String quoted(String text) {
        return new JsonArray().add(text).encode().replaceAll("^\\[|]$", "");
    }

    @Override
    public void close() {
        http.shutdownNow();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
