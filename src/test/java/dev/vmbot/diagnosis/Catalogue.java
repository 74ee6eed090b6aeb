package dev.vmbot.diagnosis;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Reads the catalogue of troubles.
final class Catalogue {

    static final Path HOME = Path.of("src/test/resources/dev/vmbot/diagnosis");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Catalogue() {}

    private static final Map<String, List<Map<String, Object>>> BASES = new ConcurrentHashMap<>();

    private static final List<Trouble> ALL = read();

    static List<Trouble> all() {
        return ALL;
    }

    private static List<Trouble> read() {
        try (Stream<Path> files = Files.list(HOME.resolve("cases"))) {
            return files.sorted()
                    .flatMap(file -> documents(file).stream())
                    .map(Catalogue::trouble)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Trouble trouble(Map<String, Object> text) {
        List<Map<String, Object>> base = BASES.computeIfAbsent(
                Objects.text(text, "base"), name -> documents(HOME.resolve("bases/" + name + ".yaml")));
        return new Trouble(
                Objects.text(text, "case"),
                Instant.parse(Objects.text(base.getFirst(), "now")),
                base.subList(1, base.size()),
                text);
    }

    private static List<Map<String, Object>> documents(Path file) {
        try (MappingIterator<Map<String, Object>> documents =
                YAML.readerFor(new TypeReference<Map<String, Object>>() {}).readValues(file.toFile())) {
            return documents.readAll().stream()
                    .filter(java.util.Objects::nonNull)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
