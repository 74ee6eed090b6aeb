package dev.vmbot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.operation.Result;
import dev.vmbot.slack.inbound.Case.Right;
import dev.vmbot.slack.inbound.Case.Vm;
import dev.vmbot.slack.inbound.Case.Who;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is typed under the card of a batch that is being carried out.
final class LateAnswersTest {

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "no", "stop!", "wait, cancel the rest", "abort"})
    void leaveWhatHasNotBegunAsThePersonWhoAskedSays(String said) {
        Encounter encounter = new Encounter(Who.MAPPED, Right.CHANGE, Vm.THERE);

        assertThat(encounter.sayUnderABatchUnderWay(said)).isEmpty();

        assertThat(encounter.results()).containsExactly(Optional.empty(), Optional.of(new Result.NotBegun()));
    }

    @ParameterizedTest
    @CsvSource({"MAPPED, yes, One yes is enough", "BY_EMAIL, cancel, Only <@U0MAPPED> can cancel this"})
    void areToldThatTheyChangeNothing(Who who, String said, String words) {
        Encounter encounter = new Encounter(who, Right.CHANGE, Vm.THERE);

        assertThat(encounter.sayUnderABatchUnderWay(said))
                .singleElement()
                .asString()
                .contains(words);

        assertThat(encounter.results()).containsExactly(Optional.empty(), Optional.empty());
    }
}
