package dev.vmbot.operation.findings;

import dev.vmbot.diagnosis.Diagnosis;
import dev.vmbot.model.VmRef;

/// What was found out about one VM.
///
/// @param seen the VM itself could be read; without it no findings mean nothing
public record Examination(VmRef vm, Diagnosis diagnosis, boolean seen) {

    boolean isFruitless() {
        return diagnosis.findings().isEmpty();
    }
}
