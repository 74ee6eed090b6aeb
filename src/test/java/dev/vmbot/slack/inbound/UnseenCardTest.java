package dev.vmbot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.slack.inbound.Case.Right;
import dev.vmbot.slack.inbound.Case.Vm;
import dev.vmbot.slack.inbound.Case.Who;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is typed under a card of which this replica does not know: its watch is behind, or whoever posted the card died
/// before it stored where it stands. No such answer is without effect and without a word.
final class UnseenCardTest {

    private final Encounter encounter = new Encounter(Who.MAPPED, Right.CHANGE, Vm.THERE);

    @ParameterizedTest
    @ValueSource(strings = {"yes", "Yes!", "approve"})
    void aYesUnderACardFromAnotherReplicaCounts(String yes) {
        assertThat(encounter.sayUnderACardFromElsewhere(yes)).isEmpty();
        assertThat(encounter.approvals()).isOne();
    }

    @Test
    void aNoUnderACardFromAnotherReplicaCounts() {
        assertThat(encounter.sayUnderACardFromElsewhere("no")).isEmpty();
        assertThat(encounter.cancellations()).isOne();
    }

    @Test
    void aYesUnderACardThatIsNotStoredCounts() {
        assertThat(encounter.sayUnderACardThatIsNotStored("yes")).isEmpty();
        assertThat(encounter.approvals()).isOne();
    }

    @Test
    void somebodyElseIsToldWhoDecides() {
        var other = new Encounter(Who.BY_EMAIL, Right.CHANGE, Vm.THERE);
        assertThat(other.sayUnderACardFromElsewhere("yes"))
                .singleElement()
                .asString()
                .contains("Only <@U0MAPPED> decides about this");
        assertThat(other.approvals()).isZero();
    }

    @Test
    void isToldWhereNobodySaysWhoseThreadItIs() {
        assertThat(encounter.withThreadsUnread().sayUnderACardFromElsewhere("yes"))
                .singleElement()
                .asString()
                .contains("could not find out to which card", "Nothing was changed", "press the card's button");
        assertThat(encounter.approvals()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "no", "thanks"})
    void peopleAmongThemselvesAreLeftAlone(String word) {
        assertThat(encounter.sayInAnyThread(word)).isEmpty();
    }

    @Test
    void aYesAtWhichTheBotFailsIsAnswered() {
        assertThat(encounter.sayUnderACardWhileItFails("yes"))
                .singleElement()
                .asString()
                .contains("Something went wrong inside the bot");
    }
}
