package dev.vmbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.app.stage.InMemoryCluster;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.Way;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.SlackDouble;
import dev.vmbot.sandbox.slack.world.Message;
import dev.vmbot.sandbox.slack.world.Person;
import dev.vmbot.sandbox.slack.world.Person.Standing;
import dev.vmbot.sandbox.slack.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Who somebody is counts at the press, not as it was when the card was asked for.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChangedPersonIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String OPS = "C0OPS";

    private final InMemoryCluster cluster = InMemoryCluster.open();
    private final Stage stage = Stage.open(cluster, Way.SOCKET_MODE);
    private final SlackDouble slack = stage.slack();
    private int people;
    private Person before;

    ChangedPersonIT() throws IOException {}

    /// What the bot remembers of one must not settle what becomes of the next.
    @BeforeEach
    void welcomeSomebodyNew() {
        String id = "U0NEW" + ++people;
        before = new Person(
                id,
                World.TEAM,
                "new" + people,
                "New " + people,
                "new%s@example.com".formatted(people),
                Standing.MEMBER);
        slack.world().put(before);
        slack.world().join(slack.world().requireChannel(OPS), before);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                        Arguments.of("deactivated", change(person -> standing(person, Standing.DEACTIVATED))),
                        Arguments.of("made a guest", change(person -> standing(person, Standing.GUEST))),
                        Arguments.of("given another address", change(person -> email(person, "mallory@example.com"))),
                        Arguments.of("without an address", change(person -> email(person, ""))))
                .flatMap(change ->
                        Stream.of("button", "yes").map(way -> Arguments.of(change.get()[0], change.get()[1], way)));
    }

    @ParameterizedTest(name = "{0}, by {2}")
    @MethodSource("changes")
    void executesNothingOfWhatSomebodyMayNoLongerDo(String name, UnaryOperator<Person> change, String way) {
        String namespace = furnish();
        Message card = stage.command(before.id(), OPS, "/vm", "stop db-1 -n " + namespace);

        slack.world().put(change.apply(before));
        if (way.equals("yes")) {
            slack.as(before).reply(card, "yes");
        } else {
            stage.approve(before.id(), card);
        }

        assertThat(stage.awaitEnd(card).readable()).as(name).containsIgnoringCase("refused");
        assertThat(stage.asks(namespace, "db-1")).isEmpty();
        assertThat(stage.vm(namespace, "db-1").status()).isEqualTo("Running");
    }

    @Test
    void approvesNothingWhileSlackDoesNotSayWhoItIsAndLetsTheCardStand() {
        String namespace = furnish();
        Message card = stage.command(before.id(), OPS, "/vm", "stop db-1 -n " + namespace);
        int told = slack.ephemerals(before.id()).size();
        for (int tries = 0; tries < 4; tries++) {
            slack.failNext("users.info", 500, Duration.ZERO);
        }

        stage.approve(before.id(), card);

        slack.await(SOON, () -> slack.ephemerals(before.id()).size() > told);
        assertThat(slack.ephemerals(before.id()).getLast().readable()).containsIgnoringCase("press");
        assertThat(stage.asks(namespace, "db-1")).isEmpty();
        slack.await(SOON, () -> {
            Message now = slack.now(card);
            Stage.findButton(now, "Approve").ifPresent(_ -> stage.approve(before.id(), now));
            return !stage.asks(namespace, "db-1").isEmpty();
        });
        assertThat(stage.awaitEnd(card).readable()).containsIgnoringCase("stop successful");
    }

    private String furnish() {
        String namespace = stage.newNamespace();
        stage.grant(before.email(), namespace, Right.VIEW, Right.START, Right.STOP);
        stage.running(namespace, "db-1", RunStrategy.ALWAYS);
        return namespace;
    }

    private static UnaryOperator<Person> change(UnaryOperator<Person> change) {
        return change;
    }

    private static Person standing(Person person, Standing standing) {
        return new Person(person.id(), person.team(), person.handle(), person.name(), person.email(), standing);
    }

    private static Person email(Person person, String email) {
        return new Person(person.id(), person.team(), person.handle(), person.name(), email, person.standing());
    }
}
