package dev.vmbot.slack;

import static dev.vmbot.slack.card.Scenes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetProgress.Step;
import dev.vmbot.slack.card.Scenes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Many operations at once, each of which has progress to tell every second, in a world where time is passed by hand.
final class EditRushTest {

    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final ManualClock clock = new ManualClock(NOW);
    private final InMemoryOperationStore store = new InMemoryOperationStore();
    private final FakeGateway slack = new FakeGateway();
    private final Posting posting = new Posting(slack, store, _ -> {});
    private final CardKeeper keeper =
            new CardKeeper(store, slack, posting, _ -> true, new EditPace(EditPace.Limits.STANDARD), clock);
    private final Map<OperationId, Course> courses = new HashMap<>();
    private final List<Instant> edits = new ArrayList<>();

    /// One operation's way, and when its card told of it.
    private static final class Course {
        private final Instant pressed;
        private final Instant ends;
        private Optional<Instant> due;
        private Optional<Instant> firstEdit = Optional.empty();
        private Optional<Instant> told = Optional.empty();

        Course(Instant pressed, Instant ends) {
            this.pressed = pressed;
            this.ends = ends;
            this.due = Optional.of(pressed);
        }

        Duration untilFirstEdit() {
            return Duration.between(pressed, firstEdit.orElse(Instant.MAX.minusSeconds(1)));
        }

        Duration untilTold() {
            return Duration.between(ends, told.orElseThrow());
        }
    }

    @Test
    void takesTheButtonsAwayAndTellsTheEndAtOnceWithNineOperations() {
        for (int number = 0; number < 9; number++) {
            begin(number, NOW.plusSeconds(4L * number), Duration.ofSeconds(40 + 3L * number));
        }

        pass(Duration.ofMinutes(3));

        assertThat(courses.values()).allSatisfy(course -> {
            assertThat(course.untilFirstEdit()).isLessThanOrEqualTo(AT_ONCE);
            assertThat(course.untilTold()).isLessThanOrEqualTo(AT_ONCE);
        });
        assertBudget();
    }

    @Test
    void takesTheButtonsOfThirtyAwayAtOnceAndTellsAllEndsWithinAMinute() {
        for (int number = 0; number < 30; number++) {
            begin(number, NOW, Duration.ofSeconds(20));
        }

        pass(Duration.ofMinutes(3));

        assertThat(courses.values()).allSatisfy(course -> {
            assertThat(course.untilFirstEdit()).isLessThanOrEqualTo(AT_ONCE);
            assertThat(course.untilTold()).isLessThanOrEqualTo(Duration.ofSeconds(41));
        });
        assertThat(courses.values())
                .filteredOn(course -> course.untilTold().compareTo(AT_ONCE) <= 0)
                .hasSizeGreaterThanOrEqualTo(10);
        assertBudget();
    }

    /// Whoever comes while others are on their way does not wait for their progress.
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 9, 15})
    void makesRoomForWhoPressesLater(int busy) {
        for (int number = 0; number < busy; number++) {
            begin(number, NOW, Duration.ofMinutes(4));
        }
        for (int number = 0; number < 8; number++) {
            begin(100 + number, NOW.plusSeconds(90 + number), Duration.ofSeconds(10));
        }

        pass(Duration.ofMinutes(6));

        assertThat(courses.values()).allSatisfy(course -> {
            assertThat(course.untilFirstEdit()).isLessThanOrEqualTo(AT_ONCE);
            assertThat(course.untilTold()).isLessThanOrEqualTo(AT_ONCE);
        });
        assertBudget();
    }

    private void begin(int number, Instant pressed, Duration lasts) {
        var id = new OperationId("vmop-%016x".formatted(number));
        Operation proposed = store.create(Operation.proposed(
                        id,
                        Scenes.request(
                                Action.STOP,
                                false,
                                Scenes.target(new VmRef("prod", "vm-" + number), RunStrategy.ALWAYS))))
                .operation();
        posting.post(proposed);
        courses.put(id, new Course(pressed, pressed.plus(lasts)));
    }

    private void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            courses.forEach(this::happen);
            courses.forEach(this::tell);
            clock.pass(TICK);
        }
    }

    private void happen(OperationId id, Course course) {
        Instant now = clock.instant();
        boolean whole = now.equals(now.truncatedTo(ChronoUnit.SECONDS));
        if (!whole || now.isBefore(course.pressed) || now.isAfter(course.ends)) {
            return;
        }
        store.save(store.find(id).orElseThrow().with(state(now, course)));
        course.due = Optional.of(now);
    }

    private static OperationState state(Instant now, Course course) {
        if (now.equals(course.pressed)) {
            return new OperationState.Approved(Scenes.ALICE, now);
        }
        if (now.equals(course.ends)) {
            return Scenes.cancelled();
        }
        TargetProgress way = Scenes.asked(Step.STOPPING, Ask.Kind.STOP, new Ask.Answer.Accepted());
        return Scenes.executing(TargetProgress.underWay(
                new TargetProgress.Stage(way.step(), now, now, "at " + now.getEpochSecond()),
                way.before(),
                way.asks()));
    }

    private void tell(OperationId id, Course course) {
        Instant now = clock.instant();
        if (course.due.filter(due -> !due.isAfter(now)).isEmpty()) {
            return;
        }
        int before = slack.texts("update").size();
        course.due = keeper.advance(id);
        if (slack.texts("update").size() > before) {
            edits.add(now);
            course.firstEdit = course.firstEdit.or(() -> Optional.of(now));
            if (store.find(id).orElseThrow().state() instanceof OperationState.Finished) {
                course.told = Optional.of(now);
            }
        }
    }

    private void assertBudget() {
        for (Instant edit : edits) {
            assertThat(edits.stream()
                            .filter(other -> !other.isBefore(edit) && other.isBefore(edit.plusSeconds(60)))
                            .count())
                    .isLessThanOrEqualTo(40);
        }
    }
}
