package dev.vmbot.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The settings file as a tree.
final class SettingsFile {

    private static final ObjectReader YAML =
            new YAMLMapper().readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private SettingsFile() {}

    /// @param named by the environment: then it has to be there; else the default file may be absent
    static Section read(Optional<String> named, Path directory, List<Problem> problems) {
        String name = named.orElse(SettingsReader.DEFAULT_FILE);
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file)) {
            if (named.isPresent()) {
                problems.add(new Problem("VMBOT_CONFIG", "there is no file " + name, SettingsReader.DEFAULT_FILE));
            }
            return new Section("", MissingNode.getInstance(), problems);
        }
        return new Section("", parse(file, name, problems), problems);
    }

    private static JsonNode parse(Path file, String name, List<Problem> problems) {
        try (JsonParser parser = YAML.createParser(Files.readString(file))) {
            JsonNode settings = YAML.readTree(parser);
            if (parser.nextToken() != null) {
                problems.add(new Problem(name, "holds more than one YAML document", "a file without `---`"));
            }
            return settings == null ? MissingNode.getInstance() : settings;
        } catch (MismatchedInputException e) {
            problems.add(new Problem(
                    name,
                    "says a key twice, as is seen by line " + e.getLocation().getLineNr(),
                    "each key once"));
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            problems.add(new Problem(name, "is not YAML" + where, "`operations: {approvalTtl: PT5M}`"));
        } catch (IOException _) {
            problems.add(new Problem(name, "cannot be read", "a file that the bot's user may read"));
        }
        return MissingNode.getInstance();
    }
}
