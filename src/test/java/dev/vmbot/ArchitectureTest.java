package dev.vmbot;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The house: who may know whom.
final class ArchitectureTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/sandbox/"))
            .importPackages("dev.vmbot");

    private static final String[] DOMAIN = {
        "model", "intent", "access", "cluster", "preflight", "diagnosis", "inventory", "operation"
    };

    /// Rooms of ours that a room may use, besides itself.
    private static ArchRule mayUse(String room, String... others) {
        String[] allowed = Stream.concat(Stream.of(room), Arrays.stream(others))
                .map(ArchitectureTest::within)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(within(room))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("dev.vmbot..").and(DescribedPredicate.not(resideInAnyPackage(allowed))))
                .allowEmptyShould(true);
    }

    private static String within(String room) {
        return "dev.vmbot." + room + "..";
    }

    private static String[] within(String[] rooms) {
        return Arrays.stream(rooms).map(ArchitectureTest::within).toArray(String[]::new);
    }

    private static ArchRule noneIn(String[] packages, String... foreign) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(foreign)
                .allowEmptyShould(true);
    }

    @Test
    void modelKnowsNobody() {
        mayUse("model").check(HOUSE);
    }

    @Test
    void whatPeopleSayAndMayDoIsReadWithoutACluster() {
        mayUse("intent", "model").check(HOUSE);
        mayUse("access", "model").check(HOUSE);
    }

    @Test
    void thePortToTheClusterSpeaksInOurWords() {
        mayUse("cluster", "model").check(HOUSE);
    }

    @Test
    void judgementsKnowTheClusterOnly() {
        mayUse("preflight", "cluster", "model").check(HOUSE);
        mayUse("diagnosis", "cluster", "model").check(HOUSE);
        mayUse("inventory", "access", "cluster", "model").check(HOUSE);
    }

    @Test
    void operationsKnowTheDomainOnly() {
        mayUse("operation", "preflight", "diagnosis", "inventory", "access", "cluster", "model")
                .check(HOUSE);
    }

    @Test
    void settingsKnowNothingOfOurs() {
        mayUse("config").check(HOUSE);
    }

    @Test
    void theKubeVirtExtensionCouldBeLiftedOut() {
        mayUse("kubevirt").check(HOUSE);
    }

    @Test
    void adaptersDoNotKnowEachOther() {
        noneIn(new String[] {within("kube")}, within("slack"), within("app"), within("config"))
                .check(HOUSE);
        noneIn(new String[] {within("slack")}, within("kube"), within("kubevirt"), within("app"), within("config"))
                .check(HOUSE);
    }

    @Test
    void theDomainKnowsNeitherSlackNorKubernetes() {
        noneIn(
                        within(DOMAIN),
                        "com.slack..",
                        "io.fabric8..",
                        "com.fasterxml..",
                        "okhttp3..",
                        "picocli..",
                        "io.micrometer..")
                .check(HOUSE);
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
        mayUse("http").check(HOUSE);
    }

    @Test
    void cardsArePureFunctions() {
        noneIn(
                        new String[] {within("slack.card")},
                        "com.slack.api.bolt..",
                        "com.slack.api.methods..",
                        "java.net.http..")
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
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaCall<?>> isOn(Class<?> owner, Set<String> names) {
        return DescribedPredicate.describe(
                owner.getSimpleName() + "." + names,
                call -> call.getTargetOwner().isEquivalentTo(owner) && names.contains(call.getName()));
    }
}
