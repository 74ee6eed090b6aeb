package dev.vmbot.kube.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.kube.LegalMachines;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LegalMachineEvidenceTest {

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isReadFromWhateverTheApiServerMayHold(long seed) {
        var machine = LegalMachines.any("dev", LegalMachines.anyName(seed), seed);

        assertThat(MachineReader.machine(new Fields(machine)).shown()).isNotNull();
    }
}
