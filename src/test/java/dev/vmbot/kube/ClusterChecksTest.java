package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClusterChecksTest {

    @ParameterizedTest
    @CsvSource({
        "v1.5.0, true",
        "v1.9.0, true",
        "1.10.2-rc.1, true",
        "v1.5.3-12-gabcdef, true",
        "v2.0.0, true",
        "v1.4.9, false",
        "v0.59.0, false",
        "main, false"
    })
    void knowsWhichKubeVirtItWorksWith(String version, boolean supported) {
        assertThat(ClusterChecks.isSupported(version)).isEqualTo(supported);
    }
}
