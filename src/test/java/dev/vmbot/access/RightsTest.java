package dev.vmbot.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vmbot.model.Action;
import dev.vmbot.model.Person;
import dev.vmbot.model.VmRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How often the authorizer is asked, and what comes of it.
final class RightsTest {

    private static final Person ANNA = new Person("T1", "U1");

    private final List<Permission> asked = Collections.synchronizedList(new ArrayList<>());

    private Rights rights(Predicate<Permission> allowed) {
        Directory directory = person -> new Member(person, Member.Standing.FULL, Optional.empty(), Set.of());
        var rules = new Identities.Rules(Map.of("U1", "anna"), false, Map.of(), "", "");
        return new Rights(new Identities(directory, rules), (_, permission) -> {
            asked.add(permission);
            return allowed.test(permission);
        });
    }

    private static List<List<Permission>> restarts(String namespace, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> Permission.toChange(Action.RESTART, new VmRef(namespace, "vm-" + index)))
                .toList();
    }

    @Test
    void asksOnceForAWholeNamespace() {
        List<Ruling> rulings = rights(_ -> true).ruleEach(ANNA, restarts("prod", 50));

        assertThat(rulings).hasSize(50).allSatisfy(ruling -> assertThat(ruling).isInstanceOf(Ruling.Granted.class));
        assertThat(asked)
                .hasSize(2)
                .allSatisfy(permission -> assertThat(permission.name()).isEmpty());
    }

    /// Roles may name single VMs.
    @Test
    void asksByNameWhereTheWholeNamespaceIsNotAllowed() {
        List<Ruling> rulings =
                rights(permission -> permission.name().startsWith("vm-")).ruleEach(ANNA, restarts("prod", 50));

        assertThat(rulings).hasSize(50).allSatisfy(ruling -> assertThat(ruling).isInstanceOf(Ruling.Granted.class));
        assertThat(asked).hasSize(2 + 100);
    }

    @Test
    void asksForASingleOneByNameOnly() {
        rights(_ -> true).ruleEach(ANNA, restarts("prod", 1));

        assertThat(asked).containsExactlyElementsOf(Permission.toChange(Action.RESTART, new VmRef("prod", "vm-0")));
    }

    @Test
    void asksByNameInNamespacesThatAreNamedOnce() {
        List<List<Permission>> two = Stream.of("prod", "test")
                .flatMap(namespace -> restarts(namespace, 1).stream())
                .toList();

        rights(_ -> true).ruleEach(ANNA, two);

        assertThat(asked)
                .containsExactlyInAnyOrderElementsOf(
                        two.stream().flatMap(List::stream).toList());
    }

    @Test
    void keepsTheOrderAndNamesWhatIsMissing() {
        List<Ruling> rulings = rights(permission -> permission.name().equals("vm-0")
                        || (permission.name().equals("vm-1")
                                && permission.subresource().equals("stop")))
                .ruleEach(ANNA, restarts("prod", 2));

        assertThat(rulings.getFirst()).isInstanceOf(Ruling.Granted.class);
        assertThat(rulings.getLast())
                .isInstanceOfSatisfying(
                        Ruling.Lacking.class,
                        lacking -> assertThat(lacking.missing())
                                .isEqualTo(Permission.toChange(Action.START, new VmRef("prod", "vm-1"))
                                        .getFirst()));
    }

    @Test
    void allowsNothingWhereOneAnswerCouldNotBeHad() {
        Rights rights = rights(permission -> {
            if (permission.name().equals("vm-30")) {
                throw new AccessUnavailableException(AccessUnavailableException.Source.CLUSTER, "");
            }
            return !permission.name().isEmpty();
        });

        assertThatExceptionOfType(AccessUnavailableException.class)
                .isThrownBy(() -> rights.ruleEach(ANNA, restarts("prod", 50)));
    }

    /// None of the first eight is answered before all of them are asked.
    @Test
    void hasEightQuestionsOnTheirWay() {
        var eight = new CyclicBarrier(8);
        Rights rights = rights(permission -> {
            if (permission.name().isEmpty()) {
                return false;
            }
            try {
                eight.await(20, TimeUnit.SECONDS);
            } catch (BrokenBarrierException | TimeoutException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return true;
        });

        assertThat(rights.ruleEach(ANNA, restarts("prod", 16))).hasSize(16);
    }
}
