package dev.vmbot.config;

import dev.vmbot.config.Settings.Channel;
import dev.vmbot.config.Settings.IdentitySettings;
import dev.vmbot.config.Settings.Kubernetes;
import dev.vmbot.config.Settings.Operations;
import dev.vmbot.config.Settings.Slack;
import dev.vmbot.config.Settings.Transport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the settings of one start.
public final class SettingsReader {

    /// Used when no file is named; may be absent.
    public static final String DEFAULT_FILE = "config/vmbot.yaml";

    /// What fits into one Slack message, each with its longest possible name: Slack refuses about 13,000 characters.
    public static final int MOST_TARGETS = 50;

    private static final int MOST_REQUESTS = 100_000;

    /// A failed operation is watched on after its end, and Slack has to be told of what comes of it.
    public static final Duration LEAST_RETENTION = Duration.ofHours(1);

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONGEST_APPROVAL = Duration.ofDays(1);
    private static final String SLACK_API = "https://slack.com/api/";

    private final List<Problem> problems = new ArrayList<>();
    private final Environment environment;

    private SettingsReader(Map<String, String> environment) {
        this.environment = new Environment(environment, problems);
    }

    /// @param environment as of `System.getenv()`
    /// @param directory relative file names count from here
    /// @throws InvalidSettingsException naming every problem
    public static Settings read(Map<String, String> environment, Path directory) {
        return new SettingsReader(environment).read(directory);
    }

    private Settings read(Path directory) {
        Section file = SettingsFile.read(environment.optional("VMBOT_CONFIG"), directory, problems);
        Section operations = file.section("operations");
        int adminPort = environment.port("ADMIN_PORT", 8080);
        var settings = new Settings(
                slack(adminPort),
                new Kubernetes(
                        operations.name("namespace"),
                        environment.optional("POD_NAME").orElse("vmbot")),
                operations(operations),
                identity(file.section("access").section("identity")),
                file.section("remedies").flag("forceStop", false),
                channels(file),
                adminPort);
        environment.oneOf("VMBOT_LOG", List.of("json", "plain"));
        file.rejectUnknown();
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return settings;
    }

    private Slack slack(int adminPort) {
        Secret botToken = environment.secret("SLACK_BOT_TOKEN", "xoxb-");
        URI api = environment.baseUrl("SLACK_API_URL", SLACK_API);
        return new Slack(botToken, transport(adminPort), api);
    }

    private Transport transport(int adminPort) {
        int port = environment.port("PORT", 3000);
        if (environment.optional("SLACK_APP_TOKEN").isPresent()) {
            return new Transport.SocketMode(environment.secret("SLACK_APP_TOKEN", "xapp-"));
        }
        if (port != 0 && port == adminPort) {
            problems.add(
                    new Problem("PORT", "is %d, as ADMIN_PORT is".formatted(port), "a port that nothing else uses"));
        }
        Optional<String> signing = environment.optional("SLACK_SIGNING_SECRET");
        if (signing.isEmpty()) {
            problems.add(new Problem(
                    "SLACK_APP_TOKEN",
                    "neither it (for Socket Mode) nor SLACK_SIGNING_SECRET (for HTTP) is set",
                    "an app-level token that begins with xapp-"));
        }
        return new Transport.Http(new Secret(signing.orElse("")), port);
    }

    private static Operations operations(Section section) {
        return new Operations(
                section.between(SECOND, LONGEST_APPROVAL, "approvalTtl", Duration.ofMinutes(5)),
                section.atLeast(SECOND, "startTimeout", Duration.ofMinutes(5)),
                section.duration("stopMargin", Duration.ofSeconds(90)),
                section.duration("restartPause", Duration.ofSeconds(5)),
                section.count("maxTargets", MOST_TARGETS, MOST_TARGETS),
                section.atLeast(LEAST_RETENTION, "retention", Duration.ofDays(7)),
                requestsPerMinute(section.section("requestsPerMinute")));
    }

    private static Settings.RequestsPerMinute requestsPerMinute(Section section) {
        return new Settings.RequestsPerMinute(
                section.count("person", MOST_REQUESTS, 30), section.count("channel", MOST_REQUESTS, 60));
    }

    private static IdentitySettings identity(Section section) {
        return new IdentitySettings(
                section.names("users", SlackId.USER),
                section.flag("email", false),
                section.names("groups", SlackId.GROUP),
                section.prefix("userPrefix"),
                section.prefix("groupPrefix"));
    }

    private static Map<String, Channel> channels(Section file) {
        Map<String, Channel> channels = new LinkedHashMap<>();
        Section section = file.section("channels");
        section.ids(SlackId.CHANNEL).forEach(id -> {
            Section channel = section.section(id);
            channels.put(id, new Channel(channel.name("namespace"), channel.flag("listen", true)));
        });
        return channels;
    }
}
