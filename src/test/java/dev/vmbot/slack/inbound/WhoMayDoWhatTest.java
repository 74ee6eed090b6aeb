package dev.vmbot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.Shows;
import dev.vmbot.slack.inbound.Case.Right;
import dev.vmbot.slack.inbound.Case.Surface;
import dev.vmbot.slack.inbound.Case.Vm;
import dev.vmbot.slack.inbound.Case.Who;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everybody, with each right, by each way, about VMs that are there, that are not, and that they may not see.
///
/// A press and a typed yes answer a card that the mapped member had asked for while all was well; its VM may have been
/// deleted since, or moved out of sight.
final class WhoMayDoWhatTest {

    /// What somebody gets. Whatever it is but a card or an approval, nothing is stored or changed.
    enum Outcome {
        CARD("Stop VM"),
        /// What was typed is answered by the card.
        APPROVED(""),
        APPROVED_BY_PRESS("Approved: I stop VM"),
        WITHDRAWN("does not hold any more"),
        MISSING_RULE("You are not allowed to do this"),
        NOT_FOUND("not found"),
        NOT_YOURS("Only <@U0MAPPED> decides"),
        TURNED_AWAY(""),
        NOTHING("");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        private boolean approves() {
            return this == APPROVED || this == APPROVED_BY_PRESS;
        }
    }

    record Row(Who who, Right right, Surface surface, Vm vm) {

        @Override
        public String toString() {
            return "%s, who may %s, by %s, VM %s: %s".formatted(who, right, surface, vm, expected());
        }

        private Outcome expected() {
            return switch (surface) {
                case PRESS -> who == Who.MAPPED ? decision() : Outcome.NOT_YOURS;
                case TYPED_YES -> who == Who.MAPPED ? decision() : heard(Outcome.NOT_YOURS);
                case COMMAND, ALIAS -> who.isMember() ? request() : Outcome.TURNED_AWAY;
                case MENTION, THREAD, DIRECT, PHRASE -> who.isMember() ? request() : heard(Outcome.TURNED_AWAY);
            };
        }

        /// What bots say is not read, so that two of them never talk to each other.
        private Outcome heard(Outcome outcome) {
            return who == Who.BOT ? Outcome.NOTHING : outcome;
        }

        private Outcome decision() {
            if (right != Right.CHANGE || vm != Vm.THERE) {
                return Outcome.WITHDRAWN;
            }
            return surface == Surface.PRESS ? Outcome.APPROVED_BY_PRESS : Outcome.APPROVED;
        }

        private Outcome request() {
            return switch (right) {
                case NOTHING -> Outcome.NOT_FOUND;
                case READ -> vm == Vm.THERE ? Outcome.MISSING_RULE : Outcome.NOT_FOUND;
                case CHANGE -> vm == Vm.THERE ? Outcome.CARD : Outcome.NOT_FOUND;
            };
        }
    }

    static Stream<Row> rows() {
        return Arrays.stream(Who.values())
                .flatMap(who -> Arrays.stream(Right.values())
                        .flatMap(right -> Arrays.stream(Surface.values())
                                .flatMap(surface ->
                                        Arrays.stream(Vm.values()).map(vm -> new Row(who, right, surface, vm)))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    @Shows("P23")
    void getsOneOfFewAnswers(Row row) {
        Encounter encounter = new Encounter(row.who(), row.right(), row.vm());

        List<String> told = encounter.happen(row.surface());

        Outcome expected = row.expected();
        switch (expected) {
            case NOTHING, APPROVED -> assertThat(told).isEmpty();
            case TURNED_AWAY ->
                assertThat(told).singleElement().asString().contains(row.who().refusal());
            case APPROVED_BY_PRESS, CARD, WITHDRAWN, MISSING_RULE, NOT_FOUND, NOT_YOURS ->
                assertThat(told).singleElement().asString().contains(expected.words);
        }
        assertThat(encounter.newOperations()).isEqualTo(expected == Outcome.CARD ? 1 : 0);
        assertThat(encounter.approvals()).isEqualTo(expected.approves() ? 1 : 0);
    }

    static Stream<Row> unseen() {
        return rows().filter(row -> row.right() == Right.NOTHING || row.vm() == Vm.OUT_OF_SIGHT)
                .filter(row -> row.vm() != Vm.ABSENT)
                .filter(row -> row.surface() != Surface.PRESS && row.surface() != Surface.TYPED_YES);
    }

    /// The same words about the same name, once with a VM behind it that the person may not see, once without.
    @ParameterizedTest
    @MethodSource("unseen")
    @Shows("P17")
    void doesNotTellWhatIsOutOfSightFromWhatIsNotThere(Row row) {
        Encounter hidden = new Encounter(row.who(), row.right(), row.vm());
        Encounter absent = new Encounter(row.who(), row.right(), row.vm()).withoutTheVm();

        assertThat(hidden.happen(row.surface())).isEqualTo(absent.happen(row.surface()));
    }
}
