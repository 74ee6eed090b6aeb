package dev.vmbot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vmbot.sandbox.kubevirt.Delays;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The sandbox as a person uses it, in a browser. Leaves pictures in `target/screenshots`.
@Tag("browser")
final class SandboxPageIT {

    private static final Path PICTURES = Path.of("target/screenshots");

    @Test
    void takesARestartFromTheKeyboardToTheEnd() throws Exception {
        try (var sandbox = Sandbox.start(0, Delays.QUICK);
                var page = Browser.open(1400, 900)) {
            awaitReady(sandbox);
            page.visit(in(sandbox, "C0DEV")).waitFor(running("web-01"));

            page.type("text", "/vm restart web-01 -n dev").waitFor(shows("#messages .message", "Approve"));
            assertThat(page.text("#messages")).contains("web-01", "Cancel");
            page.screenshot(PICTURES.resolve("waiting.png"));

            page.click(".person", "Bob").click(".message .button", "Approve");
            page.waitFor(shows(".message.ephemeral", "Alice"));
            assertThat(page.text("#messages")).contains("Approve");
            page.screenshot(PICTURES.resolve("refused.png"));

            page.click(".person", "Alice");
            approve(page);
            page.waitFor(shows("#messages .message", "Restart Successful"));
            page.screenshot(PICTURES.resolve("done.png"));
            page.waitFor("!(" + shows(".message .button", "Approve") + ")");
            page.waitFor(running("web-01"));
        }
    }

    @Test
    void takesABatchFromTheKeyboardToTheEnd() throws Exception {
        try (var sandbox = Sandbox.start(0, Delays.HUMAN);
                var page = Browser.open(1400, 1010)) {
            awaitReady(sandbox);
            page.visit(in(sandbox, "C0OPS")).waitFor(running("web-02")).waitFor(running("test-vm"));
            page.type("text", "@vmbot Stop VMs test-vm, web-01, web-02 in namespace dev");
            page.waitFor(shows("#messages .message", "Approve"));
            assertThat(page.text("#messages")).contains("3 VMs", "services interrupted", "Cancel");
            page.screenshot(PICTURES.resolve("batch-1-asked.png"));

            page.click(".person", "Bob").click(".message .button", "Approve");
            page.waitFor(shows(".message.ephemeral", "Alice"));
            page.screenshot(PICTURES.resolve("batch-2-refused.png"));
            page.click(".person", "Alice").waitFor("!(" + shows(".message.ephemeral", "Only") + ")");

            approve(page);
            page.waitFor(shows("#messages .message", "1 of 3 done"));
            assertThat(page.text("#messages")).contains("waits for its turn", "Cancel the rest");
            page.screenshot(PICTURES.resolve("batch-3-executing.png"));

            page.waitFor(shows("#messages .message", "Batch Stop Successful"));
            assertThat(page.text("#messages")).contains("3 of 3 were stopped");
            page.waitFor("!(" + shows(".message .button", "Approve") + ")");
            page.screenshot(PICTURES.resolve("batch-4-done.png"));

            talkPrivately(page);
        }
    }

    private static void talkPrivately(Browser page) throws Exception {
        page.click("[data-channel]", "VM Bot").type("text", "start web-01 in dev");
        page.waitFor(shows("#messages .message", "Approve"));
        page.click("#messages .reply", "💬").waitFor("!document.getElementById('thread').hidden");
        page.type("replytext", "no, leave it").waitFor(shows("#messages .message", "Operation Cancelled"));
        assertThat(page.text("#messages")).contains("remains Stopped");
        page.screenshot(PICTURES.resolve("batch-5-direct-message.png"));
    }

    @Test
    void showsACardOfEachStage() throws Exception {
        try (var sandbox = Sandbox.start(0, Delays.HUMAN);
                var page = Browser.open(1400, 1010)) {
            awaitReady(sandbox);
            page.visit(in(sandbox, "C0OPS")).waitFor(running("web-02")).waitFor(running("db-2"));
            page.type("text", "/vm stop web-02 -n dev");
            approve(page);
            page.waitFor(shows("#messages .message", "Stop Successful"));
            page.type("text", "/vm restart db-2 -n prod");
            approve(page);
            page.waitFor("!(" + shows(".button", "Approve") + ")");
            page.type("text", "@vmbot start api-server in prod").waitFor(shows(".button", "Approve"));
            page.waitFor("!(" + shows("#messages .message", "about to begin") + ")");

            page.screenshot(PICTURES.resolve("cards.png"));

            assertThat(page.text("#messages")).doesNotContain("Restart Successful");
            page.waitFor(shows("#messages .message", "Restart Successful"));
        }
    }

    private static void awaitReady(Sandbox sandbox) {
        URI probe = URI.create("http://127.0.0.1:" + sandbox.adminPort() + "/readyz");
        try (HttpClient http = HttpClient.newHttpClient()) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> http.send(HttpRequest.newBuilder(probe).build(), BodyHandlers.discarding())
                                    .statusCode()
                            == 200);
        }
    }

    private static URI in(Sandbox sandbox, String channel) {
        return sandbox.address().resolve("?as=U0ALICE&channel=" + channel);
    }

    private static void approve(Browser page) {
        page.click(".message .button", "Approve");
    }

    /// That the cluster's panel says so.
    private static String running(String vm) {
        return "[...document.querySelectorAll('.vm')].some((one) => one.innerText.includes('" + vm
                + "') && one.innerText.includes('Running'))";
    }

    private static String shows(String selector, String text) {
        return "[...document.querySelectorAll('" + selector + "')].some((one) => one.innerText.includes('" + text
                + "'))";
    }
}
