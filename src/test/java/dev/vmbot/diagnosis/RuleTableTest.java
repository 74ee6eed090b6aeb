package dev.vmbot.diagnosis;

import dev.vmbot.DocsTable;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The docs' table of rules is made from the rules; write it anew with `-Ddocs.write=true`.
final class RuleTableTest {

    private static final DocsTable TABLE = new DocsTable(
            "findings.md", "<!-- table of rules: made by RuleTableTest -->", "<!-- end of table of rules -->");

    @Test
    void standsInTheDocsAsTheRulesSay() throws IOException {
        TABLE.requireToBe(table());
    }

    private static String table() {
        return Rules.ALL.stream()
                .map(rule -> "| `%s` | %s | %s | %s |\n"
                        .formatted(
                                rule.id(),
                                rule.text().cause(),
                                rule.text().evidence(),
                                rule.text().remedy()))
                .collect(Collectors.joining(
                        "", "\n| rule | cause | decisive evidence | remedy |\n| --- | --- | --- | --- |\n", "\n"));
    }
}
