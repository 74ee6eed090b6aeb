package dev.vmbot.intent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is typed behind the slash command.
final class CommandLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lsit | no command lsit: list",
                "hisotry | no command hisotry: history",
                "stop web-01 -n | no value -n: stop",
                "stop -n dev -l | no value -l: stop",
                "stop web-01 -n --force | no value -n: stop",
            })
    void saysWhatIsWrongWithACommandLine(String typed, String told) {
        assertThat(Phrasebook.slash(typed)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status nope | status nope",
                "stop new | stop new",
                "list harbor-sim | list in harbor-sim",
                "list web-1 | list web-1",
                "history | unsupported history",
                "history web-1 -n dev | unsupported history: dev/web-1",
                "undo | unsupported undo",
                "soft-reboot web-1 | unsupported soft_reboot: web-1",
            })
    void takesTheWordBehindACommandAsItIs(String typed, String read) {
        assertThat(Phrasebook.slash(typed)).isEqualTo(read);
    }

    /// Understood and told apart, so that they can be carried out one day.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pause web-1 in dev | unsupported pause: dev/web-1",
                "unpause web-1, web-2 in dev | unsupported resume: dev/web-1 dev/web-2",
                "hard reset web-1 in dev | unsupported reset: dev/web-1",
                "migrate web-1 in dev to node-3 | unsupported migrate: dev/web-1",
                "who stopped web-1 in dev? | unsupported history: dev/web-1",
                "pause web-1 in dev tomorrow | unsupported pause",
                "pause web-1 in dev if it hangs | unsupported pause",
                "move web-1 to namespace prod | unsupported migrate",
                "don't pause web-1 in dev | nothing",
            })
    void namesTheVmsOfWhatItDoesNotDoYet(String said, String read) {
        assertThat(Phrasebook.read(said)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Show status of VM web-01 in namespace dev | status dev/web-01",
                "List VMs in namespace dev | list in dev",
            })
    void understandsInAChannelWhatItAdvises(String said, String read) {
        assertThat(Phrasebook.overheard(said)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spegni la vm banco-test in collaudo | stop collaudo/banco-test",
                "riavvia la vm web-1 in prod | restart prod/web-1",
                "zet vm kassa-2 in winkel-ams even aan | start winkel-ams/kassa-2",
                "herstart vm web-1 in prod | restart prod/web-1",
                "zrestartuj vm sklep-db w namespace handel | restart handel/sklep-db",
                "proszę uruchomić ponownie vm magazyn-2 w logistics | restart logistics/magazyn-2",
                "non riavviare web-1 in roma | nothing",
                "zet web-1 niet uit | nothing",
                "nie zatrzymuj web-1 w prod | nothing",
            })
    void readsPlainRequestsOfMoreLanguages(String said, String read) {
        assertThat(Phrasebook.read(said)).isEqualTo(read);
    }
}
