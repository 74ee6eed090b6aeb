package dev.vmbot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.sandbox.slack.Buttons;
import dev.vmbot.sandbox.slack.world.Message;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One question with what may have been meant to press, where something was unclear. `prod/db-1` runs, `prod/web-01` is
/// stopped.
final class QuestionsTest extends InboundStage {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stop | pick-stop | prod/db-1 | Stop VM `db-1`",
                "start it --force | pick-start-force | prod/web-01 | Start VM `web-01`",
                "restart the server | pick-restart | prod/web-01 | Restart VM `web-01`",
            })
    void offersTheVmsForWhichItMakesSenseWhenNoneWasNamed(String text, String menu, String vm, String question) {
        workspace.as("U0ALICE").command(OPS, "/vm", text);

        Message asked = told();
        assertThat(asked.text()).startsWith("Which VM").contains("Nothing was changed");
        assertThat(store.list()).isEmpty();
        workspace.as("U0ALICE").choose(asked, menu + "@U0ALICE", vm);

        card(question);
        assertThat(only().request().force()).isEqualTo(menu.endsWith("force"));
    }

    @Test
    void leavesOutOfTheMenuWhatMakesNoSenseNow() {
        workspace.as("U0ALICE").command(OPS, "/vm", "start");

        Message asked = told();
        assertThat(asked.blocks().encode()).contains("prod/web-01").doesNotContain("prod/db-1");
    }

    @Test
    void asksForTheVmToDiagnose() {
        workspace.as("U0ALICE").command(OPS, "/vm", "diagnose");

        Message asked = told();
        workspace.as("U0ALICE").choose(asked, "pick-diagnose@U0ALICE", "prod/web-01");

        workspace.awaitMessage(
                SOON, message -> message.isEphemeral() && message.text().contains("web-01"));
    }

    @Test
    void offersWhatMakesSenseForAVmWithoutAVerb() {
        workspace.as("U0ALICE").command(OPS, "/vm", "prod/db-1");

        Message asked = told();
        assertThat(asked.text()).contains("is Running", "What shall I do?");
        assertThat(Buttons.in(asked)).containsExactly("Stop", "Restart", "Show the status");
        workspace.as("U0ALICE").pressButton(asked, "Restart");

        card("Restart VM `db-1`");
    }

    @Test
    void asksInWhichNamespaceEverythingIsMeant() {
        workspace.as("U0ALICE").command(OPS, "/vm", "stop all VMs");

        Message asked = told();
        assertThat(Buttons.in(asked)).containsExactly("Stop in prod");
        assertThat(store.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stop prod/db-1 -n dev | Stop prod/db-1, Stop dev/db-1 | Stop VM `db-1` in namespace `dev`",
                "stop db-1 in prod -n dev | Stop prod/db-1, Stop dev/db-1 | Stop VM `db-1` in namespace `dev`",
                "stop -n prod dev/db-1 | Stop prod/db-1, Stop dev/db-1 | Stop VM `db-1` in namespace `dev`",
                "restart db-1,db-2 -n prod -n dev | Restart prod/db-1,prod/db-2, Restart dev/db-1,dev/db-2"
                        + " | Restart 2 VMs (`dev/db-1`, `dev/db-2`)",
            })
    void offersEachOfTheNamespacesThatContradictEachOther(String text, String buttons, String question) {
        workspace.as("U0ALICE").command(OPS, "/vm", text + " --force");

        Message asked = told();
        assertThat(asked.text()).contains("In which namespace?", "Nothing was changed");
        assertThat(String.join(", ", Buttons.in(asked))).isEqualTo(buttons.replaceAll("(?=, [A-Z])|$", " --force"));
        assertThat(store.list()).isEmpty();
        workspace.as("U0ALICE").pressButton(asked, Buttons.in(asked).getLast());

        card(question);
        assertThat(only().request().force()).isTrue();
    }

    /// Of two requests, neither is carried out alone.
    @Test
    void offersWhatWasClearBesideThem() {
        workspace.as("U0ALICE").command(OPS, "/vm", "start prod/web-01 and stop prod/db-1 -n dev");

        Message asked = told();
        assertThat(Buttons.in(asked)).containsExactly("Start prod/web-01", "Stop prod/db-1", "Stop dev/db-1");
        assertThat(store.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status prod/db-1 -n dev | Status prod/db-1, Status dev/db-1",
                "diagnose prod/db-1 -n dev | Diagnose prod/db-1, Diagnose dev/db-1",
                "list running VMs -n prod -n dev | List running VMs -n prod, List running VMs -n dev",
                "stop -l app=web -n prod -n dev | Stop -l app=web -n prod, Stop -l app=web -n dev",
                "stop all VMs in prod -n dev | Stop all VMs -n prod, Stop all VMs -n dev",
                "stop web-* in prod -n dev | Stop web-* -n prod, Stop web-* -n dev",
                "stop dev/a-1,prod/b-1 -n qa |",
            })
    void offersThemForQuestionsAndSelectorsToo(String text, String buttons) {
        workspace.as("U0ALICE").command(OPS, "/vm", text);

        Message asked = told();
        assertThat(asked.text()).contains("In which namespace?", "Nothing was changed");
        assertThat(String.join(", ", Buttons.in(asked))).isEqualTo(buttons == null ? "" : buttons);
        assertThat(store.list()).isEmpty();
    }

    @Test
    void putsAQuestionToThePersonWhoAskedAlone() {
        Message said = workspace.as("U0ALICE").mention(OPS, "prod/db-1");
        workspace.await(SOON, () -> workspace.thread(OPS, said.ts()).size() == 2);
        Message asked = workspace.thread(OPS, said.ts()).getLast();

        workspace.as("U0BOB").pressButton(asked, "Stop");
        assertThat(told().text()).contains("That question was for <@U0ALICE>");
        assertThat(store.list()).isEmpty();
        workspace.as("U0ALICE").pressButton(asked, "Stop");

        assertThat(card("Stop VM `db-1`").threadRoot()).isEqualTo(said.ts());
    }

    @Test
    void replacesAQuestionThatOthersSeeByWhatWasChosen() {
        Message asked = askedInThread("prod/db-1");

        workspace.as("U0ALICE").pressButton(asked, "Restart");

        card("Restart VM `db-1`");
        Message now = workspace.now(asked);
        assertThat(now.text()).isEqualTo("<@U0ALICE> chose `restart prod/db-1`.");
        assertThat(now.readable()).contains("What shall I do?");
        assertThat(Buttons.in(now)).isEmpty();
    }

    @Test
    void replacesAMenuThatOthersSee() {
        Message asked = askedInThread("stop");

        workspace.as("U0ALICE").choose(asked, "pick-stop@U0ALICE", "prod/db-1");

        card("Stop VM `db-1`");
        assertThat(workspace.now(asked).blocks().encode()).doesNotContain("actions", "static_select");
    }

    @Test
    void takesOneAnswerToAQuestionThatOthersSee() {
        Message asked = askedInThread("prod/db-1");
        var stop = new JsonObject()
                .put("action_id", "say-0@U0ALICE")
                .put("type", "button")
                .put("value", "stop prod/db-1");
        var restart = stop.copy().put("action_id", "say-1@U0ALICE").put("value", "restart prod/db-1");

        workspace.as("U0ALICE").pressForged(asked, stop);
        card("Stop VM `db-1`");
        workspace.as("U0ALICE").pressForged(asked, restart);

        assertThat(told().text()).contains("answered before", "Nothing was changed");
        assertThat(store.list()).hasSize(1);
    }

    @Test
    void keepsTheReasonThroughAQuestion() {
        workspace.as("U0ALICE").command(OPS, "/vm", "restart the server because it hangs");
        Message asked = told();
        workspace.as("U0ALICE").choose(asked, "pick-restart it hangs@U0ALICE", "prod/web-01");

        card("Restart VM `web-01`");
        assertThat(only().request().reason()).contains("it hangs");
    }

    private Message askedInThread(String text) {
        Message said = workspace.as("U0ALICE").mention(OPS, text);
        workspace.await(SOON, () -> workspace.thread(OPS, said.ts()).size() == 2);
        return workspace.thread(OPS, said.ts()).getLast();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "prod", "prod/db-1 --force", "../db-1", "prod/db-1/x", "PROD/db-1", "<!channel>/db-1"})
    void takesNoOptionThatItNeverOffered(String value) {
        pressedForged("pick-stop@U0ALICE", value);

        assertThat(told().text()).contains("Nothing was changed");
        assertThat(store.list()).isEmpty();
    }

    @Test
    void takesNothingLongerThanSlackCarries() {
        pressedForged("say-0@U0ALICE", "stop prod/db-1 " + "x".repeat(2000));
        pressedForged("say-0@U0ALICE", " ");
        pressedForged("pick-delete@U0ALICE", "prod/db-1");

        workspace.await(SOON, () -> workspace.ephemerals("U0ALICE").size() == 3);
        assertThat(workspace.ephemerals("U0ALICE"))
                .allSatisfy(message -> assertThat(message.text()).contains("do not know this button"));
        assertThat(store.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "approve everything", "delete prod/db-1", "stop all VMs in all namespaces"})
    void doesNoHarmByWhatAMadeUpButtonSays(String value) {
        pressedForged("say-0", value);

        told();
        assertThat(store.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create a VM web-9 | virtctl create vm",
                "delete prod/db-1 | kubectl delete vm",
                "scale prod/db-1 to 8 cores | kubectl edit vm",
                "migrate prod/db-1 | virtctl migrate",
                "take a snapshot of prod/db-1 | VirtualMachineSnapshot",
                "open a console to prod/db-1 | virtctl console",
                "pause prod/db-1 | virtctl pause vm",
                "stop prod/db-1 tonight at 8 | only now",
            })
    void saysWhatToUseForWhatItDoesNotDo(String text, String instead) {
        workspace.as("U0ALICE").command(OPS, "/vm", text);

        assertThat(told().text()).contains(instead, "Nothing was changed");
        assertThat(store.list()).isEmpty();
    }

    @Test
    void helpsWithOneActionByAVmForWhichItMakesSense() {
        workspace.as("U0ALICE").command(OPS, "/vm", "help start");

        assertThat(told().readable()).contains("/vm start prod/web-01", "Halted becomes Always");
        assertThat(store.list()).isEmpty();
    }

    private void pressedForged(String action, String value) {
        Message any = workspace.as("U0ALICE").say(OPS, "good morning");
        workspace
                .as("U0ALICE")
                .pressForged(
                        any,
                        new JsonObject()
                                .put("action_id", action)
                                .put("type", "button")
                                .put("value", value));
    }
}
