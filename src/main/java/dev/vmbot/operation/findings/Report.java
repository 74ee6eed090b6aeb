package dev.vmbot.operation.findings;

import dev.vmbot.model.VmRef;
import java.util.List;

/// What is told after an operation.
///
/// @param examinations at least one
/// @param left VMs that failed too and were not examined, because there are too many
public record Report(List<Examination> examinations, List<VmRef> left) {

    public Report {
        examinations = List.copyOf(examinations);
        left = List.copyOf(left);
    }

    boolean isFruitless() {
        return examinations.stream().anyMatch(Examination::isFruitless);
    }
}
