package dev.vmbot.intent;

import static dev.vmbot.intent.Phrasebook.overheard;
import static dev.vmbot.intent.Phrasebook.read;
import static dev.vmbot.intent.Phrasebook.readInDev;
import static dev.vmbot.intent.Phrasebook.slash;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of what a request asks for; the id of the rule ends the name.
final class RequestRulesTest {

    @Test
    void leavesTheNamespaceOpenWhenTheChannelKnowsItN1() {
        assertThat(readInDev("start ox-1")).isEqualTo("start ox-1");
    }

    @Test
    void asksForTheNamespaceWhenSeveralHoldTheNameN2() {
        assertThat(read("start ox-1")).isEqualTo("start ox-1");
        assertThat(read("start ox-1", "lab/ox-1", "farm/ox-1")).isEqualTo("unclear namespace");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop ox-1 on lab",
                "stop ox-1 of namespace lab",
                "stop ox-1 (lab)",
                "stop ox-1 ns: lab",
                "stop ox-1 lab namespace",
                "in lab stop ox-1",
                "in the lab namespace please stop ox-1",
                "stop ox-1, it lives in lab"
            })
    void takesANamespaceAsStatedN3(String text) {
        assertThat(read(text)).isEqualTo("stop lab/ox-1");
    }

    @Test
    void takesAnEverydayWordForANamespaceBeforeTheVerbN3() {
        assertThat(read("stop ox-1 in events")).isEqualTo("stop events/ox-1");
        assertThat(slash("stop ox-1 in windows --yes")).isEqualTo("stop windows/ox-1");
        assertThat(read("in namespace games stop ox-1")).isEqualTo("stop games/ox-1");
        assertThat(read("in general stop ox-1")).isEqualTo("nothing");
        assertThat(read("in doubt stop ox-1")).isEqualTo("nothing");
        assertThat(read("on ox-1 restart nginx")).startsWith("unclear");
    }

    @Test
    void asksWhenTwoNamespacesContradictN3() {
        assertThat(read("stop ox-1 -n lab in farm")).isEqualTo("unclear namespace");
        assertThat(read("stop lab/ox-1 in farm")).isEqualTo("unclear namespace");
    }

    @Test
    void carriesANamespaceOverAListN4() {
        assertThat(read("stop ox-1 and ox-2 in lab")).isEqualTo("stop lab/ox-1 lab/ox-2");
        assertThat(read("stop lab/ox-1, ox-2")).isEqualTo("stop lab/ox-1 lab/ox-2");
        assertThat(read("stop ox-1 (and ox-2) in lab")).isEqualTo("stop lab/ox-1 lab/ox-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boot ox-1 up in lab",
                "power ox-1 on in lab",
                "bring ox-1 in lab back up",
                "fire up ox-1 in lab",
                "get ox-1 running in lab",
                "get me ox-1 up and running in lab",
                "make sure ox-1 in lab is running"
            })
    void readsWordsForStartingV1(String text) {
        assertThat(read(text)).isEqualTo("start lab/ox-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shut ox-1 off in lab",
                "power down ox-1 in lab",
                "take ox-1 offline in lab",
                "halt ox-1 in lab",
                "kill ox-1 in lab"
            })
    void readsWordsForStoppingV2(String text) {
        assertThat(read(text)).isEqualTo("stop lab/ox-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bounce ox-1 in lab",
                "power-cycle ox-1 in lab",
                "turn ox-1 off and on again in lab",
                "stop ox-1 in lab, then start it",
                "give ox-1 in lab a kick",
                "off and on again please: ox-1 in lab",
                "reboot the windows box ox-1 in lab",
                "please do a restart of ox-1 in lab"
            })
    void readsWordsForRestartingV3(String text) {
        assertThat(read(text)).isEqualTo("restart lab/ox-1");
        assertThat(read(text, "lab/ox-1")).isEqualTo("restart lab/ox-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "could you stop ox-1 in lab",
                "would you mind stopping ox-1 in lab?",
                "you can please stopping ox-1 in lab?",
                "the machine ox-1 in lab, i want it stop",
                "please to make stop for vm ox-1 in lab",
                "let's stop ox-1 in lab",
                "I need you to stop ox-1 in lab",
                "go ahead and stop ox-1 in lab",
                "can we stop ox-1 in lab?"
            })
    void takesAPoliteQuestionForARequestV4(String text) {
        assertThat(read(text)).isEqualTo("stop lab/ox-1");
    }

    @Test
    void takesAGerundForARequestBehindOneOnlyV4() {
        assertThat(read("mind giving ox-1 in lab a restart?")).isEqualTo("restart lab/ox-1");
        assertThat(read("giving ox-1 in lab a restart")).isEqualTo("nothing");
        assertThat(read("we need ox-1 to stop crashing")).isEqualTo("diagnose ox-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sure, I can restart ox-1\nstart that one for you",
                "can I stop ox-1 in lab?",
                "should we stop ox-1 in lab?",
                "is it safe to stop ox-1 in lab?",
                "do you think we need to stop ox-1 in lab?"
            })
    void neverActsOnAQuestionV4(String text) {
        assertThat(read(text)).matches("nothing|(help|unclear).*");
    }

    @Test
    void readsPastReasonsGreetingsAndThanksV5() {
        assertThat(read("good morning! please stop ox-1 in lab asap, it eats our quota :pray: thanks"))
                .isEqualTo("stop lab/ox-1");
        assertThat(read("stop ox-1 in lab when you get a chance, cc <@U0ANNA77>"))
                .isEqualTo("stop lab/ox-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It's frozen again :( please stop ox-1 in lab",
                "OPS-4711: stop ox-1 in lab",
                "I'm heading home, stop ox-1 in lab",
                "Hope you're well :) could you stop ox-1 in lab?"
            })
    void readsPastReasonsBeforeTheRequestV5(String text) {
        assertThat(read(text)).isEqualTo("stop lab/ox-1");
    }

    @Test
    void takesWhatTheSpeakerDoesToVmsForAReportV5() {
        assertThat(read("I'm restarting ox-1 in lab, stop complaining")).isEqualTo("nothing");
        assertThat(read("OPS-4711: stop it")).startsWith("unclear");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop ox-1 in lab and let me know once it's off",
                "stop ox-1 in lab and ping me when done",
                "stop ox-1 in lab, then report back here",
                "stop ox-1 in lab and tell me if it worked",
                "stop ox-1 in lab, and drop me a note as soon as it is down",
                "stop ox-1 in lab and notify <@U0ANNA77> when it's done"
            })
    void readsPastWishesToBeToldAfterwardsM1(String text) {
        assertThat(read(text)).isEqualTo("stop lab/ox-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop ox-1 in lab but tell me before you do it",
                "stop ox-1 in lab and tell me first",
                "stop ox-1 in lab and check its logs",
                "stop ox-1 in lab and let me know before you start",
                "let me know before you stop ox-1 in lab"
            })
    void doesNotActBeforeItHasToldM1(String text) {
        assertThat(read(text)).startsWith("un");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "omg just stop ox-1 in lab already",
                "for heaven's sake, stop ox-1 in lab",
                "I told you twice: stop ox-1 in lab",
                "asking again: stop ox-1 in lab",
                "my session froze :disappointed: could you stop ox-1 in lab?",
                "one more thing: stop ox-1 in lab",
                "ticket OPS-4711: stop ox-1 in lab",
                "I'd be grateful if you could stop ox-1 in lab",
                "feel free to stop ox-1 in lab",
                "my session froze again could you stop ox-1 in lab",
                "stop ox-1 in lab, not urgent though",
                "stop ox-1 in lab kk thx"
            })
    void readsPastSighsAndInsistenceV5(String text) {
        assertThat(read(text)).isEqualTo("stop lab/ox-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the host is short on ram so shut ox-1 in lab down",
                "the disk is full again so do me a favor and stop ox-1 in lab",
                "the demo env is idle: please stop ox-1 in lab",
                "as discussed in standup, please stop ox-1 in lab",
                "the vendor says a restart does not help, so please stop ox-1 in lab",
                "the patch from Friday broke the driver, so please stop ox-1 in lab"
            })
    void readsPastWhatLeadsToTheRequestV5(String text) {
        assertThat(read(text)).isEqualTo("stop lab/ox-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop ox-1 in lab. I tried a reload, no luck",
                "stop ox-1 in lab, context: the license expired. we already tried the usual",
                "stop ox-1 in lab please. it was updated yesterday",
                "stop ox-1 in lab - change CHG1234 approved by <@U0ANNA77>",
                "stop ox-1 in lab, approved by <@U0ANNA77>",
                "stop ox-1 in lab, we won't need it until next week",
                "stop ox-1 in lab, nobody needs it before Monday",
                "stop ox-1 in lab as usual",
                "stop ox-1 in lab, nobody is using it"
            })
    void readsPastWhatIsToldBehindTheRequestV5(String text) {
        assertThat(read(text)).isEqualTo("stop lab/ox-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "try stopping ox-1 in lab",
                "please try to stop ox-1 in lab",
                "could you try switching ox-1 in lab off?",
                "ox-1 in lab can be stopped",
                "the vm ox-1 in lab can now be powered down, we are finished",
                "if ox-1 in lab is still up, stop it"
            })
    void takesATryForARequestV4(String text) {
        assertThat(read(text)).isEqualTo("stop lab/ox-1");
    }

    @Test
    void takesAConditionOnAnyNameThatIsReferredToV6() {
        assertThat(read("if jenkins in lab isn't up, start it")).isEqualTo("start lab/jenkins");
        assertThat(read("if Anna in lab isn't up to it, restart")).doesNotContain("anna");
    }

    @Test
    void takesTheWordBehindTheVmForItsNameV4() {
        assertThat(read("stop the vm jenkins in lab")).isEqualTo("stop lab/jenkins");
        assertThat(read("restart the vm we use for jenkins")).startsWith("unclear");
        assertThat(read("stop all old vms in lab")).startsWith("unclear");
    }

    @Test
    void listsTheNamespaceThatABareWordIsR1() {
        assertThat(read("ls staging")).isEqualTo("list in staging");
        assertThat(read("give me an overview of staging pls")).isEqualTo("list in staging");
        assertThat(read("list staging", "lab/staging")).isEqualTo("list staging");
    }

    @Test
    void takesWhatAVmDoesNotDoForASymptomR1() {
        assertThat(read("ox-1 in lab isn't reacting anymore")).isEqualTo("diagnose lab/ox-1");
        assertThat(read("lab/ox-1 no longer accepts logins")).isEqualTo("diagnose lab/ox-1");
        assertThat(read("did ox-1 in lab come back after the restart?")).isEqualTo("status lab/ox-1");
    }

    @Test
    void readsAMistypedVerbV7() {
        assertThat(read("restrat ox-1 in lab")).isEqualTo("restart lab/ox-1");
        assertThat(read("reebot ox-1 in lab")).isEqualTo("restart lab/ox-1");
        assertThat(read("turn of the vm ox-1 in lab")).isEqualTo("stop lab/ox-1");
        assertThat(read("stat ox-1 in lab")).isEqualTo("unclear action");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report", "boost", "pick", "retest", "bill", "shop", "resend", "resort", "smart", "fill", "starve"
            })
    void takesNoEnglishWordForAMistypedVerbV7(String word) {
        assertThat(read(word + " ox-1 in lab")).startsWith("unclear");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop ox-1 in lab by force",
                "force stop ox-1 in lab",
                "stop --force lab/ox-1",
                "pull the plug on ox-1 in lab",
                "stop ox-1 in lab with grace period 0"
            })
    void takesForceWhenItIsSaidF1(String text) {
        assertThat(read(text)).isEqualTo("stop lab/ox-1 by force");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop ox-1 in lab gracefully",
                "stop ox-1 in lab but don't force it",
                "stop ox-1 in lab, not force, just a clean shutdown",
                "stop ox-1 in lab, no need to ask"
            })
    void takesNoForceWhenItIsNotSaidF1(String text) {
        assertThat(read(text)).isEqualTo("stop lab/ox-1");
    }

    @Test
    void asksWhenForceIsSaidAfterwardsF1() {
        assertThat(read("stop ox-1 in lab, a force stop")).startsWith("unclear");
        assertThat(read("stop ox-1 in lab, force it if needed")).startsWith("unclear");
    }

    @Test
    void expandsRangesAndBracesB1() {
        assertThat(read("start ox-08 to ox-10 in lab")).isEqualTo("start lab/ox-08 lab/ox-09 lab/ox-10");
        assertThat(read("start ox-{a,b} in lab")).isEqualTo("start lab/ox-a lab/ox-b");
        assertThat(read("start ox-1, 2 and 3 in lab")).isEqualTo("start lab/ox-1 lab/ox-2 lab/ox-3");
        assertThat(read("start ox-1 2 times in lab")).startsWith("unclear");
        assertThat(read("start ox-1 to ox-4000 in lab")).startsWith("unclear").contains("scope");
    }

    @Test
    void makesSelectorsB2() {
        assertThat(read("stop ox-* in lab except ox-3")).isEqualTo("stop ox-* except ox-3 in lab");
        assertThat(read("stop vms starting with ox- in lab")).isEqualTo("stop ox-* in lab");
        assertThat(read("stop all vms labelled team=ox in lab")).isEqualTo("stop team=ox in lab");
        assertThat(read("stop everything in lab but ox-1")).isEqualTo("stop all except ox-1 in lab");
    }

    @Test
    void wantsAPlaceForEverythingB3() {
        assertThat(read("stop all vms in lab")).isEqualTo("stop all in lab");
        assertThat(readInDev("stop all vms")).isEqualTo("stop all");
        assertThat(read("stop all vms")).contains("unclear").contains("scope");
        assertThat(read("stop all vms in all namespaces")).contains("unclear").contains("scope");
    }

    @Test
    void keepsTwoOperationsInOrderM1() {
        assertThat(read("stop ox-1 in lab and start ox-2 in lab")).isEqualTo("stop lab/ox-1; start lab/ox-2");
        assertThat(read("1) stop ox-1 in lab 2) start ox-2 in lab")).isEqualTo("stop lab/ox-1; start lab/ox-2");
        assertThat(read("stop ox-1 in lab and tell me the status")).isEqualTo("stop lab/ox-1");
    }

    @Test
    void takesTheCorrectedFormM2() {
        assertThat(read("stop ox-1, sorry, ox-2 in lab")).isEqualTo("stop lab/ox-2");
        assertThat(read("stop ox-1 in lab, I mean restart it")).isEqualTo("restart lab/ox-1");
        assertThat(read("start ox-1 in lab. cancel that. start ox-2 in lab")).isEqualTo("start lab/ox-2");
        assertThat(read("stop ox-1 in lab, it is not needed anymore")).isEqualTo("stop lab/ox-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "... never mind",
                ", hold on",
                " … wait",
                " ... not yet",
                ", no",
                " - cancel it",
                ". forget it",
                ", nvm",
                ", don't do it",
                " but wait",
                ". Wait, not yet!"
            })
    void takesBackWhatIsWithdrawnInTheSameBreathM2(String withdrawal) {
        assertThat(read("stop ox-1 in lab" + withdrawal)).isEqualTo("nothing");
    }

    @Test
    void takesThePositiveHalfM3() {
        assertThat(read("stop ox-1 in lab, not ox-2")).isEqualTo("stop lab/ox-1");
        assertThat(read("don't stop ox-1 in lab, restart ox-2 in lab")).isEqualTo("restart lab/ox-2");
        assertThat(read("do not touch ox-1, but restart ox-2 in lab")).isEqualTo("restart lab/ox-2");
    }

    @Test
    void lowersNamesAndAsksAboutIllegalOnesK1() {
        assertThat(read("STOP OX-1 in LAB")).isEqualTo("stop lab/ox-1");
        assertThat(read("stop ox_1 in lab")).isEqualTo("unclear target");
        assertThat(read("stop \"ox 1\" in lab")).isEqualTo("unclear target");
        assertThat(read("stop " + "x".repeat(250) + "-1234 in lab")).isEqualTo("unclear target");
    }

    @Test
    void takesAnEverydayWordForAKnownVmK2() {
        assertThat(read("start boot in lab", "lab/boot")).isEqualTo("start lab/boot");
        assertThat(read("restart the server")).isEqualTo("unclear target");
        assertThat(read("restart the database", "lab/ox-1")).isEqualTo("unclear target");
        assertThat(read("restart our test machine")).isEqualTo("unclear target");
        assertThat(read("stop the oldest vm in lab")).isEqualTo("unclear target");
        assertThat(read("stop the first three web vms in lab")).isEqualTo("unclear target,scope");
        assertThat(read("stop all old vms in lab")).contains("unclear").contains("scope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop `ox-1` in *lab*",
                "stop “ox-1” in lab",
                "stop\u00A0ox\u20111 in lab",
                "stop ox–1 in lab",
                "stop ox-1 in `lab`"
            })
    void undoesMarkupAndTypographyK3(String text) {
        assertThat(read(text)).isEqualTo("stop lab/ox-1");
    }

    @Test
    void takesAnAutolinkForItsNameK3() {
        assertThat(read("stop <http://ox-1.lab.example|ox-1.lab.example> in lab"))
                .isEqualTo("stop lab/ox-1.lab.example");
        assertThat(read("stop <http://evil.example|ox-1> in lab")).isEqualTo("unclear target");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status of ox-1 except ox-1",
                "why is ox-1 down except ox-1",
                "is ox-1 up except ox-1",
                "stat ox-1 except ox-1",
                "list ox-1 except ox-1 status",
                "stop ox-1 except ox-1",
            })
    void asksBackWhereNothingIsLeftOfWhatWasNamedB2(String text) {
        assertThat(slash(text)).startsWith("unclear");
    }

    @Test
    void tellsStatusListAndDiagnosisApartR1() {
        assertThat(read("is ox-1 in lab up?")).isEqualTo("status lab/ox-1");
        assertThat(read("which vms are down in lab?")).isEqualTo("list stopped in lab");
        assertThat(read("ox-1 in lab won't boot")).isEqualTo("diagnose lab/ox-1");
        assertThat(read("status")).isEqualTo("list");
    }

    @Test
    void readsPlainRequestsOfOtherLanguagesL1() {
        assertThat(read("bitte starte ox-1 in lab neu")).isEqualTo("restart lab/ox-1");
        assertThat(read("arrête ox-1 dans lab s'il te plaît")).isEqualTo("stop lab/ox-1");
        assertThat(read("enciende la vm ox-1 en lab")).isEqualTo("start lab/ox-1");
        assertThat(read("desligue a vm ox-1 em lab")).isEqualTo("stop lab/ox-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ox-1 in lab nicht stoppen",
                "n'arrête pas ox-1 dans lab",
                "no apagues ox-1 en lab",
                "não desligue ox-1 em lab"
            })
    void neverActsOnAProhibitionOfAnotherLanguageL1(String text) {
        assertThat(read(text)).isEqualTo("nothing");
    }

    @Test
    void saysWhatIsMissingC1() {
        assertThat(read("restart")).isEqualTo("unclear target");
        assertThat(read("lab/ox-1")).isEqualTo("unclear action");
    }

    @Test
    void readsTheSlashSyntax() {
        assertThat(slash("stop lab/ox-1,ox-2 --force")).isEqualTo("stop lab/ox-1 lab/ox-2 by force");
        assertThat(slash("restart ox-1 -n lab")).isEqualTo("restart lab/ox-1");
        assertThat(slash("status lab/ox-1,farm/ox-2")).isEqualTo("status lab/ox-1 farm/ox-2");
        assertThat(slash("list -n lab -l app=web,tier=front ox-*"))
                .startsWith("list")
                .endsWith("in lab");
        assertThat(slash("diagnose ox-1 -n lab")).isEqualTo("diagnose lab/ox-1");
        assertThat(slash("help")).isEqualTo("help");
        assertThat(slash("help stop")).isEqualTo("help stop");
        assertThat(slash("restart --help")).isEqualTo("help restart");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "could ox-1 in lab be restarted?",
                "could the vm ox-1 in lab please be restarted",
                "could ox-1 be restarted in lab, it hangs",
                "can ox-1 in lab be restarted please?",
                "restart once the vm ox-1 in lab",
                "vm ox-1 in lab, please it to restart",
                "you can to restart now vm ox-1 in lab",
                "could you doing the restart of vm ox-1 in lab?",
                "vm ox-1 in lab it is necessary to restart",
                "ok, your turn: restart ox-1 in lab",
                "restart ox-1 in lab its acting weird again"
            })
    void takesAnUnusualFormForARequestV4(String text) {
        assertThat(read(text)).isEqualTo("restart lab/ox-1");
    }

    @Test
    void asksWhetherAPossibilityIsMeantV4() {
        assertThat(read("can ox-1 in lab be restarted?")).isEqualTo("unclear intent");
        assertThat(read("could the server be restarted?")).isEqualTo("unclear target");
        assertThat(read("could ox-1 in lab be restarted tomorrow?")).isEqualTo("unsupported schedule");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "can ox-1 in lab be restarted by anyone?",
                "could ox-1 in lab be restarted without data loss?",
                "could something be restarted on ox-1",
                "could ox-1 in lab not be restarted",
                "could it be that ox-1 was restarted?",
                "could ox-1 have been restarted?",
                "restart once the backup is done ox-1",
                "restart once the vm ox-1 is idle",
                "restart once ox-1 settles"
            })
    void leavesOtherPassivesAndConditionsAloneV6(String text) {
        assertThat(read(text)).doesNotContain("restart");
        assertThat(overheard("could VM ox-1 be restarted?", "lab/ox-1")).isEqualTo("nothing");
    }
}
