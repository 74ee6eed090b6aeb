package dev.vmbot.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {

    @ParameterizedTest
    @CsvSource({"web-*,web-1", "*,db", "*-1,web-1", "w?b,web", "web,web", "*b*,web", "web**,web"})
    void matches(String pattern, String name) {
        assertThat(Glob.matches(pattern, name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"web-*,web", "w?b,wb", "web,web-1", "web-1,web", "?,''", "w.b,web"})
    void doesNotMatch(String pattern, String name) {
        assertThat(Glob.matches(pattern, name)).isFalse();
    }

    @Test
    void staysQuickOnAPatternMadeToBeSlow() {
        assertThatCode(() -> Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(2), () -> Glob.matches("*a".repeat(500) + "b", "a".repeat(63))))
                .doesNotThrowAnyException();
    }
}
