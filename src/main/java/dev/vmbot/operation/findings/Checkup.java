package dev.vmbot.operation.findings;

import dev.vmbot.cluster.Observation;
import dev.vmbot.inventory.Reading;
import java.util.List;
import java.util.Optional;

/// What asking after the health of VMs comes to.
///
/// @param patients VMs that were looked into, at most [#MOST_PATIENTS], in the order asked
/// @param rest what is told of everything else that was asked for; empty when that is nothing
public record Checkup(List<Patient> patients, Optional<Reading> rest) {

    /// More of one question would be as many messages.
    public static final int MOST_PATIENTS = 3;

    public Checkup {
        patients = List.copyOf(patients);
    }

    static Checkup of(Reading reading) {
        return new Checkup(List.of(), Optional.of(reading));
    }

    /// @param seen as watched
    public record Patient(Observation seen, Examination examination) {}
}
