package dev.vmbot;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The house: who may know whom.
final class ArchitectureTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/sandbox/"))
            .importPackages("dev.vmbot");

    /// Each room with the rooms of ours that it may use. The app may use all.
    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            entry("model", Set.of()),
            entry("intent", Set.of("model")),
            entry("access", Set.of("model")),
            entry("cluster", Set.of("model")),
            entry("preflight", Set.of("cluster", "model")),
            entry("diagnosis", Set.of("cluster", "model")),
            entry("inventory", Set.of("access", "cluster", "model")),
            entry("operation", Set.of("preflight", "diagnosis", "inventory", "access", "cluster", "model")),
            entry("config", Set.of()),
            entry("http", Set.of()),
            entry("kubevirt", Set.of()),
            entry("kube", Set.of("kubevirt", "operation", "diagnosis", "access", "cluster", "model")),
            entry(
                    "slack",
                    Set.of(
                            "http",
                            "operation",
                            "preflight",
                            "diagnosis",
                            "inventory",
                            "intent",
                            "access",
                            "cluster",
                            "model")));

    private static final Set<String> DOMAIN =
            Set.of("model", "intent", "access", "cluster", "preflight", "diagnosis", "inventory", "operation");

    private static String within(String room) {
        return "dev.vmbot." + room + "..";
    }

    /// Fails also where the room has nobody in it, as it has once it was renamed.
    private static ArchRule noneIn(String room, DescribedPredicate<? super JavaClass> foreign) {
        return noClasses().that().resideInAPackage(within(room)).should().dependOnClassesThat(foreign);
    }

    static Stream<String> rooms() {
        return ROOMS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void usesOnlyItsNeighbours(String room) {
        String[] allowed = Stream.concat(Stream.of(room), ROOMS.get(room).stream())
                .map(ArchitectureTest::within)
                .toArray(String[]::new);
        noneIn(room, resideInAnyPackage("dev.vmbot..").and(not(resideInAnyPackage(allowed))))
                .check(HOUSE);
    }

    @Test
    void everyRoomHasItsNeighbours() {
        Set<String> there = HOUSE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("dev.vmbot."))
                .map(name -> name.replaceFirst("^dev\\.vmbot\\.([^.]+).*", "$1"))
                .collect(Collectors.toSet());

        assertThat(there)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(rooms(), Stream.of("app")).toList());
    }

    /// How it reads is its own affair; but `interpret` prints what each word was taken for.
    @Test
    void outsidersUseTheDoorOfTheReader() {
        noClasses()
                .that()
                .resideOutsideOfPackage(within("intent"))
                .and()
                .doNotHaveFullyQualifiedName("dev.vmbot.app.PhraseJson")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.vmbot.intent.*..")
                .check(HOUSE);
    }

    @Test
    void theDomainKnowsNeitherSlackNorKubernetes() {
        for (String room : DOMAIN) {
            noneIn(
                            room,
                            resideInAnyPackage(
                                    "com.slack..",
                                    "io.fabric8..",
                                    "com.fasterxml..",
                                    "okhttp3..",
                                    "picocli..",
                                    "io.micrometer.."))
                    .check(HOUSE);
        }
    }

    /// Whoever else needs a port takes ours, whose limits hold for all that is sent there.
    @Test
    void onlyTheHttpRoomOpensPorts() {
        noClasses()
                .that()
                .resideOutsideOfPackage(within("http"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "com.sun.net.httpserver..")
                .check(HOUSE);
    }

    @Test
    void cardsArePureFunctions() {
        noneIn("slack.card", resideInAnyPackage("com.slack.api.bolt..", "com.slack.api.methods..", "java.net.http.."))
                .check(HOUSE);
    }

    @Test
    void roomsFormNoCycle() {
        slices().matching("dev.vmbot.(*)..")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(alwaysTrue(), resideInAnyPackage("dev.vmbot"))
                .check(HOUSE);
    }

    /// Nor do the packages within a room, so that each can be read after those that it uses.
    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.vmbot.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    /// Between two runs for the lease there is nothing to wait on but time. Until Slack takes more there is not either,
    /// but that is only the standard one of what may be handed in, and no call.
    @Test
    void nobodySleepsButTheCandidate() {
        noClasses()
                .that()
                .haveNameNotMatching("dev\\.vmbot\\.kube\\.LeaseLeadership.*")
                .should()
                .callMethodWhere(isOn(Thread.class, Set.of("sleep")))
                .check(HOUSE);
    }

    @Test
    void onlyTheAppReadsTheClockOfTheMachine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(within("app"))
                .should()
                .callMethodWhere(isOn(System.class, Set.of("currentTimeMillis"))
                        .or(isOn(Instant.class, Set.of("now"))
                                .and(DescribedPredicate.describe(
                                        "without a clock",
                                        call -> call.getTarget()
                                                .getRawParameterTypes()
                                                .isEmpty()))))
                .check(HOUSE);
    }

    /// They hold only what we read: written back, they would take away the rest.
    @Test
    void narrowTypesAreNeverWrittenBack() {
        Set<String> writes = Set.of("update", "replace", "serverSideApply", "createOrReplace", "edit", "updateStatus");
        noClasses()
                .that()
                .resideInAPackage(within("kubevirt"))
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "that write a whole object",
                        call -> call.getTargetOwner().getPackageName().startsWith("io.fabric8")
                                && writes.contains(call.getName())))
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaCall<?>> isOn(Class<?> owner, Set<String> names) {
        return DescribedPredicate.describe(
                owner.getSimpleName() + "." + names,
                call -> call.getTargetOwner().isEquivalentTo(owner) && names.contains(call.getName()));
    }
}
