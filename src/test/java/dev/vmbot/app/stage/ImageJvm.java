package dev.vmbot.app.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the JVM is run in a cluster, as `Dockerfile` and `k8s/deployment.yaml` say.
public final class ImageJvm {

    private static final Pattern ENTRY = Pattern.compile("ENTRYPOINT \\[(.*?)]", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern LIMIT = Pattern.compile("limits:\\s+(?:#.*\\s+)?memory: (\\d+)Mi");

    private ImageJvm() {}

    /// The flags, without the jar.
    public static List<String> flags() {
        Matcher word = WORD.matcher(found(ENTRY, "Dockerfile"));
        List<String> flags = new ArrayList<>();
        while (word.find()) {
            if (word.group(1).startsWith("-") && !word.group(1).equals("-jar")) {
                flags.add(word.group(1));
            }
        }
        return flags;
    }

    /// The container's memory limit in MiB.
    public static int limit() {
        return Integer.parseInt(found(LIMIT, "k8s/deployment.yaml"));
    }

    /// What a flag says, such as 40 for `-XX:MaxRAMPercentage`.
    public static int number(String flag) {
        return flags().stream()
                .filter(one -> one.startsWith(flag))
                .map(one -> one.substring(flag.length()).replaceAll("\\D", ""))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow();
    }

    private static String found(Pattern pattern, String file) {
        try {
            Matcher matcher = pattern.matcher(Files.readString(Path.of(file)));
            if (!matcher.find()) {
                throw new IllegalStateException(file + " does not say it");
            }
            return matcher.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
