package dev.vmbot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class DependenciesTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([^:`]+):([^`]+)` \\| (\\S+) \\| (\\S+) \\| (.+) \\|$");
    private static final Pattern USED = Pattern.compile(
            "<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");
    private static final Pattern PROPERTY = Pattern.compile("<([-.\\w]+\\.version)>([^<]+)</");

    /// Else it would go on giving reasons for what nobody holds back any more.
    @Test
    void areHeldBackAsThePageSays() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        Map<String, String> properties = new HashMap<>();
        PROPERTY.matcher(pom).results().forEach(found -> properties.put("${" + found.group(1) + "}", found.group(2)));
        Map<String, String> used = new HashMap<>();
        USED.matcher(pom)
                .results()
                .forEach(found -> used.put(
                        found.group(1) + ":" + found.group(2),
                        properties.getOrDefault(found.group(3), found.group(3))));
        List<MatchResult> rows = ROW.matcher(Files.readString(Path.of("src/docs/dependencies.md")))
                .results()
                .toList();

        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            String artifact = row.group(1) + ":" + row.group(2);
            assertThat(used).containsEntry(artifact, row.group(3));
            assertThat(row.group(4)).isNotEqualTo(row.group(3));
        });
    }
}
