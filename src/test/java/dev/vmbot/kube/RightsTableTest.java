package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.DocsTable;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The docs' table of the bot's own rights is made from `k8s/rbac.yaml`, comments included; write it anew with
/// `-Ddocs.write=true`.
final class RightsTableTest {

    private static final DocsTable TABLE = new DocsTable(
            "security.md", "<!-- table of rights: made by RightsTableTest -->", "<!-- end of table of rights -->");
    private static final String COMMENT = "  # ";

    @Test
    void standsInTheDocsAsTheManifestsSay() throws IOException {
        TABLE.requireToBe(table());
    }

    @Test
    void hasAReasonForEachRule() throws IOException {
        assertThat(reasons())
                .hasSameSizeAs(rows())
                .allSatisfy(reason -> assertThat(reason).contains("Without it: "));
    }

    private static String table() throws IOException {
        List<String> rows = rows();
        List<String> reasons = reasons();
        return IntStream.range(0, rows.size())
                .mapToObj(index -> "| %s | %s |\n".formatted(rows.get(index), reasons.get(index)))
                .collect(Collectors.joining("", "\n| it may | what for |\n| --- | --- |\n", "\n"));
    }

    private static List<String> rows() throws IOException {
        Stream<String> everywhere = Stream.concat(
                ManifestsTest.named(ClusterRole.class, "vm-lifecycle-bot").getRules().stream()
                        .map(rule -> row(rule) + " everywhere"),
                ManifestsTest.named(ClusterRole.class, "vm-lifecycle-bot-findings").getRules().stream()
                        .map(rule -> row(rule) + " everywhere, for findings only"));
        Stream<String> atHome =
                ManifestsTest.only(Role.class).getRules().stream().map(rule -> row(rule) + " in its own namespace");
        return Stream.concat(everywhere, atHome).toList();
    }

    private static String row(PolicyRule rule) {
        String group = rule.getApiGroups().getFirst();
        String only = String.join(" ", rule.getResourceNames());
        return rule.getResources().stream()
                .map(resource -> "`%s`"
                        .formatted((group.isEmpty() ? resource : resource + "." + group)
                                + (only.isEmpty() ? "" : " " + only)))
                .collect(Collectors.joining(" and ", String.join(", ", rule.getVerbs()) + " ", ""));
    }

    /// The comment before each rule, in order.
    private static List<String> reasons() throws IOException {
        List<String> reasons = new ArrayList<>();
        List<String> comment = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("k8s/rbac.yaml"))) {
            if (line.startsWith(COMMENT)) {
                comment.add(line.substring(COMMENT.length()));
            } else if (line.startsWith("  - apiGroups:")) {
                reasons.add(String.join(" ", comment));
                comment.clear();
            }
        }
        return reasons;
    }
}
