package dev.vmbot.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.diagnosis.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The README's table of rules is made from the rules; write it anew with `-Dreadme.write=true`.
final class RuleTableTest {

    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- table of rules: made by RuleTableTest -->\n";
    private static final String END = "<!-- end of table of rules -->";

    @Test
    void standsInTheReadmeAsTheRulesSay() throws IOException {
        String readme = Files.readString(README);
        String made = readme.substring(0, readme.indexOf(BEGIN) + BEGIN.length())
                + table()
                + readme.substring(readme.indexOf(END));
        if (Boolean.getBoolean("readme.write")) {
            Files.writeString(README, made);
        }

        assertThat(Files.readString(README)).isEqualTo(made);
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
