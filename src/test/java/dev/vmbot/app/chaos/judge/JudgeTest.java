package dev.vmbot.app.chaos.judge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.vmbot.app.chaos.judge.Evidence.Answer;
import dev.vmbot.app.chaos.judge.Evidence.Card;
import dev.vmbot.app.chaos.judge.Evidence.Disturbance;
import dev.vmbot.app.chaos.judge.Evidence.Power;
import dev.vmbot.app.chaos.judge.Evidence.Request;
import dev.vmbot.app.chaos.judge.Evidence.Run;
import dev.vmbot.app.chaos.judge.Evidence.Version;
import dev.vmbot.app.chaos.judge.Violation.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Whether the judge of the chaos runs sees what is wrong: one start that went well, and the same with something amiss.
final class JudgeTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Version ASKED = new Version(at(1), "Start VM vm-1?");
    private static final Version WORKING = new Version(at(4), "vm-1: in progress");
    private static final Version DONE = new Version(at(8), "Succeeded at 12:00");
    private static final Power START = power(5, "start");
    private static final Run UP = new Run("vm-1", "uid", at(6), Optional.empty());

    private static Instant at(long second) {
        return NOON.plusSeconds(second);
    }

    private static Power power(long second, String verb) {
        return new Power(at(second), "vm-1", verb, 202);
    }

    private static Card card(Version... versions) {
        return new Card("op-1", "C1", "1.0", at(1), List.of(versions));
    }

    private static List<Kind> found(List<Card> cards, List<Power> powers, List<Run> runs, Disturbance... disturbances) {
        var request = new Request(at(0), Optional.of(at(0)), "U1", "C1", "start", List.of("vm-1"));
        var yes = new Answer(at(3), Optional.of(at(3)), "U1", "C1", "1.0", Optional.empty(), true);
        var evidence = new Evidence(
                List.of(request), List.of(yes), cards, List.of(), powers, runs, List.of(disturbances), at(100));
        return Judge.of(evidence).violations().stream().map(Violation::kind).toList();
    }

    @Test
    void findsNothingWhereNothingIsWrong() {
        assertThat(found(List.of(card(ASKED, WORKING, DONE)), List.of(START), List.of(UP)))
                .isEmpty();
    }

    @Test
    void findsWhatNeverEnded() {
        assertThat(found(List.of(card(ASKED, WORKING)), List.of(START), List.of(UP)))
                .containsExactly(Kind.LOST);
    }

    @Test
    void findsWhatWasDoneOrPostedTwice() {
        assertThat(found(List.of(card(ASKED, WORKING, DONE)), List.of(START, power(6, "start")), List.of(UP)))
                .containsExactly(Kind.DOUBLED);
        assertThat(found(List.of(card(ASKED, WORKING, DONE), card(ASKED, WORKING, DONE)), List.of(START), List.of(UP)))
                .containsExactly(Kind.DOUBLED);
    }

    @Test
    void findsAnEndThatIsNotTrueAndAWriteAfterIt() {
        assertThat(found(List.of(card(ASKED, WORKING, DONE)), List.of(START), List.of()))
                .contains(Kind.STALE);
        assertThat(found(List.of(card(ASKED, new Version(at(4), "Cancelled at 12:00"))), List.of(START), List.of(UP)))
                .contains(Kind.STALE);
    }

    @Test
    void findsSilenceUnlessSomethingDisturbed() {
        var late = card(ASKED, new Version(at(40), DONE.text()));
        assertThat(found(List.of(late), List.of(START), List.of(UP))).containsExactly(Kind.SILENT);
        assertThat(found(List.of(late), List.of(START), List.of(UP), new Disturbance("OUTAGE", at(2), at(38))))
                .isEmpty();
    }

    @Test
    void findsWhatNobodyAskedFor() {
        assertThat(found(List.of(card(ASKED, WORKING, DONE)), List.of(power(2, "start")), List.of(UP)))
                .containsExactly(Kind.LEFT);
        var other = new Run("vm-1", "other", at(50), Optional.empty());
        assertThat(found(List.of(card(ASKED, WORKING, DONE)), List.of(START), List.of(UP, other)))
                .containsExactly(Kind.LEFT);
    }

    /// Asked at 0 and, because nothing came of it, at 30; the first message is delivered when the second has been done,
    /// and nobody answers its card. Meanwhile somebody else was told of the machine on a card for another one.
    @Test
    void takesACardThatComesAtLastForOneToTheFirstOfTwoMessages() {
        var first = new Request(at(0), Optional.of(at(90)), "U1", "C1", "start", List.of("vm-1"));
        var again = new Request(at(30), Optional.of(at(30)), "U1", "C1", "start", List.of("vm-1"));
        var other = new Request(at(40), Optional.of(at(40)), "U2", "C1", "start", List.of("vm-2"));
        var yes = new Answer(at(33), Optional.of(at(33)), "U1", "C1", "1.0", Optional.empty(), true);
        var no = new Answer(at(43), Optional.of(at(43)), "U2", "C1", "2.0", Optional.empty(), false);
        var done = new Card(
                "op-1",
                "C1",
                "1.0",
                at(31),
                List.of(new Version(at(31), "Start vm-1?"), new Version(at(38), "Succeeded at 12:00")));
        var elsewhere = new Card(
                "op-2",
                "C1",
                "2.0",
                at(41),
                List.of(
                        new Version(at(41), "Start vm-2? Waiting for <@U2>. Left out: vm-1"),
                        new Version(at(44), "Cancelled at 12:00")));
        var late = new Card("op-3", "C1", "3.0", at(91), List.of(new Version(at(91), "Start vm-1? Waiting for <@U1>")));
        var evidence = new Evidence(
                List.of(first, again, other),
                List.of(yes, no),
                List.of(done, elsewhere, late),
                List.of(),
                List.of(power(35, "start")),
                List.of(new Run("vm-1", "uid", at(36), Optional.empty())),
                List.of(),
                at(100));

        assertThat(Judge.of(evidence).violations()).isEmpty();
    }

    @Test
    void sharesNothingWithTheBot() {
        noClasses()
                .that()
                .resideInAPackage("dev.vmbot.app.chaos.judge")
                .should()
                .dependOnClassesThat(DescribedPredicate.<JavaClass>describe(
                        "anything of ours outside",
                        one -> one.getPackageName().startsWith("dev.vmbot")
                                && !one.getPackageName().equals("dev.vmbot.app.chaos.judge")))
                .check(new ClassFileImporter().importPackages("dev.vmbot.app.chaos.judge"));
    }
}
