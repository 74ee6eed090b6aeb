package dev.vmbot.app.chaos.judge;

import dev.vmbot.app.chaos.judge.Evidence.Answer;
import dev.vmbot.app.chaos.judge.Evidence.Card;
import dev.vmbot.app.chaos.judge.Evidence.Ending;
import dev.vmbot.app.chaos.judge.Evidence.Power;
import dev.vmbot.app.chaos.judge.Evidence.Request;
import dev.vmbot.app.chaos.judge.Evidence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All that is known of one operation.
///
/// @param cards the first one first; more than one is one too many
/// @param answers of the one who asked
/// @param powers what was asked of its machines from its request until the next request for them
record Case(String operation, Request request, List<Card> cards, List<Answer> answers, List<Power> powers) {

    Card card() {
        return cards.getFirst();
    }

    Optional<Version> last() {
        return card().last();
    }

    Optional<Ending> ending() {
        return last().flatMap(Version::ending);
    }

    boolean isApprovedBefore(Instant time) {
        return answers.stream().anyMatch(answer -> answer.yes() && !answer.at().isAfter(time));
    }

    List<Power> accepted(String machine, String verb) {
        return powers.stream()
                .filter(power -> power.machine().equals(machine) && power.verb().equals(verb))
                .filter(Power::isAccepted)
                .toList();
    }
}
