package dev.vmbot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.sandbox.slack.world.Message;
import dev.vmbot.slack.card.Buttons;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody gets who sends what no client of Slack would.
final class ForgeryTest extends InboundStage {

    @ParameterizedTest
    @ValueSource(strings = {Buttons.APPROVE, Buttons.CANCEL})
    void tellsNothingOfAnOperationWhoseCardThePressIsNotFrom(String action) {
        workspace.as("U0ALICE").tell("stop prod/db-1");
        card("Stop VM");
        Message elsewhere = workspace.as("U0BOB").say(OPS, "good morning");

        pressed("U0BOB", elsewhere, action, only().id().value());

        Message told = told();
        assertThat(told.ephemeralTo()).isEqualTo("U0BOB");
        assertThat(told.text()).doesNotContain("db-1", "U0ALICE").contains("Nothing was changed");
        assertThat(only().state().phase()).isEqualTo("AwaitingApproval");
    }

    @Test
    void letsThePersonWhoAskedDecideFromAnywhere() {
        workspace.as("U0ALICE").tell("stop prod/db-1");
        card("Stop VM");
        Message elsewhere = workspace.as("U0ALICE").say(OPS, "good morning");

        pressed("U0ALICE", elsewhere, Buttons.APPROVE, only().id().value());

        approved();
    }

    @Test
    void readsNoEditedMessage() {
        Message said = workspace.as("U0ALICE").say(OPS, "good morning");

        workspace.as("U0ALICE").edit(said, "<@" + gateway.whoAmI().user() + "> stop prod/db-1");
        workspace.as("U0ALICE").command(OPS, "/vm", "status prod/web-01");

        told();
        assertThat(store.list()).isEmpty();
    }

    private void pressed(String who, Message on, String action, String value) {
        workspace
                .as(who)
                .pressForged(
                        on,
                        new JsonObject()
                                .put("action_id", action)
                                .put("type", "button")
                                .put("value", value));
    }
}
