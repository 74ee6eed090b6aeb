package dev.vmbot.slack.card.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.RequestBuilder;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.CardJson;
import dev.vmbot.slack.card.Scenes;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class QuestionCardTest {

    private static final TargetVm ONE = Scenes.target(Scenes.WEB_1, RunStrategy.MANUAL);
    private static final TargetVm OTHER = Scenes.target(Scenes.WEB_2, RunStrategy.MANUAL);

    @Test
    void showsTheReasonOfARequestForOneAndForSeveral() {
        for (Request request :
                new Request[] {Scenes.request(Action.STOP, false, ONE), Scenes.request(Action.STOP, false, ONE, OTHER)
                }) {
            Card card = shown(request, "the kernel update");
            assertThat(card.text()).contains(" Reason given: `the kernel update`. ");
            assertThat(CardJson.pretty(CardJson.of(card))).contains("Reason given: `the kernel update`");
        }
    }

    @Test
    void showsAReasonAsNothingButText() {
        Card card = shown(Scenes.request(Action.STOP, false, ONE), "<!channel> `x` *y*\n> z <http://a|b>");

        assertThat(card.text()).contains("`&lt;!channel&gt; 'x' *y* &gt; z &lt;http://a|b&gt;`");
        assertThat(CardJson.pretty(CardJson.of(card))).doesNotContain("<!channel>", "<http");
    }

    private static Card shown(Request request, String reason) {
        Request asked = RequestBuilder.like(request).reason(Optional.of(reason)).build();
        return QuestionCard.of(Operation.proposed(Scenes.ID, asked));
    }
}
