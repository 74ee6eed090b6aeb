package dev.vmbot.operation.findings;

import dev.vmbot.diagnosis.Diagnosis;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.desk.Remedy;
import java.util.List;
import java.util.Optional;

/// What was found out about one VM.
///
/// @param seen the VM, its run and the run's pods could be read; else no findings mean nothing
/// @param transcript events and log, when they are long
/// @param remedies what can be done about it by a press
public record Examination(
        VmRef vm, Diagnosis diagnosis, boolean seen, Optional<Transcript> transcript, List<Remedy> remedies) {

    public Examination {
        remedies = List.copyOf(remedies);
    }

    /// With nothing long to read, and nothing offered.
    public Examination(VmRef vm, Diagnosis diagnosis, boolean seen) {
        this(vm, diagnosis, seen, Optional.empty(), List.of());
    }

    Examination offering(List<Remedy> offered) {
        return new Examination(vm, diagnosis, seen, transcript, offered);
    }

    boolean isFruitless() {
        return diagnosis.findings().isEmpty();
    }
}
