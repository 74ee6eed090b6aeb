package dev.vmbot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.slack.inbound.Case.Right;
import dev.vmbot.slack.inbound.Case.Vm;
import dev.vmbot.slack.inbound.Case.Who;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever is not served is told so, whatever they say and wherever, and nothing is begun for them.
final class StrangersTest {

    private static final List<String> SAYINGS = List.of(
            "stop prod/db-1",
            "stop prod/db-1 and start prod/db-1",
            "stop",
            "stop all VMs",
            "status prod/db-1",
            "list",
            "diagnose prod/db-1",
            "diagnose",
            "help",
            "delete prod/db-1",
            "good morning",
            "yes",
            "stop " + "x".repeat(7000));

    record Row(Who who, String said) {

        @Override
        public String toString() {
            return who + " says " + said.substring(0, Math.min(40, said.length()));
        }
    }

    static Stream<Row> rows() {
        return Arrays.stream(Who.values())
                .filter(who -> !who.isMember())
                .flatMap(who -> SAYINGS.stream().map(said -> new Row(who, said)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void areToldSoWhereTheBotCannotPost(Row row) {
        Encounter encounter = new Encounter(row.who(), Right.CHANGE, Vm.THERE);

        turnedAway(row, encounter, encounter.commandWhereItCannotPost(row.said()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void areToldSoBetweenOthers(Row row) {
        Encounter encounter = new Encounter(row.who(), Right.CHANGE, Vm.THERE);

        turnedAway(row, encounter, encounter.commandBetweenOthers(row.said()));
    }

    /// What bots say is not read.
    static Stream<Row> people() {
        return rows().filter(row -> row.who() != Who.BOT);
    }

    @ParameterizedTest
    @MethodSource("people")
    void areToldSoInASharedChannel(Row row) {
        Encounter encounter = new Encounter(row.who(), Right.CHANGE, Vm.THERE);

        turnedAway(row, encounter, encounter.mentionInSharedChannel(row.said()));
    }

    private static void turnedAway(Row row, Encounter encounter, List<String> told) {
        assertThat(told).singleElement().asString().contains(row.who().refusal());
        assertThat(encounter.opened()).isEmpty();
        assertThat(encounter.newOperations()).isZero();
    }

    @Test
    void doNotIncludeMembersWhoAreToldHowToInviteTheBot() {
        Encounter encounter = new Encounter(Who.MAPPED, Right.CHANGE, Vm.THERE);

        List<String> told = encounter.commandWhereItCannotPost("stop prod/db-1");

        assertThat(told).singleElement().asString().contains("I cannot post here", "/invite");
        assertThat(encounter.newOperations()).isZero();
    }
}
