package dev.vmbot.intent;

import static dev.vmbot.intent.Phrasebook.slash;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "list starting or stopping",
                "list VMs in transition or stopped",
                "which VMs are not migrating?",
            })
    void asksBackWhatItCannotFilterBy(String text) {
        assertThat(slash(text)).isEqualTo("unclear selector");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list running | list running",
                "list web-*, db-1 | list web-* db-1",
                "status web-*, db-1 | list web-* db-1",
                "list db-1 web-* -n dev | list web-* db-1 in dev",
                "list stopped web-* -n dev | list stopped web-* in dev",
                "list in transition | list in transition",
                "list VMs in transition in prod | list in transition in prod",
                "list in transition VMs -n prod | list in transition in prod",
                "which VMs are in transition? | list in transition",
                "what's in transition | list in transition",
                "list transitioning | list in transition",
                "list provisioning | list in transition",
                "list starting | list starting",
                "which VMs are starting? | list starting",
                "list VMs that are booting up | list starting",
                "list stopping | list stopping",
                "show VMs that are shutting down | list stopping",
                "list terminating | list terminating",
                "list VMs that are being deleted | list terminating",
                "any vms stuck in Terminating in lab? | list terminating in lab",
                "show VMs that are migrating | list migrating",
                "show migrating VMs in prod | list migrating in prod",
                "list VMs being migrated | list migrating",
                "show VMs that are paused | list paused",
                "show paused VMs | list paused",
                "show VMs that are failed | list failed",
                "show VMs that are crash looping | list failed",
                "list crashlooping VMs -n dev | list failed in dev",
            })
    void narrowsByTheStateThatWasSaid(String text, String intent) {
        assertThat(slash(text)).isEqualTo(intent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list -A | list everywhere",
                "list --all-namespaces -l app=web | list app=web everywhere",
                "list running VMs everywhere | list running everywhere",
                "which VMs are stopped in all namespaces? | list stopped everywhere",
                "status -A | list everywhere",
                "status web-1 -A | list web-1 everywhere",
                "status of web-1 in dev on the cluster | status dev/web-1",
                "list in dev on the cluster | list in dev",
                "list | list",
            })
    void looksEverywhereWhenThatWasSaid(String text, String intent) {
        assertThat(slash(text)).isEqualTo(intent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list -n dev -n prod", "list -n dev,prod", "list -A -n dev", "list in dev everywhere"})
    void asksBackWhenNamespacesContradict(String text) {
        assertThat(slash(text)).isEqualTo("unclear namespace");
    }
}
