package dev.vmbot.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelSelectorTest {

    private static final Map<String, String> LABELS = Map.of("app", "web", "env", "prod", "gpu", "");

    private static boolean matches(String selector) {
        return LabelSelector.parse(selector).matches(LABELS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app=web",
                "app==web",
                " app = web ",
                "app=web,env=prod",
                "app!=db",
                "tier!=db",
                "env in (prod, test)",
                "env in(prod)",
                "env notin (test,dev)",
                "tier notin (test)",
                "gpu",
                "!tier",
                "gpu=",
                "app in (web),env notin (dev),gpu"
            })
    void matchesAsKubernetesDoes(String selector) {
        assertThat(matches(selector)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app=db",
                "app=web,env=test",
                "app!=web",
                "env in (test,dev)",
                "tier in (prod)",
                "env notin (prod)",
                "tier",
                "!gpu",
                "app=",
                "App=web"
            })
    void leavesOutAsKubernetesDoes(String selector) {
        assertThat(matches(selector)).isFalse();
    }
}
