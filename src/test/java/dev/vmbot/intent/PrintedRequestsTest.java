package dev.vmbot.intent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vmbot.model.Action;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the bot itself prints as something to type is understood when it is typed, word for word: taken from every card
/// and every finding in the golden files.
final class PrintedRequestsTest {

    private static final Path GOLDENS = Path.of("src/test/resources/dev/vmbot");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern SENTENCE =
            Pattern.compile("(?:Show|List|Start|Stop|Restart|Diagnose|Force) .*VMs?\\b.*");
    /// What stands for a name that the person knows.
    private static final Pattern PLACEHOLDER = Pattern.compile("NAMESPACE|NAME|LABELS|\"?WHY\"?");

    private static Stream<String> texts() {
        try (Stream<Path> files = Files.walk(GOLDENS)) {
            return files
                    .filter(file -> file.toString().contains("/card/")
                            || file.toString().contains("/golden/"))
                    .filter(Files::isRegularFile)
                    .flatMap(PrintedRequestsTest::texts)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> texts(Path file) {
        try {
            String content = Files.readString(file);
            return file.toString().endsWith(".json")
                    ? strings(JSON.readTree(content)).map(PrintedRequestsTest::unescaped)
                    : content.lines();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static Stream<String> strings(JsonNode node) {
        return node.isTextual()
                ? Stream.of(node.textValue())
                : node.valueStream().flatMap(PrintedRequestsTest::strings);
    }

    private static String unescaped(String mrkdwn) {
        return mrkdwn.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static Set<String> printed(Pattern wanted) {
        var printed = new TreeSet<String>();
        texts().forEach(text -> {
            Matcher code = CODE.matcher(text);
            while (code.find()) {
                if (wanted.matcher(code.group(1)).matches()) {
                    printed.add(code.group(1));
                }
            }
        });
        return printed;
    }

    static Stream<String> commands() {
        return printed(Pattern.compile("/vm .*")).stream()
                .map(command -> command.substring("/vm ".length()))
                .map(command -> PLACEHOLDER.matcher(command).replaceAll(match -> switch (match.group()) {
                    case "NAMESPACE" -> "prod";
                    case "NAME" -> "db-1";
                    case "LABELS" -> "app=web";
                    default -> "\"new disk\"";
                }));
    }

    static Stream<String> sentences() {
        return printed(SENTENCE).stream();
    }

    /// What a button that repeats a reading in other words sends.
    static Stream<String> offers() {
        try (Stream<Path> files = Files.list(GOLDENS.resolve("slack/card"))) {
            return files.flatMap(PrintedRequestsTest::buttons).distinct().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> buttons(Path file) {
        try {
            return JSON.readTree(file.toFile()).findParents("action_id").stream()
                    .filter(button -> button.path("action_id").textValue().startsWith("say-"))
                    .flatMap(button -> Optional.ofNullable(button.path("value").textValue()).stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void findsWhatIsPrinted() {
        assertThat(commands()).hasSizeGreaterThan(15).contains("help", "status prod/db-1");
        assertThat(sentences()).contains("Show status of VM db-1 in namespace prod", "List VMs in namespace prod");
        assertThat(offers()).contains("stop db-1 --force");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void understandsEachCommand(String command) {
        assertThat(Phrasebook.slash(command)).matches("(start|stop|restart|status|list|diagnose|help)\\b.*");
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void understandsEachSentenceWhereverItIsTyped(String sentence) {
        String read = Phrasebook.read(sentence, "prod/db-1");

        assertThat(read)
                .matches("(start|stop|restart|status|list|diagnose) .*prod.*")
                .isEqualTo(Phrasebook.overheard(sentence, "prod/db-1"))
                .isEqualTo(Phrasebook.slash(sentence));
    }

    @ParameterizedTest
    @MethodSource("offers")
    void understandsWhatAButtonSays(String offered) {
        assertThat(Phrasebook.slash(offered)).matches("(start|stop|restart|status|list|diagnose)\\b.*");
    }

    /// The labels of a card's buttons, typed in its thread.
    @Test
    void takesTheLabelOfAButtonForItsPress() {
        for (Action action : Action.values()) {
            assertThat(Phrasebook.replied(action, "Approve " + action.verb())).isEqualTo("yes");
            assertThat(Phrasebook.replied(action, "Cancel")).isEqualTo("no");
            assertThat(Phrasebook.repliedUnderWay(action, "Cancel the rest")).isEqualTo("no");
        }
        assertThat(Phrasebook.replied(Action.STOP, "restart instead")).isEqualTo("instead restart lab/ox-1 lab/ox-2");
        // A card does not tell whether it is by force already: as another card it is asked for, never done at once.
        assertThat(Phrasebook.replied(Action.STOP, "Approve forced stop"))
                .isEqualTo("instead stop lab/ox-1 lab/ox-2 by force");
    }
}
