package dev.vmbot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.slack.inbound.Case.Right;
import dev.vmbot.slack.inbound.Case.Vm;
import dev.vmbot.slack.inbound.Case.Who;
import org.junit.jupiter.api.Test;

/// What is told of a card that Slack, or the store, does not take at once; the leader does the rest.
final class UntakenCardTest {

    private final Encounter encounter = new Encounter(Who.MAPPED, Right.CHANGE, Vm.THERE);

    @Test
    void tellsThatTheCardIsStillToCome() {
        assertThat(encounter.requestWhereSlackTakesNothing())
                .singleElement()
                .satisfies(told ->
                        assertThat(told).contains("Slack did not take the card just now", "I try again on my own"));
        assertThat(encounter.newOperations()).isOne();
    }

    @Test
    void claimsNoHarmWhereTheCardStands() {
        assertThat(encounter.requestWhoseCardIsNotRemembered())
                .singleElement()
                .satisfies(told -> assertThat(told).startsWith("Stop VM"));
        assertThat(encounter.newOperations()).isOne();
    }
}
