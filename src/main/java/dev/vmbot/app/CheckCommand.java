package dev.vmbot.app;

import com.slack.api.Slack;
import dev.vmbot.config.InvalidSettingsException;
import dev.vmbot.config.Settings;
import dev.vmbot.config.Settings.Transport;
import dev.vmbot.kube.ClusterChecks;
import dev.vmbot.kube.LeaseCheck;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.kube.connection.ClusterAccess;
import dev.vmbot.model.Check;
import dev.vmbot.slack.web.SlackChecks;
import dev.vmbot.slack.web.SlackClients;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Tells what is right and what is wrong, without changing anything.
@Command(name = "check", description = "Checks settings, Slack access, cluster access and rights, and says what to do.")
final class CheckCommand implements Callable<Integer> {

    private final PrintStream out;

    CheckCommand() {
        this(System.out);
    }

    CheckCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        return check(System.getenv(), Path.of(""));
    }

    /// @param directory relative file names count from here
    /// @return the exit status
    int check(Map<String, String> environment, Path directory) {
        Start start;
        try {
            start = Start.read(environment, directory);
        } catch (InvalidSettingsException e) {
            e.problems().forEach(problem -> out.println(Check.failed("setting", problem.toString())));
            return RunCommand.BAD_CONFIGURATION;
        }
        List<Check> checks = new ArrayList<>();
        print(checks, "settings", () -> List.of(Check.passed("settings"), people(start.settings())));
        print(checks, "Slack", () -> slack(start.settings()));
        print(checks, "cluster", () -> cluster(start, environment));
        Check.Verdict worst = checks.stream()
                .map(Check::verdict)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        out.println(
                switch (worst) {
                    case OK -> "The bot could work.";
                    case LACKING -> "The bot could work, but for what it lacks.";
                    case WRONG -> "The bot could not work yet.";
                });
        return worst == Check.Verdict.WRONG ? 1 : 0;
    }

    /// What one side comes to must not keep the other from being looked at.
    private void print(List<Check> all, String side, Callable<List<Check>> looking) {
        List<Check> checks;
        try {
            checks = looking.call();
        } catch (Exception e) {
            // The top of this thread.
            checks = List.of(Check.failed(
                    side, "could not be looked at (%s)".formatted(e.getClass().getSimpleName())));
        }
        checks.forEach(out::println);
        all.addAll(checks);
    }

    private static Check people(Settings settings) {
        String name = "people mapped to Kubernetes users";
        return settings.identity().email() || !settings.identity().users().isEmpty()
                ? Check.passed(name)
                : Check.failed(
                        name,
                        "nobody is, so that the bot refuses everybody: map them in access.identity.users, or set"
                                + " access.identity.email to true");
    }

    @SuppressWarnings("try") // the SDK's close() declares every exception
    private static List<Check> slack(Settings settings) throws Exception {
        Optional<String> appToken = settings.slack().transport() instanceof Transport.SocketMode(var token)
                ? Optional.of(token.reveal())
                : Optional.empty();
        var wanted = new SlackChecks.Wanted(
                settings.slack().botToken().reveal(),
                appToken,
                settings.identity().email(),
                !settings.identity().groups().isEmpty());
        try (Slack slack = SlackClients.open(settings.slack().apiUrl())) {
            return new SlackChecks(slack, wanted).run();
        }
    }

    private static List<Check> cluster(Start start, Map<String, String> environment) {
        String namespace =
                ClusterAccess.homeNamespace(start.settings().kubernetes().namespace(), environment, start.access());
        try (Cluster cluster = Cluster.at(start.access())) {
            List<Check> checks = new ArrayList<>(new ClusterChecks(cluster, namespace).run());
            if (checks.getFirst().ok()) {
                checks.add(new LeaseCheck(cluster, namespace, Bot.LEASE).run());
            }
            return checks;
        }
    }
}
