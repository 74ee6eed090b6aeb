package dev.vmbot;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Keeps the docs' tables of what the product was created for, of what a person sees, and of which test shows each.
/// Rewrites them when run with `-Ddocs.write=true`.
final class SeedTableTest {

    /// The docs' tables, each made of the rows of the file of its name.
    private enum Table {
        SEED,
        PERSON;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private List<Row> rows() throws IOException {
            return Files.readAllLines(Path.of("src/test/resources/dev/vmbot/%s.tsv".formatted(word()))).stream()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3]))
                    .toList();
        }

        private DocsTable inDocs() {
            return new DocsTable(
                    "promises.md",
                    "<!-- %s table: made by SeedTableTest -->".formatted(word()),
                    "<!-- end of %s table -->".formatted(word()));
        }
    }

    /// Row id to the tests that show it, as `Class.method`. Read once, because reading every test class takes seconds.
    private static final Map<String, Set<String>> SHOWN = shown();

    /// @param missing the capability that a row without a test waits for; empty when there is a test
    private record Row(String id, String where, String text, String missing) {}

    @Test
    void standsInTheDocsAsTheTestsSay() throws IOException {
        for (Table table : Table.values()) {
            table.inDocs().requireToBe(table(table.rows()));
        }
    }

    @Test
    void hasATestForEachRowThatDoesNotWaitForACapability() throws IOException {
        assertThat(rows())
                .allSatisfy(row -> assertThat(SHOWN.containsKey(row.id()))
                        .as("%s has a test, or else a missing capability", row)
                        .isEqualTo(row.missing().isEmpty()));
    }

    @Test
    void knowsEveryRowThatATestNames() throws IOException {
        assertThat(rows().stream().map(Row::id)).containsAll(SHOWN.keySet()).doesNotHaveDuplicates();
    }

    private static String table(List<Row> rows) {
        return rows.stream()
                .map(row -> "| %s | %s | %s |\n".formatted(row.where(), row.text(), shownBy(row)))
                .collect(Collectors.joining("", "| where | what | shown by |\n| --- | --- | --- |\n", ""));
    }

    private static String shownBy(Row row) {
        return SHOWN.containsKey(row.id())
                ? SHOWN.get(row.id()).stream().map("`%s`"::formatted).collect(Collectors.joining(", "))
                : "missing: " + row.missing();
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Table table : Table.values()) {
            rows.addAll(table.rows());
        }
        return rows;
    }

    private static Map<String, Set<String>> shown() {
        Map<String, Set<String>> shown = new TreeMap<>();
        new ClassFileImporter()
                .importPath(Path.of("target/test-classes/dev/vmbot")).stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Shows.class))
                        .forEach(method -> ids(method)
                                .forEach(id -> shown.computeIfAbsent(id, _ -> new TreeSet<>())
                                        .add(method.getOwner().getSimpleName() + "." + method.getName())));
        return shown;
    }

    private static List<String> ids(JavaMethod method) {
        return Arrays.asList(method.getAnnotationOfType(Shows.class).value());
    }
}
