package dev.vmbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.model.Action;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.Story;
import dev.vmbot.operation.TargetProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MetricsTest {

    @ParameterizedTest
    @MethodSource("states")
    void countsOperationsOfEveryPhase(OperationState state) {
        var store = new InMemoryOperationStore();
        store.create(Operation.proposed(Story.id(0), Story.request(Action.STOP)).with(state));

        String scraped = new Metrics(store, () -> "", () -> "", () -> true, () -> true, () -> 3).scrape();

        assertThat(scraped.lines()).contains("vmbot_operations{phase=\"%s\"} 1.0".formatted(state.phase()));
    }

    @Test
    void tellsEverythingThatTheDocsWatch() throws IOException {
        String scraped = new Metrics(
                        new InMemoryOperationStore(), () -> "", () -> "down", () -> true, () -> true, () -> 3)
                .scrape();
        List<String> watched = Pattern.compile("\\bvmbot_[a-z_]+")
                .matcher(Files.readString(Path.of("src/docs/operate.md")))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();

        assertThat(watched)
                .hasSizeGreaterThan(3)
                .allSatisfy(name -> assertThat(scraped).containsPattern("# TYPE " + name + " (gauge|counter)"));
        assertThat(scraped.lines())
                .contains("vmbot_leading 1.0", "vmbot_slack_connected 1.0", "vmbot_cluster_watching 0.0");
    }

    @Test
    void isTriedWithEveryKindOfState() {
        assertThat(states().map(Object::getClass).toList()).containsAll(kinds(OperationState.class));
    }

    private static List<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(part -> kinds(part).stream())
                        .toList()
                : List.of(type);
    }

    static Stream<OperationState> states() {
        var approved = new OperationState.Approved(Story.ASKER, Story.NOW);
        return Stream.concat(
                Stream.of(
                        new OperationState.AwaitingApproval(),
                        approved,
                        approved.begin(Story.request(Action.STOP), Story.NOW)),
                Arrays.stream(Conclusion.values()).map(MetricsTest::ended));
    }

    private static OperationState ended(Conclusion conclusion) {
        return conclusion.mayBeUndone()
                ? new OperationState.Undone(conclusion, "", Optional.empty(), Story.NOW, List.of())
                : new OperationState.CarriedOut(
                        conclusion, Story.NOW, List.of(TargetProgress.pending(Story.NOW)), List.of());
    }
}
