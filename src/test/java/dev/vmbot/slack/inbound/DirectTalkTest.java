package dev.vmbot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.sandbox.slack.world.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people say to the bot alone, where everything is one conversation.
final class DirectTalkTest extends InboundStage {

    @Test
    void takesItForTheVmOfTheLastCardAndSaysWhichOnTheNext() {
        cancelled("stop prod/db-1");

        workspace.as("U0ALICE").tell("restart it");

        Message next = card("Restart VM `db-1` in namespace `prod`");
        assertThat(next.isReply()).isFalse();
        assertThat(store.list()).hasSize(2);
    }

    @Test
    void takesItForTheVmOfTheLastAnswer() {
        cancelled("stop prod/db-1");
        workspace.as("U0ALICE").tell("status of prod/web-01");
        answered("`web-01`");

        workspace.as("U0ALICE").tell("then restart it please");

        card("Restart VM `web-01` in namespace `prod`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"restart it", "restart"})
    void asksBackWhatNothingTells(String said) {
        workspace.as("U0ALICE").tell(said);

        answered("Which VM");
        assertThat(store.list()).isEmpty();
    }

    @Test
    void asksBackAfterTwoCardsOfOneMessage() {
        workspace.as("U0ALICE").tell("stop prod/db-1 and start prod/web-01");
        Message first = card("Stop VM");
        Message second = card("Start VM");
        workspace.as("U0ALICE").pressButton(first, "Cancel");
        workspace.as("U0ALICE").pressButton(second, "Cancel");
        workspace.await(SOON, () -> workspace.now(second).text().startsWith("Operation cancelled"));
        workspace.await(SOON, () -> workspace.now(first).text().startsWith("Operation cancelled"));

        workspace.as("U0ALICE").tell("restart it");

        answered("Which VM");
        assertThat(store.list()).hasSize(2);
    }

    private void cancelled(String text) {
        workspace.as("U0ALICE").tell(text);
        Message card = card("Stop VM");
        workspace.as("U0ALICE").pressButton(card, "Cancel");
        workspace.await(SOON, () -> workspace.now(card).text().startsWith("Operation cancelled"));
    }

    private void answered(String part) {
        workspace.awaitMessage(
                SOON, message -> message.author().isBot() && message.text().contains(part));
    }
}
