package dev.vmbot.diagnosis;

import dev.vmbot.ReadmeTable;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The README's table of rules is made from the rules; write it anew with `-Dreadme.write=true`.
final class RuleTableTest {

    private static final ReadmeTable README =
            new ReadmeTable("<!-- table of rules: made by RuleTableTest -->", "<!-- end of table of rules -->");

    @Test
    void standsInTheReadmeAsTheRulesSay() throws IOException {
        README.requireToBe(table());
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
