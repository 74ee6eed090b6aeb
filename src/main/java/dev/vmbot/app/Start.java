package dev.vmbot.app;

import dev.vmbot.config.InvalidSettingsException;
import dev.vmbot.config.Problem;
import dev.vmbot.config.Settings;
import dev.vmbot.config.SettingsReader;
import dev.vmbot.kube.connection.ClusterAccess;
import io.fabric8.kubernetes.client.Config;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one start is given.
record Start(Settings settings, Config access) {

    private static final String GOOD_ACCESS = "the path of a kubeconfig file that the bot's user may read";

    /// @param directory relative file names count from here
    /// @throws InvalidSettingsException naming every problem, that of the way into the cluster included
    static Start read(Map<String, String> environment, Path directory) {
        List<Problem> problems = new ArrayList<>();
        Optional<Settings> settings = settings(environment, directory, problems);
        Optional<Config> access = access(environment, problems);
        return settings.flatMap(read -> access.map(found -> new Start(read, found)))
                .orElseThrow(() -> new InvalidSettingsException(problems));
    }

    private static Optional<Settings> settings(
            Map<String, String> environment, Path directory, List<Problem> problems) {
        try {
            return Optional.of(SettingsReader.read(environment, directory));
        } catch (InvalidSettingsException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    private static Optional<Config> access(Map<String, String> environment, List<Problem> problems) {
        try {
            return Optional.of(ClusterAccess.find(environment));
        } catch (IllegalArgumentException e) {
            problems.add(new Problem("KUBECONFIG", String.valueOf(e.getMessage()), GOOD_ACCESS));
            return Optional.empty();
        }
    }
}
