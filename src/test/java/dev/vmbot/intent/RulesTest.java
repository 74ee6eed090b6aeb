package dev.vmbot.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One test for each rule of reading, in the tests named below.
final class RulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "N1", "N2", "N3", "N4", "V1", "V2", "V3", "V4", "V5", "V6", "V7", "F1", "B1", "B2", "B3", "M1", "M2",
                "M3", "D1", "D2", "D3", "S1", "H1", "U1", "K1", "K2", "K3", "K4", "K5", "T1", "T2", "T3", "T4", "R1",
                "L1", "C1",
            })
    void hasATestOfItsOwnForEveryRule(String rule) {
        assertThat(List.of(RequestRulesTest.class, RestraintRulesTest.class, ReplyRulesTest.class))
                .flatMap(test -> List.of(test.getDeclaredMethods()))
                .anyMatch(method -> method.getName().endsWith(rule));
    }
}
