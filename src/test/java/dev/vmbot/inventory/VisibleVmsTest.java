package dev.vmbot.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vmbot.access.Identity;
import dev.vmbot.access.Permission;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.FakeVirtualMachines;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class VisibleVmsTest {

    private static final Identity ANNA = new Identity("anna", List.of());
    private static final Picture VM = Picture.of(RunStrategy.MANUAL);
    private static final VmRef DB = new VmRef("prod", "db-1");
    private static final VmRef HIDDEN = new VmRef("secret", "db-1");

    private final FakeVirtualMachines machines = new FakeVirtualMachines();
    private final VisibleVms visible = new VisibleVms(
            machines, machines, (_, permission) -> !permission.namespace().matches("secret|a-hidden-.*"));

    private Resolution resolve(String namespace, String name) {
        return resolve(visible, new Target(namespace, name), Optional.empty());
    }

    private Resolution resolve(String name) {
        return resolve(visible, new Target(null, name), Optional.empty());
    }

    private static Resolution resolve(VisibleVms visible, Target target, Optional<String> channelNamespace) {
        return visible.resolveEach(List.of(target), channelNamespace, ANNA).getFirst();
    }

    @Test
    void findsAVmByNamespaceAndName() {
        machines.show(VM);

        assertThat(resolve("prod", "db-1")).isEqualTo(new Resolution.Found(VM.seen()));
    }

    @Test
    void findsAVmThatWatchedStateDoesNotShowYet() {
        machines.hide(VM);

        assertThat(resolve("prod", "db-1")).isEqualTo(new Resolution.Found(VM.live()));
    }

    @Test
    void findsTheOnlyOneOfAName() {
        machines.show(VM);

        assertThat(resolve("db-1")).isEqualTo(new Resolution.Found(VM.seen()));
    }

    @Test
    void takesTheChannelsNamespaceWhenNoneWasSaid() {
        machines.show(VM).show(VM.named(new VmRef("test", "db-1")));

        assertThat(resolve(visible, new Target(null, "db-1"), Optional.of("test")))
                .isInstanceOfSatisfying(
                        Resolution.Found.class,
                        found -> assertThat(found.seen().ref().namespace()).isEqualTo("test"));
    }

    @Test
    void answersForbiddenAndMissingAlike() {
        machines.show(VM).show(VM.named(HIDDEN));
        Resolution forbidden = resolve("secret", "db-1");
        machines.remove(HIDDEN);

        assertThat(forbidden).isEqualTo(resolve("secret", "db-1"));
    }

    @Test
    void asksTheClusterNothingAboutWhatThePersonMayNotSee() {
        machines.show(VM.named(HIDDEN));

        resolve("secret", "db-1");
        resolve("secret", "db-9");

        assertThat(machines.looks()).isZero();
    }

    @Test
    void namesNothingHiddenAsNear() {
        machines.show(VM).show(VM.named(HIDDEN)).show(VM.named(new VmRef("secret", "db-2")));

        assertThat(resolve("db-3")).isEqualTo(new Resolution.NotFound(List.of(DB), Optional.empty()));
        assertThat(resolve("prod", "db-2")).isEqualTo(new Resolution.NotFound(List.of(DB), Optional.empty()));
    }

    @Test
    void tellsWhenItHasLookedInTheChannelsNamespaceOnly() {
        machines.show(VM);

        assertThat(resolve(visible, new Target(null, "db-1"), Optional.of("dev")))
                .isEqualTo(new Resolution.NotFound(List.of(DB), Optional.of("dev")));
        assertThat(resolve(visible, new Target("test", "db-1"), Optional.of("dev")))
                .isEqualTo(new Resolution.NotFound(List.of(DB), Optional.empty()));
    }

    @Test
    void countsNoHiddenNamespaceAmongCandidates() {
        machines.show(VM).show(VM.named(HIDDEN));

        assertThat(resolve("db-1")).isEqualTo(new Resolution.Found(VM.seen()));
    }

    @Test
    void namesAtMostFiveNearestFirst() {
        for (String name : List.of("db-1", "db-2", "db-3", "db-4", "db-5", "db-6", "db-10")) {
            machines.show(VM.named(new VmRef("prod", name)));
        }

        assertThat(resolve("db-0"))
                .isInstanceOfSatisfying(
                        Resolution.NotFound.class,
                        missing -> assertThat(missing.near()).hasSize(5).first().isEqualTo(DB));
    }

    /// Nearer, earlier and more than any bound: what is hidden takes no place away.
    @Test
    void answersAlikeWithAndWithoutWhatIsHidden() {
        machines.show(VM).show(VM.named(new VmRef("prod", "db-12")));
        Resolution before = resolve("db-2");
        Resolution only = resolve("db-1");

        for (int index = 0; index < 80; index++) {
            machines.show(VM.named(new VmRef("a-hidden-" + index, "db-1")));
            machines.show(VM.named(new VmRef("a-hidden-" + index, "db-3")));
        }

        assertThat(before)
                .isEqualTo(new Resolution.NotFound(List.of(DB, new VmRef("prod", "db-12")), Optional.empty()));
        assertThat(resolve("db-2")).isEqualTo(before);
        assertThat(resolve("db-1")).isEqualTo(only).isEqualTo(new Resolution.Found(VM.seen()));
    }

    /// However many namespaces have a VM that is called alike; the nearest are asked about first.
    @Test
    void asksAboutSoManyNamespacesOnly() {
        var reviews = new AtomicInteger();
        var counting = new VisibleVms(machines, machines, (_, permission) -> {
            reviews.incrementAndGet();
            return permission.namespace().equals("z-mine");
        });
        for (int index = 0; index < 1000; index++) {
            machines.show(VM.named(new VmRef("n-%03d".formatted(index), "web-011")));
        }
        VmRef mine = new VmRef("z-mine", "web-01");
        machines.show(VM.named(mine));

        assertThat(resolve(counting, new Target(null, "web-02"), Optional.empty()))
                .isEqualTo(new Resolution.NotFound(List.of(mine), Optional.empty()));
        assertThat(reviews).hasValueLessThanOrEqualTo(150);
    }

    @Test
    void asksForTheWholeNamespaceWhereSeveralAreNamed() {
        List<Permission> reviews = Collections.synchronizedList(new ArrayList<>());
        var counting = new VisibleVms(machines, machines, (_, permission) -> {
            reviews.add(permission);
            return true;
        });
        machines.show(VM);

        counting.resolveEach(List.of(new Target("prod", "db-1")), Optional.empty(), ANNA);
        assertThat(reviews).containsExactly(Permission.toSee(DB));

        reviews.clear();
        machines.show(VM.named(new VmRef("prod", "db-2")));
        var both = List.of(new Target("prod", "db-1"), new Target(null, "db-2"));
        assertThat(counting.resolveEach(both, Optional.of("prod"), ANNA))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one).isInstanceOf(Resolution.Found.class));
        assertThat(reviews).containsExactly(Permission.toSeeAll("prod"));
    }

    @Test
    void namesNearWhatMayBeSeenOnItsOwn() {
        var single = new VisibleVms(
                machines, machines, (_, permission) -> permission.name().equals("db-1"));
        machines.show(VM).show(VM.named(new VmRef("prod", "db-2")));

        assertThat(resolve(single, new Target("prod", "db-3"), Optional.empty()))
                .isEqualTo(new Resolution.NotFound(List.of(DB), Optional.empty()));
    }

    @Test
    void refusesWhatKubernetesCouldNotHold() {
        assertThat(resolve("prod", "../db")).isEqualTo(new Resolution.Illegal());
        assertThat(resolve("Prod", "db")).isEqualTo(new Resolution.Illegal());
        assertThat(resolve("a".repeat(64), "db")).isEqualTo(new Resolution.Illegal());
        assertThat(resolve("prod", "a".repeat(254))).isEqualTo(new Resolution.Illegal());
    }

    @Test
    void doesNotCallANameMissingWhileTheWatchIsDown() {
        machines.current(false);

        assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> resolve("db-1"));
    }
}
