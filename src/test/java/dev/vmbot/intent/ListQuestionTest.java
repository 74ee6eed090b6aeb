package dev.vmbot.intent;

import static dev.vmbot.intent.Phrasebook.slash;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A list never shows the opposite of what was asked for.
final class ListQuestionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "which VMs are not running?",
                "which VMs aren't running in dev?",
                "list not running",
                "list VMs that are not stopped",
                "list all VMs except web-*",
                "list VMs except web-*",
                "list running or stopped",
                "list VMs without running ones",
                "list starting",
                "list stopping",
                "which VMs are starting?",
            })
    void asksBackWhatItCannotFilterBy(String text) {
        assertThat(slash(text)).isEqualTo("unclear selector");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list -n dev -n prod", "list -n dev,prod"})
    void asksBackWhenNamespacesContradict(String text) {
        assertThat(slash(text)).isEqualTo("unclear namespace");
    }
}
