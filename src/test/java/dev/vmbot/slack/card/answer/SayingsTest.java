package dev.vmbot.slack.card.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.intent.Interpretation;
import dev.vmbot.inventory.Reading;
import dev.vmbot.inventory.VmFilter;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Person;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.desk.Answer;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.CardJson;
import dev.vmbot.slack.card.Scenes;
import dev.vmbot.slack.card.SlackLimits;
import dev.vmbot.slack.card.operation.OperationCard;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SayingsTest {

    private static final Person ALICE = new Person("T0HOME", "U0ALICE");
    private static final Target DB = new Target(null, "db-1");

    @Test
    void keepsTheOtherVmsAndForceOnAButton() {
        Card card = whichOne(List.of(new Target("prod", "web-01")));

        assertThat(json(card)).contains("stop prod/db-1,prod/web-01 --force", "stop dev/db-1,prod/web-01 --force");
    }

    @Test
    void asksToTypeAgainWhatIsTooLongForAButton() {
        List<Target> others = IntStream.range(0, 40)
                .mapToObj(index -> new Target("n".repeat(60), "v".repeat(60) + index))
                .toList();

        String json = json(whichOne(others));

        assertThat(json).contains("too long for a button").doesNotContain("\"actions\"");
    }

    @Test
    void marksWhomAQuestionIsPutTo() {
        String json = json(Sayings.boundTo(ALICE, whichOne(List.of())));

        assertThat(json).contains("say-0@U0ALICE", "say-1@U0ALICE");
        assertThat(Sayings.asker("say-0@U0ALICE")).contains("U0ALICE");
        assertThat(Sayings.asker("say-0")).isEmpty();
        assertThat(Sayings.asker("say-0@<!channel>")).isEmpty();
    }

    @Test
    void offersNoMoreThanAMenuCanHold() {
        List<VmRef> many = IntStream.range(0, 150)
                .mapToObj(index -> new VmRef("n".repeat(63), "v".repeat(60) + index))
                .toList();
        var draft = new Interpretation.Draft(Interpretation.Draft.Verb.STOP, false, null);
        var listing = new Reading.Listing(
                many.stream().limit(100).map(Scenes::running).toList(), many.size(), Optional.empty(), VmFilter.NONE);

        Card card = ChoiceCard.whichVm(draft, listing);

        SlackLimits.check(card);
        assertThat(json(card)).contains("The first 100 of 150 are shown");
    }

    @Test
    void leavesTheButtonsOfAnApprovalAsTheyAre() {
        Card card = OperationCard.of(Scenes.proposed(Action.STOP, RunStrategy.ALWAYS, false));

        assertThat(json(Sayings.boundTo(ALICE, card))).isEqualTo(json(card));
    }

    private static String json(Card card) {
        return CardJson.of(card).toString();
    }

    private static Card whichOne(List<Target> others) {
        List<Target> targets = Stream.concat(Stream.of(DB), others.stream()).toList();
        var change = new Intent.Change(Action.STOP, new Subject.Named(targets), true);
        var answer = new Answer.WhichOne(change, DB, List.of(new VmRef("prod", "db-1"), new VmRef("dev", "db-1")));
        return AnswerCard.of(answer).orElseThrow();
    }
}
