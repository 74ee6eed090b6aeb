package dev.vmbot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.sandbox.slack.world.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people say in the threads of cards.
final class ThreadTalkTest extends InboundStage {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "make it web-02 | Stop VM `web-02` in namespace `prod`",
                "only db-1 | Stop VM `db-1` in namespace `prod`",
                "not db-1 | Stop VM `db-2` in namespace `prod`",
                "in the test namespace | Stop 2 VMs (`test/db-1`, `test/db-2`)",
                "restart instead | Restart 2 VMs (`prod/db-1`, `prod/db-2`)",
                "power them off and on again instead | Restart 2 VMs (`prod/db-1`, `prod/db-2`)",
                "no, start them | Start 2 VMs (`prod/db-1`, `prod/db-2`)",
            })
    void cancelsTheCardAndPostsAnotherOneForAChangedRequest(String reply, String question) {
        Message old = asked("stop prod/db-1,prod/db-2");

        workspace.as("U0ALICE").reply(old, reply);

        Message changed = card(question);
        assertThat(changed.threadRoot()).isEqualTo(old.ts());
        workspace.await(SOON, () -> workspace.now(old).text().startsWith("Operation cancelled"));
        workspace.as("U0ALICE").reply(changed, "yes");
        Awaitility.await().atMost(SOON).until(() -> newest().state().phase().equals("Approved"));
        assertThat(store.list()).filteredOn(OperationStates::isApproved).hasSize(1);
    }

    @Test
    void keepsForceWhenTheRequestIsChanged() {
        Message old = asked("stop prod/db-1 --force");

        workspace.as("U0ALICE").reply(old, "make it web-02");

        card("Stop VM `web-02`");
        assertThat(newest().request().force()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "make it web-02 | Stop VM `web-02` | costs",
                "make it web-02 because it hangs | Stop VM `web-02` | it hangs",
                "no, restart instead because it hangs | Restart VM `db-1` | it hangs",
                "no, restart instead | Restart VM `db-1` |",
            })
    void givesTheReasonOfAChangedRequestAndTheOldOneForTheSameActionOnly(String reply, String question, String why) {
        Message old = asked("stop prod/db-1 because of costs");

        workspace.as("U0ALICE").reply(old, reply);

        card(question);
        assertThat(newest().request().reason()).isEqualTo(Optional.ofNullable(why));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes for db-1", "yes if Anna agrees", "ok once the backup has finished", "force maybe?"})
    void approvesNothingByHalfAYesAndTellsWhatToDo(String reply) {
        Message card = asked("stop prod/db-1,prod/db-2");

        workspace.as("U0ALICE").reply(card, reply);

        Message told = told();
        assertThat(told.ephemeralTo()).isEqualTo("U0ALICE");
        assertThat(told.text()).contains("not approved anything", "Nothing was changed", "`yes` or `no`");
        assertThat(only().state().phase()).isEqualTo("AwaitingApproval");
        workspace.as("U0ALICE").pressButton(told, "Approve");
        approved();
    }

    @Test
    void leavesChatterInTheThreadAlone() {
        Message card = asked("stop prod/db-1");

        workspace.as("U0ALICE").reply(card, "the graphs look weird today");
        workspace.as("U0BOB").reply(card, "lgtm");
        workspace.as("U0BOB").reply(card, "make it web-02");
        workspace.as("U0BOB").reply(card, "why now?");
        workspace.as("U0ALICE").reply(card, "yes");

        approved();
        assertThat(workspace.thread(OPS, card.ts())).hasSize(6);
        assertThat(workspace.ephemerals("U0ALICE")).isEmpty();
        assertThat(workspace.ephemerals("U0BOB")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "yes,               decides about this",
        "go ahead,          decides about this",
        "<@U0VMBOT> yes,    decides about this",
        "no,                can cancel this",
        "wait,              can cancel this",
    })
    void tellsSomebodyElseWhoAnswersWhoDecides(String reply, String words) {
        Message card = asked("stop prod/db-1");

        workspace
                .as("U0BOB")
                .reply(card, reply.replace("U0VMBOT", gateway.whoAmI().user()));

        Message told = told();
        assertThat(told.ephemeralTo()).isEqualTo("U0BOB");
        assertThat(told.text()).contains("Only <@U0ALICE> " + words);
        assertThat(only().state().phase()).isEqualTo("AwaitingApproval");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "Approve!", "no", "cancel", "<@U0VMBOT> yes", "<@U0VMBOT> cancel"})
    void tellsWhoeverAnswersTooLateThatItIsDecided(String reply) {
        Message ended = ended("stop prod/db-1");

        workspace
                .as("U0ALICE")
                .reply(ended, reply.replace("U0VMBOT", gateway.whoAmI().user()));

        Message told = told();
        assertThat(told.ephemeralTo()).isEqualTo("U0ALICE");
        assertThat(told.text()).contains("This was cancelled at", "changed nothing");
        assertThat(store.list()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "approve"})
    void tellsWhoeverApprovesTwiceThatItIsDecided(String reply) {
        Message card = asked("stop prod/db-1");
        workspace.as("U0ALICE").pressButton(card, "Approve");
        assertThat(told().text()).startsWith("Approved: I stop VM `db-1`");

        workspace.as("U0ALICE").reply(card, reply);

        workspace.await(SOON, () -> workspace.ephemerals("U0ALICE").size() == 2);
        assertThat(workspace.ephemerals("U0ALICE").getLast().text())
                .contains("You approved this at", "being carried out", "not needed");
    }

    @ParameterizedTest
    @CsvSource({
        "yes, decides about this",
        "approve, decides about this",
        "no, can cancel this",
        "abort, can cancel this"
    })
    void tellsSomebodyElseWhoAnswersTooLateWhoDecides(String reply, String words) {
        Message ended = ended("stop prod/db-1");

        workspace.as("U0BOB").reply(ended, reply);

        Message told = told();
        assertThat(told.ephemeralTo()).isEqualTo("U0BOB");
        assertThat(told.text()).contains("Only <@U0ALICE> " + words);
    }

    @Test
    void leavesChatterUnderWhatHasEndedAlone() {
        Message ended = ended("start prod/db-1");
        List<String> chatter = List.of(
                "yes, thanks, looks good",
                "yes thanks",
                "no problem",
                "no worries, it is fine",
                "ok",
                "done",
                "nice",
                "yes it is back",
                "<@U0CAROL> yes",
                "no?",
                ":white_check_mark:",
                "cancel culture is everywhere");

        chatter.forEach(said -> workspace.as("U0ALICE").reply(ended, said));
        chatter.forEach(said -> workspace.as("U0BOB").reply(ended, said));
        workspace.as("U0ALICE").reply(ended, "cancel");

        workspace.await(SOON, () -> !workspace.ephemerals("U0ALICE").isEmpty());
        workspace.await(SOON, () -> workspace.deliveries().stream().allMatch(delivery -> delivery.isAcked()));
        assertThat(workspace.ephemerals("U0ALICE")).hasSize(1);
        assertThat(workspace.ephemerals("U0BOB")).isEmpty();
        assertThat(store.list()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "restart it | Restart VM `db-1` in namespace `prod`",
                "stop it again | Stop VM `db-1` in namespace `prod`",
                "again | Stop VM `db-1` in namespace `prod`",
                "the same for web-02 | Stop VM `web-02` in namespace `prod`",
            })
    void knowsInItsThreadWhatIsMeantAndAsksWithACard(String said, String question) {
        Message ended = ended("stop prod/db-1");

        workspace.as("U0ALICE").reply(ended, said);

        Message next = card(question);
        assertThat(next.threadRoot()).isEqualTo(ended.ts());
        assertThat(newest().state().phase()).isEqualTo("AwaitingApproval");
    }

    @Test
    void tellsInItsThreadHowTheVmIsAndWhatIsWrongWithIt() {
        Message ended = ended("stop prod/sick-1");

        workspace.as("U0ALICE").reply(ended, "status");
        workspace.awaitMessage(
                SOON, message -> message.isReply() && message.text().contains("`sick-1`"));
        workspace.as("U0ALICE").reply(ended, "why did it fail?");

        workspace.await(SOON, () -> workspace.thread(OPS, ended.ts()).size() == 6);
        assertThat(workspace.thread(OPS, ended.ts()).getLast().readable()).contains("insufficient-memory");
    }

    @Test
    void answersSomebodyElseInTheThreadOnlyWhenSpokenTo() {
        Message ended = ended("stop prod/db-1");

        workspace.as("U0BOB").reply(ended, "restart it");
        workspace.as("U0BOB").reply(ended, "<@" + gateway.whoAmI().user() + "> restart it");

        card("Restart VM `db-1` in namespace `prod`");
        assertThat(store.list()).hasSize(2);
        assertThat(newest().request().requester().person().user()).isEqualTo("U0BOB");
    }

    @Test
    void asksWhatItIsAfterACommand() {
        ended("stop prod/db-1");

        workspace.as("U0ALICE").command(OPS, "/vm", "restart it");

        assertThat(told().text()).contains("Which VM");
        assertThat(store.list()).hasSize(1);
    }

    private Message asked(String text) {
        workspace.as("U0ALICE").command(OPS, "/vm", text);
        return card(text.startsWith("start") ? "Start " : "Stop ");
    }

    private Message ended(String text) {
        Message card = asked(text);
        workspace.as("U0ALICE").reply(card, "no");
        workspace.await(SOON, () -> workspace.now(card).text().startsWith("Operation cancelled"));
        return card;
    }

    private Operation newest() {
        List<Operation> all = store.list();
        return all.stream()
                .max(Comparator.comparing(operation -> operation.request().createdAt()))
                .orElseThrow();
    }

    private interface OperationStates {

        static boolean isApproved(Operation operation) {
            return operation.state() instanceof OperationState.Approved;
        }
    }
}
