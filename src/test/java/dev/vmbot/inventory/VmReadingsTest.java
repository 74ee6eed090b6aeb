package dev.vmbot.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.Shows;
import dev.vmbot.access.Reviewer;
import dev.vmbot.cluster.FakeVirtualMachines;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.PowerState;
import dev.vmbot.model.Selector;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Story;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VmReadingsTest {

    private static final Picture UP = Picture.of(RunStrategy.ALWAYS).running("run-1");
    private static final Picture DOWN = Picture.of(RunStrategy.HALTED);
    private static final Picture LOOPING = Picture.of(RunStrategy.ALWAYS).trouble("no image");

    private final FakeVirtualMachines machines = new FakeVirtualMachines();
    private final Reviewer reviewer = (_, permission) -> !permission.namespace().equals("secret");
    private final VmReadings readings =
            new VmReadings(Story.identities(), new VisibleVms(machines, machines, reviewer));

    private void show(Picture picture, String namespace, String name) {
        machines.show(picture.named(new VmRef(namespace, name)));
    }

    private List<String> list(Intent.ListVms question) {
        return ((Reading.Listing) readings.list(question, Story.ASKER, Optional.empty()))
                .rows().stream().map(seen -> seen.ref().toString()).toList();
    }

    private static Intent.ListVms in(String namespace, PowerState... states) {
        return new Intent.ListVms(
                Optional.empty(), namespace, List.of(states).stream().findFirst());
    }

    private static Intent.ListVms by(Selector selector) {
        return new Intent.ListVms(Optional.of(selector), null, Optional.empty());
    }

    @Test
    void listsByNamespaceThenStateThenName() {
        show(LOOPING, "prod", "a");
        show(DOWN, "prod", "b");
        show(UP, "prod", "d");
        show(UP, "prod", "c");
        show(DOWN, "dev", "z");

        assertThat(list(by(Selector.everything()))).containsExactly("dev/z", "prod/c", "prod/d", "prod/b", "prod/a");
    }

    @Test
    void listsEverywhereWhateverIsSetForTheChannel() {
        show(UP, "prod", "a");
        show(UP, "dev", "b");
        show(UP, "secret", "c");
        var everywhere = new Intent.ListVms(Optional.empty(), null, Optional.empty(), true);

        assertThat(readings.list(everywhere, Story.ASKER, Optional.of("dev")))
                .isInstanceOfSatisfying(Reading.Listing.class, listing -> {
                    assertThat(listing.namespace()).isEmpty();
                    assertThat(listing.rows())
                            .extracting(seen -> seen.ref().toString())
                            .containsExactly("dev/b", "prod/a");
                });
    }

    @Test
    void leavesOutWhatThePersonMayNotSee() {
        show(UP, "secret", "a");
        show(UP, "prod", "b");

        assertThat(list(by(Selector.everything()))).containsExactly("prod/b");
        assertThat(list(in("secret"))).isEmpty();
    }

    @Test
    void answersAlikeWithAndWithoutWhatIsHidden() {
        show(DOWN, "prod", "b");
        var questions = List.of(
                in("secret"),
                in("secret", PowerState.RUNNING),
                in("prod", PowerState.RUNNING),
                by(new Selector(Optional.empty(), List.of("a?"), false, List.of())),
                new Intent.ListVms(Optional.empty(), null, Optional.of(PowerState.RUNNING), true));
        List<Reading> before = answers(questions);

        show(UP, "secret", "a1");

        assertThat(answers(questions)).isEqualTo(before);
    }

    private List<Reading> answers(List<Intent.ListVms> questions) {
        return questions.stream()
                .map(question -> readings.list(question, Story.ASKER, Optional.empty()))
                .toList();
    }

    @Test
    void narrowsByState() {
        show(UP, "prod", "up");
        show(DOWN, "prod", "down");
        show(LOOPING, "prod", "looping");
        show(DOWN.goingDown("run-1"), "prod", "ending");

        assertThat(list(in("prod", PowerState.RUNNING))).containsExactly("prod/up");
        assertThat(list(in("prod", PowerState.STOPPED))).containsExactly("prod/down");
        assertThat(list(in("prod", PowerState.FAILED))).containsExactly("prod/looping");
        assertThat(list(in("prod", PowerState.TERMINATING))).containsExactly("prod/ending");
    }

    @Test
    void narrowsToWhatIsOnItsWay() {
        show(UP, "prod", "up");
        show(DOWN, "prod", "down");
        show(LOOPING, "prod", "looping");
        show(Picture.of(RunStrategy.ALWAYS).comingUp("run-1").shown("Starting"), "prod", "starting");
        show(DOWN.goingDown("run-1"), "prod", "ending");
        show(UP.shown("Migrating"), "prod", "moving");
        show(UP.paused(), "prod", "paused");

        assertThat(list(in("prod", PowerState.IN_TRANSITION))).containsExactly("prod/ending", "prod/starting");
        assertThat(list(in("prod", PowerState.STARTING))).containsExactly("prod/starting");
        assertThat(list(in("prod", PowerState.STOPPING))).containsExactly("prod/ending");
        assertThat(list(in("prod", PowerState.MIGRATING))).containsExactly("prod/moving");
        assertThat(list(in("prod", PowerState.PAUSED))).containsExactly("prod/paused");
    }

    @Test
    void tellsWhatIsOnItsWayFromWhatFailed() {
        show(Picture.of(RunStrategy.ALWAYS).shown("Provisioning"), "prod", "importing");
        show(Picture.of(RunStrategy.ALWAYS).shown("CrashLoopBackOff"), "prod", "crashing");
        show(Picture.of(RunStrategy.ALWAYS).comingUp("run-1").shown("ErrorUnschedulable"), "prod", "homeless");
        show(DOWN, "prod", "off");

        assertThat(list(in("prod"))).containsExactly("prod/importing", "prod/off", "prod/crashing", "prod/homeless");
        assertThat(list(in("prod", PowerState.FAILED))).containsExactly("prod/crashing", "prod/homeless");
    }

    @Test
    void narrowsByPatternLabelsAndExceptions() {
        show(UP.labels(Map.of("app", "web")), "prod", "web-1");
        show(UP.labels(Map.of("app", "web")), "prod", "web-2");
        show(UP, "prod", "db-1");

        assertThat(list(by(new Selector(Optional.empty(), List.of("web-*"), false, List.of()))))
                .containsExactly("prod/web-1", "prod/web-2");
        assertThat(list(by(new Selector(Optional.of("app=web"), List.of(), false, List.of("web-2")))))
                .containsExactly("prod/web-1");
    }

    @Test
    @Shows("P21")
    void showsTwentyAndCountsAll() {
        for (int index = 10; index < 35; index++) {
            show(UP, "prod", "vm-" + index);
        }

        Reading reading = readings.list(in("prod"), Story.ASKER, Optional.empty());

        assertThat(reading).isInstanceOfSatisfying(Reading.Listing.class, listing -> {
            assertThat(listing.rows()).hasSize(20);
            assertThat(listing.total()).isEqualTo(25);
            assertThat(listing.namespace()).contains("prod");
        });
    }

    @Test
    void saysThatTheWatchIsDownInsteadOfAnEmptyList() {
        machines.current(false);

        assertThat(readings.list(in("prod"), Story.ASKER, Optional.empty())).isEqualTo(new Reading.ClusterAway());
    }

    @Test
    void givesExamplesOfWhatThePersonMayDoOnVmsInAStateForIt() {
        show(UP, "prod", "up");
        show(DOWN, "prod", "down");
        show(DOWN, "secret", "hidden");
        Reviewer stopsNothing = (identity, permission) -> reviewer.allows(identity, permission)
                && !permission.subresource().equals("stop");
        var limited = new VmReadings(Story.identities(), new VisibleVms(machines, machines, stopsNothing));
        var up = new VmRef("prod", "up");
        var down = new VmRef("prod", "down");

        assertThat(readings.examples(Story.ASKER, Optional.empty()).changes())
                .isEqualTo(Map.of(Action.START, down, Action.STOP, up, Action.RESTART, up));
        assertThat(limited.examples(Story.ASKER, Optional.empty()))
                .isEqualTo(new Examples(Optional.of(up), Map.of(Action.START, down)));
    }

    @Test
    void tellsTheStateOfEachVmInTheOrderAsked() {
        show(UP, "prod", "web-1");
        var missing = new Target("prod", "mail");
        var web = new Target("prod", "web-1");

        Reading reading = readings.status(
                new Intent.Status(new Subject.Named(List.of(missing, web))), Story.ASKER, Optional.empty());

        assertThat(((Reading.States) reading).states())
                .satisfiesExactly(
                        first -> assertThat(first.resolution()).isInstanceOf(Resolution.NotFound.class),
                        second -> assertThat(second.resolution()).isInstanceOf(Resolution.Found.class));
    }
}
