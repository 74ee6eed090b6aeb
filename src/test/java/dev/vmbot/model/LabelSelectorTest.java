package dev.vmbot.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelSelectorTest {

    private static final Map<String, String> LABELS = Map.of("app", "web", "env", "prod", "gpu", "");

    private static boolean matches(String selector) {
        return LabelSelector.find(selector).orElseThrow().matches(LABELS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app=web",
                "app==web",
                " app = web ",
                "app\u00a0=\u00a0web,\u00a0gpu",
                "app=web,env=prod",
                "app!=db",
                "tier!=db",
                "env in (prod, test)",
                "env in(prod)",
                "env in (prod,prod)",
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
                "app!=\u00a0web",
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

    @ParameterizedTest
    @ValueSource(
            strings = {"", "app=web,", "app!=web=x", "app=wéb", "env in (prod", "env in ()", "app web", "!app=web"})
    void isNotReadFromAPartOfAText(String text) {
        assertThat(LabelSelector.find(text)).isEmpty();
    }

    @Test
    void endsWhereATextGoesOnOtherwise() {
        assertThat(LabelSelector.run("stop -l app=web, gpu please", 8))
                .isEqualTo(new LabelSelector.Run(
                        new LabelSelector(List.of(
                                new LabelSelector.Requirement("app", Set.of("web"), false),
                                new LabelSelector.Requirement("gpu", Set.of(), false))),
                        20));
    }
}
