package dev.vmbot.sandbox;

import static org.awaitility.Awaitility.await;

import dev.vmbot.app.Bot;
import dev.vmbot.app.Logging;
import dev.vmbot.config.Settings;
import dev.vmbot.config.SettingsReader;
import dev.vmbot.sandbox.kubevirt.Delays;
import dev.vmbot.sandbox.page.PageServer;
import dev.vmbot.sandbox.slack.SlackDouble;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// `./mvnw -Psandbox`: the real bot with doubles of Slack and of a cluster, and a page to use it.
public final class Sandbox implements AutoCloseable {

    /// Limits at which a person can see a failure before losing patience.
    private static final String SETTINGS = """
            operations: {namespace: vm-bot, approvalTtl: PT3M, startTimeout: PT45S, stopMargin: PT10S}
            access: {identity: {email: true}}
            channels: {C0DEV: {namespace: dev}}
            """;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SlackDouble slack;
    private final SandboxCluster cluster;
    private final Bot bot;
    private final PageServer page;

    private Sandbox(int port, Delays delays) throws IOException {
        slack = SlackDouble.start();
        cluster = SandboxCluster.open(delays);
        Map<String, String> environment = environment();
        Settings settings = SettingsReader.read(environment, Path.of(""));
        bot = Bot.start(settings, cluster.botAccess(), environment, InstantSource.system());
        page = PageServer.start(port, slack, cluster);
    }

    /// @param port of the page; 0 for any
    public static Sandbox start(int port, Delays delays) throws IOException {
        return new Sandbox(port, delays);
    }

    private Map<String, String> environment() throws IOException {
        Path file = Files.createTempFile("vmbot", ".yaml");
        file.toFile().deleteOnExit();
        Files.writeString(file, SETTINGS);
        return new HashMap<>(Map.of(
                "SLACK_API_URL",
                slack.apiUrl(),
                "SLACK_BOT_TOKEN",
                SlackDouble.BOT_TOKEN,
                "SLACK_APP_TOKEN",
                SlackDouble.APP_TOKEN,
                "ADMIN_PORT",
                "0",
                "VMBOT_CONFIG",
                file.toString()));
    }

    public URI address() {
        return page.address();
    }

    /// The port of `/readyz`.
    public int adminPort() {
        return bot.adminPort();
    }

    @Override
    public void close() {
        page.close();
        bot.close();
        slack.close();
        cluster.close();
    }

    public static void main(String[] arguments) throws Exception {
        Logging.configure(System.getenv());
        Sandbox sandbox = start(Integer.getInteger("sandbox.port", PageServer.DEFAULT_PORT), Delays.HUMAN);
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        await().atMost(PATIENCE).until(() -> sandbox.bot.isReady() && sandbox.bot.leads());
        System.out.println("The sandbox is at " + sandbox.address() + " (end it with Ctrl-C).");
        new CountDownLatch(1).await();
    }
}
