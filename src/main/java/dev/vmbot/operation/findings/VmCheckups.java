package dev.vmbot.operation.findings;

import dev.vmbot.cluster.Observation;
import dev.vmbot.inventory.Reading;
import dev.vmbot.inventory.Readings;
import dev.vmbot.inventory.Resolution;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Person;
import dev.vmbot.model.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Finds the VMs as a question for their state does, and looks into those that are there. Thread-safe.
public final class VmCheckups implements Checkups {

    private final Readings readings;
    private final Examiner examiner;

    public VmCheckups(Readings readings, Examiner examiner) {
        this.readings = readings;
        this.examiner = examiner;
    }

    @Override
    public Checkup examine(Subject subject, Person person, Optional<String> channelNamespace) {
        Reading reading = readings.status(new Intent.Status(subject), person, channelNamespace);
        return switch (reading) {
            case Reading.States(List<Reading.State> states) -> examine(states, person);
            case Reading.Listing _,
                    Reading.WhichOne _,
                    Reading.TooMany _,
                    Reading.NotAllowedIn _,
                    Reading.AccessUnknown _,
                    Reading.ClusterAway() -> Checkup.of(reading);
        };
    }

    private Checkup examine(List<Reading.State> states, Person person) {
        List<Observation> found = new ArrayList<>();
        List<Reading.State> rest = new ArrayList<>();
        for (Reading.State state : states) {
            if (state.resolution() instanceof Resolution.Found(Observation seen)
                    && found.size() < Checkup.MOST_PATIENTS) {
                found.add(seen);
            } else {
                rest.add(state);
            }
        }
        return new Checkup(
                look(found, person), rest.isEmpty() ? Optional.empty() : Optional.of(new Reading.States(rest)));
    }

    private List<Checkup.Patient> look(List<Observation> found, Person person) {
        List<Ailing> asked = found.stream()
                .map(seen -> new Ailing(0, seen.ref(), Optional.empty()))
                .toList();
        try {
            List<Examination> examinations = examiner.examine(asked, person);
            return IntStream.range(0, found.size())
                    .mapToObj(index -> new Checkup.Patient(found.get(index), examinations.get(index)))
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the bot ends", e);
        }
    }
}
