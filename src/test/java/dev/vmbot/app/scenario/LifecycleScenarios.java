package dev.vmbot.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.Shows;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.TestCluster;
import dev.vmbot.app.stage.Way;
import dev.vmbot.sandbox.kubevirt.Behaviour;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.world.Message;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What people ask for day by day.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class LifecycleScenarios extends Scenarios {

    private static final String CAROL = "U0CAROL";

    LifecycleScenarios(Supplier<? extends TestCluster> cluster, Way way) {
        super(cluster, way, Stage.SETTINGS);
    }

    @Test
    @Shows({"T2", "W1", "W3", "W6", "R1", "X1", "S4", "P4"})
    void startsAStoppedVm() {
        stage.stopped(namespace, "web-server", RunStrategy.HALTED);

        Message card = stage.ask(ALICE, OPS, "@vmbot Start VM web-server in namespace " + namespace);
        assertThat(card.readable()).contains("web-server", namespace, "start", "consumes resources", "Halted");
        stage.approve(ALICE, card);

        Message done = stage.awaitEnd(card);
        assertThat(done.readable()).containsIgnoringCase("start successful").contains("Always", "consuming resources");
        stage.awaitVm(namespace, "web-server", vm -> vm.status().equals("Running"));
        assertThat(stage.vm(namespace, "web-server").strategy()).isEqualTo("Always");
        stage.awaitEvents(namespace, "web-server", "StartRequested", "StartSucceeded");
    }

    @Test
    @Shows({"W4", "R2", "P1"})
    void stopsARunningVmAndSaysThatItStaysOff() {
        stage.running(namespace, "database", RunStrategy.ALWAYS);

        Message card = stage.command(ALICE, OPS, "/vm", "stop database -n " + namespace);
        assertThat(card.readable()).contains("database", namespace, "graceful shutdown", "Always", "Halted");
        stage.approve(ALICE, card);

        assertThat(stage.awaitEnd(card).readable())
                .containsIgnoringCase("stop successful")
                .contains("Halted");
        assertThat(stage.vm(namespace, "database").instance()).isEmpty();
        assertThat(stage.vm(namespace, "database").strategy()).isEqualTo("Halted");
    }

    @ParameterizedTest
    @EnumSource(names = {"ALWAYS", "MANUAL", "RERUN_ON_FAILURE"})
    @Shows({"W5", "R3", "X3"})
    void restartsByStopProofPauseStartProofAndKeepsTheStrategy(RunStrategy strategy) {
        stage.running(namespace, "test-vm", strategy);
        String before = stage.vm(namespace, "test-vm").instance();

        Message card = stage.ask(ALICE, OPS, "@vmbot Restart test-vm in namespace " + namespace);
        assertThat(card.readable()).contains("restart", "interruption");
        stage.approve(ALICE, card);

        assertThat(stage.awaitEnd(card).readable()).containsIgnoringCase("restart successful");
        stage.awaitVm(namespace, "test-vm", vm -> vm.status().equals("Running"));
        assertThat(stage.vm(namespace, "test-vm").instance()).isNotEmpty().isNotEqualTo(before);
        assertThat(stage.vm(namespace, "test-vm").strategy()).isEqualTo(strategy.text());
        assertThat(stage.asks(namespace, "test-vm")).containsExactly("stop", "start");
    }

    @ParameterizedTest
    @EnumSource(names = {"MANUAL", "RERUN_ON_FAILURE"})
    void stopsAndStartsWithoutTouchingTheStrategy(RunStrategy strategy) {
        stage.running(namespace, "worker", strategy);

        stage.carryOut(ALICE, OPS, "stop " + namespace + "/worker");
        assertThat(stage.vm(namespace, "worker").instance()).isEmpty();
        stage.carryOut(ALICE, OPS, "start " + namespace + "/worker");

        stage.awaitVm(namespace, "worker", vm -> vm.status().equals("Running"));
        assertThat(stage.vm(namespace, "worker").strategy()).isEqualTo(strategy.text());
    }

    @Test
    void restartsAVmThatIsOffByAPlainStart() {
        stage.stopped(namespace, "sleeper", RunStrategy.HALTED);

        Message done = stage.carryOut(ALICE, OPS, "restart sleeper -n " + namespace);

        assertThat(done.readable()).containsIgnoringCase("successful").contains("Running", "Always");
        assertThat(stage.asks(namespace, "sleeper")).containsExactly("start");
        stage.awaitVm(namespace, "sleeper", vm -> vm.status().equals("Running"));
        assertThat(stage.vm(namespace, "sleeper").strategy()).isEqualTo("Always");
    }

    @Test
    void restartsAVmWhoseGuestHasShutItselfDown() {
        stage.running(namespace, "worker", RunStrategy.MANUAL);
        String before = stage.vm(namespace, "worker").instance();
        stage.behave(namespace, "worker", Behaviour.GUEST_SHUTDOWN);
        stage.awaitVm(namespace, "worker", vm -> vm.status().equals("Stopped"));
        stage.behave(namespace, "worker", Behaviour.NORMAL);
        assertThat(stage.vm(namespace, "worker").instance()).isEqualTo(before);

        Message done = stage.carryOut(ALICE, OPS, "restart worker -n " + namespace);

        assertThat(done.readable()).containsIgnoringCase("successful").contains("Running");
        assertThat(stage.asks(namespace, "worker")).containsExactly("start");
        stage.awaitVm(namespace, "worker", vm -> vm.status().equals("Running"));
        assertThat(stage.vm(namespace, "worker").instance()).isNotEmpty().isNotEqualTo(before);
        assertThat(stage.vm(namespace, "worker").strategy()).isEqualTo("Manual");
    }

    @Test
    void changesAVmThatStillSaysRunning() {
        stage.stopped(namespace, "old-1", RunStrategy.HALTED);
        stage.putRunning(namespace, "old-1", false);

        stage.carryOut(ALICE, OPS, "start old-1 -n " + namespace);
        assertThat(stage.running(namespace, "old-1")).isTrue();
        String before = stage.vm(namespace, "old-1").instance();
        stage.carryOut(ALICE, OPS, "restart old-1 -n " + namespace);
        assertThat(stage.running(namespace, "old-1")).isTrue();
        assertThat(stage.vm(namespace, "old-1").instance()).isNotEmpty().isNotEqualTo(before);
        stage.carryOut(ALICE, OPS, "stop old-1 -n " + namespace);

        assertThat(stage.running(namespace, "old-1")).isFalse();
        assertThat(stage.vm(namespace, "old-1").instance()).isEmpty();
        assertThat(stage.asks(namespace, "old-1")).containsExactly("start", "stop", "start", "stop");
    }

    /// By the settings Carol is `oidc:carol`, whatever her address; what that user may do is said by KubeVirt's own
    /// roles.
    @Test
    void actsWithTheRightsOfTheUserThatTheSettingsName() {
        String other = stage.newNamespace();
        List.of(namespace, other).forEach(place -> stage.running(place, "db-1", RunStrategy.ALWAYS));
        stage.grant("carol@example.com", other, Right.VIEW, Right.START, Right.STOP);
        stage.bindClusterRole("oidc:carol", namespace, "kubevirt.io:view");

        assertThat(stage.askPrivately(CAROL, OPS, "stop db-1 -n " + other)).containsIgnoringCase("not found");
        assertThat(stage.askPrivately(CAROL, OPS, "restart db-1 -n " + namespace))
                .contains("virtualmachines/stop", "--as=oidc:carol");
        stage.bindClusterRole("oidc:carol", namespace, "kubevirt.io:edit");
        assertThat(stage.carryOut(CAROL, OPS, "restart db-1 -n " + namespace).readable())
                .containsIgnoringCase("restart successful");

        assertThat(stage.requesters(namespace)).containsExactly("oidc:carol");
        assertThat(stage.asks(other, "db-1")).isEmpty();
    }

    /// A stop long enough for edits between, which Slack is sent at most every 5 s; first of all, while no other card
    /// has used up what may be edited in a minute.
    @Order(1)
    @Test
    @Shows("P29")
    void editsOneMessageThroughTheStepsOfARestart() {
        stage.stopped(namespace, "db-1", RunStrategy.MANUAL);
        stage.gracePeriod(namespace, "db-1", Duration.ofSeconds(11));
        stage.carryOut(ALICE, OPS, "start db-1 -n " + namespace);
        stage.behave(namespace, "db-1", Behaviour.IGNORES_SHUTDOWN);
        Message card = stage.command(ALICE, OPS, "/vm", "restart db-1 -n " + namespace);
        int before = stage.slack().messages(OPS).size();

        stage.approve(ALICE, card);
        stage.awaitEnd(card);

        List<String> versions = stage.versions(card);
        assertThat(versions.getFirst()).contains("[Approve");
        assertThat(versions.getLast()).containsIgnoringCase("restart successful");
        List<List<String>> checklists = versions.stream()
                .map(LifecycleScenarios::checklist)
                .filter(list -> !list.isEmpty())
                .toList();
        assertThat(checklists)
                .hasSizeGreaterThan(1)
                .allSatisfy(list -> assertThat(String.join("\n", list)).matches("""
                    . \\*?Ask(ed| it) to stop\\b.*
                    . \\*?(Wait until it is s|S)topped\\b.*
                    . \\*?Wait(ed)? 0 s\\b.*
                    . \\*?Ask(ed| it) to start\\b.*
                    . \\*?(Wait until it is )?Running\\b.*\
                    """));
        assertThat(checklists.stream().map(LifecycleScenarios::passed))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(stage.slack().messages(OPS)).hasSize(before);
    }

    private static List<String> checklist(String card) {
        return card.lines()
                .filter(line -> line.matches("[✓▶○] .*"))
                .filter(line -> !line.contains("Successful"))
                .toList();
    }

    /// How many steps are behind, or are being taken.
    private static long passed(List<String> checklist) {
        return checklist.stream().filter(line -> !line.startsWith("○")).count();
    }

    @Test
    void stopsAVmOfStrategyOnceWithAWarningAndRefusesToRestartIt() {
        stage.running(namespace, "installer", RunStrategy.ONCE);

        String refused = stage.askPrivately(ALICE, OPS, "restart installer -n " + namespace);
        assertThat(refused).contains("Once", "kubectl delete vmi installer -n " + namespace);
        Message card = stage.command(ALICE, OPS, "/vm", "stop installer -n " + namespace);
        assertThat(card.readable()).contains("Once", "Halted");
        stage.approve(ALICE, card);

        assertThat(stage.awaitEnd(card).readable()).containsIgnoringCase("stop successful");
        assertThat(stage.vm(namespace, "installer").strategy()).isEqualTo("Halted");
    }

    @Test
    @Shows({"E3", "X4", "P15"})
    void makesNoCardForAVmThatIsAsWantedAlready() {
        stage.running(namespace, "web-server", RunStrategy.ALWAYS);

        String answer = stage.askPrivately(ALICE, OPS, "start web-server -n " + namespace);

        assertThat(answer).containsIgnoringCase("already").contains("web-server", "Running");
        assertThat(stage.asks(namespace, "web-server")).isEmpty();
    }

    @Test
    @Shows({"E1", "P16"})
    void namesWhatIsNearWhenAVmIsNotFound() {
        stage.stopped(namespace, "web-01", RunStrategy.HALTED);

        String answer = stage.askPrivately(ALICE, OPS, "start web-10 -n " + namespace);

        assertThat(answer).containsIgnoringCase("not found").contains("web-10", "web-01", "/vm list");
    }

    @Test
    @Shows({"E2", "P18"})
    void namesTheMissingRuleWhenItIsForbidden() {
        stage.running(namespace, "db-1", RunStrategy.ALWAYS);

        String answer = stage.askPrivately(BOB, OPS, "stop db-1 -n " + namespace);

        assertThat(answer).contains("virtualmachines/stop", "kubectl auth can-i --list", "bob@example.com");
        assertThat(stage.asks(namespace, "db-1")).isEmpty();
    }

    @Test
    @Shows("P17")
    void answersWhatMayNotBeSeenLikeWhatIsNotThere() {
        String hidden = stage.newNamespace();
        stage.running(hidden, "secret-1", RunStrategy.ALWAYS);

        String forbidden = stage.askPrivately(ALICE, OPS, "stop secret-1 -n " + hidden);
        String absent = stage.askPrivately(ALICE, OPS, "stop secret-2 -n " + hidden);

        assertThat(forbidden.replace("secret-1", "X")).isEqualTo(absent.replace("secret-2", "X"));
    }

    @Test
    @Shows({"X2", "H1", "T3", "P5"})
    void cancelsWhenThePersonThinksAgain() {
        stage.running(namespace, "database", RunStrategy.ALWAYS);

        Message card = stage.ask(ALICE, OPS, "@vmbot Stop the database VM in " + namespace + " namespace");
        stage.slack().as(ALICE).reply(card, "wait, no, don't stop it");

        assertThat(stage.awaitEnd(card).readable())
                .containsIgnoringCase("cancelled")
                .contains("database", "Running");
        assertThat(stage.asks(namespace, "database")).isEmpty();
    }

    @Test
    void asksWhichOneIsMeantAndGoesOnByAPress() {
        String other = stage.newNamespace();
        stage.grant("alice@example.com", other, Right.VIEW, Right.START, Right.STOP);
        String name = "twin-" + namespace;
        stage.running(namespace, name, RunStrategy.ALWAYS);
        stage.running(other, name, RunStrategy.ALWAYS);

        Message question = stage.answerPrivately(ALICE, OPS, "stop " + name + " --force");
        assertThat(question.readable()).contains(namespace, other, "Nothing was changed");
        int before = stage.slack().messages(OPS).size();
        stage.slack().as(ALICE).pressButton(question, "Stop " + other + "/" + name);

        assertThat(stage.awaitCard(OPS, before).readable())
                .contains(name, other, "graceful")
                .doesNotContain(namespace + "/");
    }

    @Test
    void asksInWhichNamespaceSeveralVmsAreMeant() {
        String other = stage.newNamespace();
        stage.grant("alice@example.com", other, Right.VIEW, Right.START, Right.STOP);
        for (String place : List.of(namespace, other)) {
            stage.running(place, "left-" + namespace, RunStrategy.ALWAYS);
            stage.running(place, "right-" + namespace, RunStrategy.ALWAYS);
        }

        Message question = stage.answerPrivately(ALICE, OPS, "stop left-%1$s,right-%1$s".formatted(namespace));
        int before = stage.slack().messages(OPS).size();
        stage.slack().as(ALICE).pressButton(question, "Stop in " + other);

        assertThat(stage.awaitCard(OPS, before).readable())
                .contains(other + "/left-" + namespace, other + "/right-" + namespace);
    }

    @Test
    void offersTheNearNameAsAButton() {
        stage.running(namespace, "web-01", RunStrategy.ALWAYS);

        Message answer = stage.answerPrivately(ALICE, OPS, "stop web-10 -n " + namespace);
        int before = stage.slack().messages(OPS).size();
        stage.slack().as(ALICE).pressButton(answer, "Stop " + namespace + "/web-01");

        assertThat(stage.awaitCard(OPS, before).readable()).contains("web-01", namespace, "stop");
    }

    @Test
    void offersTheVmsThatCanBeStoppedWhenNoneWasNamed() {
        stage.running(namespace, "db-1", RunStrategy.ALWAYS);
        stage.stopped(namespace, "db-2", RunStrategy.HALTED);

        Message question = stage.answerPrivately(ALICE, OPS, "stop -n " + namespace);
        assertThat(question.blocks().encode()).contains(namespace + "/db-1").doesNotContain(namespace + "/db-2");
        int before = stage.slack().messages(OPS).size();
        stage.slack().as(ALICE).choose(question, "pick-stop@" + ALICE, namespace + "/db-1");

        assertThat(stage.awaitCard(OPS, before).readable()).contains("db-1", namespace, "stop");
    }

    @Test
    void cancelsTheCardAndPostsAnotherOneForAChangedRequest() {
        row(RunStrategy.ALWAYS, "web-01", "web-02");

        Message card = stage.command(ALICE, OPS, "/vm", "stop web-01,web-02 -n " + namespace);
        int before = stage.slack().messages(OPS).size();
        stage.slack().as(ALICE).reply(card, "only web-02");
        Message changed = stage.awaitCard(OPS, before);
        assertThat(stage.awaitEnd(card).readable()).containsIgnoringCase("cancelled");
        assertThat(changed.threadRoot()).isEqualTo(card.ts());
        stage.slack().as(ALICE).reply(changed, "yes");

        assertThat(stage.awaitEnd(changed).readable()).containsIgnoringCase("stop successful");
        assertThat(stage.asks(namespace, "web-01")).isEmpty();
        assertThat(stage.asks(namespace, "web-02")).containsExactly("stop");
    }

    @Test
    void knowsInTheThreadOfACardWhichVmIsMeant() {
        stage.running(namespace, "db-1", RunStrategy.ALWAYS);
        Message stopped = stage.carryOut(ALICE, OPS, "stop db-1 -n " + namespace);

        int before = stage.slack().messages(OPS).size();
        stage.slack().as(ALICE).reply(stopped, "start it again");
        Message card = stage.awaitCard(OPS, before);
        assertThat(card.readable()).contains("db-1", namespace, "start");
        stage.approve(ALICE, card);

        assertThat(stage.awaitEnd(card).readable()).containsIgnoringCase("start successful");
        assertThat(stage.asks(namespace, "db-1")).containsExactly("stop", "start");
    }

    @Test
    @Shows({"W2", "P5"})
    void takesATypedYesOfThePersonWhoAsked() {
        stage.running(namespace, "db-1", RunStrategy.ALWAYS);

        Message card = stage.command(ALICE, OPS, "/vm-lifecycle-manager", "stop db-1 -n " + namespace);
        stage.slack().as(BOB).reply(card, "yes");
        stage.slack().as(ALICE).reply(card, "yes");

        assertThat(stage.awaitEnd(card).readable()).containsIgnoringCase("stop successful");
        assertThat(stage.asks(namespace, "db-1")).containsExactly("stop");
    }

    @Test
    @Shows({"H2", "T1", "P6"})
    void lastsThroughAPressOfSomebodyElseAndADoublePress() {
        stage.running(namespace, "db-1", RunStrategy.ALWAYS);
        Message card = stage.command(ALICE, OPS, "/vm", "stop db-1 -n " + namespace);

        int before = stage.slack().ephemerals(BOB).size();
        stage.slack().as(BOB).pressButton(card, "Approve");
        stage.slack()
                .await(
                        Duration.ofSeconds(10),
                        () -> stage.slack().ephemerals(BOB).size() > before);
        assertThat(stage.slack().ephemerals(BOB).getLast().readable()).contains(ALICE);
        assertThat(stage.asks(namespace, "db-1")).isEmpty();

        var button = stage.button(card, "Approve");
        stage.slack().as(ALICE).pressForged(card, button);
        stage.slack().as(ALICE).pressForged(card, button);
        stage.awaitEnd(card);
        assertThat(stage.asks(namespace, "db-1")).containsExactly("stop");
    }

    @Test
    @Shows({"T5", "P2"})
    void listensInAChannelWhereAVmIsNamed() {
        stage.stopped(namespace, "api-server", RunStrategy.HALTED);

        Message card = stage.ask(ALICE, OPS, "Power on the VM called api-server in namespace " + namespace);

        assertThat(card.readable()).contains("start", "api-server");
    }

    @Test
    @Shows("T4")
    void findsTheOnlyVmOfThatNameThatThePersonMaySee() {
        String name = "only-" + namespace;
        stage.running(namespace, name, RunStrategy.ALWAYS);

        Message card = stage.ask(ALICE, OPS, "@vmbot Restart " + name);

        assertThat(card.readable()).contains(name, namespace, "restart");
    }

    @Test
    void staysSilentAboutOrdinaryTalk() {
        stage.running(namespace, "db-1", RunStrategy.ALWAYS);
        int before = stage.slack().messages(OPS).size();

        List.of("did somebody restart db-1 yesterday?", "db-1 was down for lunch :pizza:", "please don't stop db-1")
                .forEach(line -> stage.slack().as(BOB).say(OPS, line));
        Message card = stage.command(ALICE, OPS, "/vm", "stop db-1 -n " + namespace);

        assertThat(stage.slack().messages(OPS)).hasSize(before + 4).last().isEqualTo(card);
        assertThat(stage.slack().thread(OPS, card.ts())).hasSize(1);
    }

    /// Stopped by an administrator past the bot, so that it is the VM itself that is in the way.
    @ParameterizedTest
    @EnumSource(names = {"HALTED", "MANUAL"})
    @Shows("E7")
    void saysWhatAVmInTransitionWaitsFor(RunStrategy strategy) {
        stage.stopped(namespace, "db-1", strategy);
        stage.gracePeriod(namespace, "db-1", Duration.ofSeconds(40));
        stage.carryOut(ALICE, OPS, "start db-1 -n " + namespace);
        stage.behave(namespace, "db-1", Behaviour.IGNORES_SHUTDOWN);
        stage.stopPastTheBot(namespace, "db-1");
        stage.awaitVm(namespace, "db-1", vm -> vm.status().equals("Stopping"));

        String answer = stage.askPrivately(ALICE, OPS, "start db-1 -n " + namespace);

        assertThat(answer)
                .containsPattern("It was told to shut down at [0-9:]{8} UTC, which may take 40 s")
                .contains("Stopping", "nothing was changed", "/vm status " + namespace + "/db-1");
        assertThat(stage.asks(namespace, "db-1")).containsExactly("start", "stop");
    }

    @Test
    @Shows({"E7", "E8"})
    void saysWhatHindersAVmThatDoesNotComeUp() {
        stage.create(namespace, "api-server", RunStrategy.ALWAYS, Behaviour.NEVER_SCHEDULES);
        stage.awaitVm(namespace, "api-server", vm -> vm.status().equals("ErrorUnschedulable"));

        String answer = stage.askPrivately(ALICE, OPS, "start api-server -n " + namespace);

        assertThat(answer)
                .containsPattern("Its start began .* UTC")
                .contains("Insufficient memory", "nothing was changed")
                .contains("/vm diagnose " + namespace + "/api-server");
        assertThat(stage.asks(namespace, "api-server")).isEmpty();
    }

    @Test
    void saysWhichOperationIsAtWorkOnAVm() {
        stage.running(namespace, "db-1", RunStrategy.ALWAYS);
        stage.behave(namespace, "db-1", Behaviour.SLOW_STOP);
        Message card = stage.command(ALICE, OPS, "/vm", "stop db-1 -n " + namespace);
        stage.approve(ALICE, card);
        stage.awaitVm(namespace, "db-1", vm -> vm.status().equals("Stopping"));

        String answer = stage.askPrivately(ALICE, OPS, "start db-1 -n " + namespace);

        assertThat(answer).contains("Another operation is at work", "a stop that", ALICE, "Nothing was changed");
        assertThat(stage.awaitEnd(card).readable()).containsIgnoringCase("stop successful");
        assertThat(stage.asks(namespace, "db-1")).containsExactly("stop");
    }

    @Test
    @Shows({"E4", "W7", "E6", "W8"})
    void startsNothingWhenTheStopOfARestartFails() {
        stage.stopped(namespace, "db-1", RunStrategy.HALTED);
        stage.gracePeriod(namespace, "db-1", Duration.ofSeconds(1));
        stage.carryOut(ALICE, OPS, "start db-1 -n " + namespace);
        stage.behave(namespace, "db-1", Behaviour.STUCK_STOPPING);

        Message card = stage.command(ALICE, OPS, "/vm", "restart db-1 -n " + namespace);
        stage.approve(ALICE, card);

        String end = stage.awaitEnd(card).readable();
        assertThat(end).containsIgnoringCase("failed").contains("no start was asked for");
        assertThat(stage.asks(namespace, "db-1")).containsExactly("start", "stop");
        assertThat(stage.awaitFindings(card).readable())
                .containsPattern("Rule `(still-shutting-down|being-cut-off|stop-overdue)`");
        stage.behave(namespace, "db-1", Behaviour.NORMAL);
    }

    @Test
    @Shows({"E5", "E8", "W8"})
    void saysThatTheVmIsNotUpWhenTheStartOfARestartFails() {
        stage.running(namespace, "db-1", RunStrategy.ALWAYS);
        stage.behave(namespace, "db-1", Behaviour.NEVER_SCHEDULES);

        Message card = stage.command(ALICE, OPS, "/vm", "restart db-1 -n " + namespace);
        stage.approve(ALICE, card);

        String end = stage.awaitEnd(card).readable();
        assertThat(end)
                .containsIgnoringCase("failed")
                .containsIgnoringCase("stopped")
                .contains("Insufficient memory");
        assertThat(stage.awaitFindings(card).readable())
                .contains("Insufficient memory", "insufficient-memory", "certain", "list events");
    }

    @Test
    @Shows({"S2", "P9"})
    void triesTheGracefulWayFirstWhenForceIsAskedFor() {
        stage.running(namespace, "db-1", RunStrategy.ALWAYS);

        Message card = stage.command(ALICE, OPS, "/vm", "stop db-1 -n " + namespace + " --force");
        assertThat(card.readable()).containsIgnoringCase("graceful");
        stage.approve(ALICE, card);
        stage.awaitEnd(card);

        assertThat(stage.askBodies(namespace, "db-1")).containsExactly("{}");
    }

    @Test
    @Shows({"T6", "P22"})
    void saysWhatToUseForWhatItDoesNotDo() {
        assertThat(stage.askPrivately(ALICE, OPS, "delete web-01 -n " + namespace))
                .contains("kubectl delete");
        assertThat(stage.askPrivately(ALICE, OPS, "create VM web-01")).containsIgnoringCase("create");
    }

    @Test
    void tellsTheStateOfAVm() {
        stage.running(namespace, "db-1", RunStrategy.ALWAYS);

        String answer = stage.askPrivately(BOB, OPS, "status db-1 -n " + namespace);

        assertThat(answer)
                .contains(
                        "db-1", "Running", "Always", stage.vm(namespace, "db-1").node());
    }

    @Test
    void helps() {
        assertThat(stage.askPrivately(ALICE, OPS, "help")).contains("/vm start", "/vm status");
        assertThat(stage.askPrivately(ALICE, OPS, "help stop")).contains("/vm stop", "graceful");
    }

    @ParameterizedTest
    @CsvSource({
        "PVC_MISSING, claim-missing",
        "PVC_UNBOUND, storage-class-missing",
        "IMAGE_PULL_ERROR, image-pull",
        "CRASH_LOOP, crash-loop",
        "VMI_REFUSED, webhook-refusal",
    })
    @Shows({"W8", "P12"})
    void tellsTheCauseOfAFailureInTheThread(Behaviour behaviour, String rule) {
        stage.stopped(namespace, "db-1", RunStrategy.HALTED);
        stage.behave(namespace, "db-1", behaviour);
        stage.grant("alice@example.com", namespace, Right.DIAGNOSE);

        Message card = stage.carryOut(ALICE, OPS, "start db-1 -n " + namespace);

        assertThat(stage.slack().now(card).readable()).containsIgnoringCase("failed");
        assertThat(stage.awaitFindings(card).readable()).contains("Rule `" + rule + "`", "db-1");
    }

    @Test
    void diagnosesOnDemandForThePersonAlone() {
        stage.running(namespace, "well-1", RunStrategy.ALWAYS);
        stage.stopped(namespace, "sick-1", RunStrategy.HALTED);
        stage.behave(namespace, "sick-1", Behaviour.NEVER_SCHEDULES);
        stage.grant("alice@example.com", namespace, Right.DIAGNOSE);
        stage.awaitFindings(stage.carryOut(ALICE, OPS, "start sick-1 -n " + namespace));

        assertThat(stage.askPrivately(ALICE, OPS, "diagnose well-1 -n " + namespace))
                .contains("Healthy", "well-1");
        assertThat(stage.askPrivately(ALICE, OPS, "diagnose sick-1 -n " + namespace))
                .contains("insufficient-memory");
        assertThat(stage.askPrivately(ALICE, OPS, "diagnose nobody-1 -n " + namespace))
                .containsIgnoringCase("not found");
    }

    private void row(RunStrategy strategy, String... names) {
        for (String name : names) {
            stage.running(namespace, name, strategy);
        }
    }

    @Test
    @Shows({"X5", "P1"})
    void stopsThreeVmsAfterOneApproval() {
        row(RunStrategy.ALWAYS, "web-01", "web-02", "web-03");

        Message card = stage.ask(ALICE, OPS, "@vmbot Stop VMs web-01, web-02, web-03 in namespace " + namespace);
        assertThat(card.readable()).contains("web-01", "web-02", "web-03", namespace, "3 VMs", "services interrupted");
        stage.approve(ALICE, card);

        assertThat(stage.awaitEnd(card).readable())
                .containsIgnoringCase("batch stop successful")
                .contains("3 of 3", "✓ `" + namespace + "/web-01`", "✓ `" + namespace + "/web-03`");
        for (String name : List.of("web-01", "web-02", "web-03")) {
            assertThat(stage.vm(namespace, name).instance()).isEmpty();
            assertThat(stage.asks(namespace, name)).containsExactly("stop");
        }
    }

    @Test
    @Shows("P19")
    void makesNoCardForABatchWithARefusedVmAndOffersTheRest() {
        String viewed = stage.newNamespace();
        stage.grant("alice@example.com", viewed, Right.VIEW);
        stage.running(viewed, "db-1", RunStrategy.ALWAYS);
        row(RunStrategy.ALWAYS, "web-01", "web-02");
        String names = "%1$s/web-01,%2$s/db-1,%1$s/web-02".formatted(namespace, viewed);

        Message answer = stage.answerPrivately(ALICE, OPS, "stop " + names);
        assertThat(answer.readable()).contains(viewed + "/db-1", "virtualmachines/stop", "Nothing was changed");
        int before = stage.slack().messages(OPS).size();
        stage.slack().as(ALICE).pressButton(answer, "Stop the other 2");

        Message card = stage.awaitCard(OPS, before);
        assertThat(card.readable()).contains("web-01", "web-02").doesNotContain("db-1");
    }

    @Test
    void freezesWhatAPatternPicks() {
        row(RunStrategy.ALWAYS, "web-01", "web-02", "db-1");

        Message card = stage.command(ALICE, OPS, "/vm", "stop web-* -n " + namespace);
        assertThat(card.readable()).contains("web-01", "web-02").doesNotContain("db-1");
        stage.running(namespace, "web-03", RunStrategy.ALWAYS);
        stage.approve(ALICE, card);

        assertThat(stage.awaitEnd(card).readable()).contains("2 of 2");
        assertThat(stage.asks(namespace, "web-03")).isEmpty();
    }

    @Test
    void stopsAllButTheException() {
        row(RunStrategy.ALWAYS, "web-01", "web-02", "db-1");
        stage.stopped(namespace, "web-03", RunStrategy.HALTED);

        Message card = stage.ask(ALICE, OPS, "@vmbot stop all VMs in namespace " + namespace + " except db-1");
        assertThat(card.readable())
                .contains("web-01", "web-02", "Already stopped, and left out")
                .contains("2 VMs picked now, of at most 50", "Left out, as you said: `" + namespace + "/db-1`");
        stage.approve(ALICE, card);

        assertThat(stage.awaitEnd(card).readable()).contains("2 of 2");
        assertThat(stage.asks(namespace, "db-1")).isEmpty();
    }
}
