package dev.vmbot.kube.operation;

import dev.vmbot.model.Action;
import dev.vmbot.model.Person;
import dev.vmbot.operation.Circumstance;
import dev.vmbot.operation.Conclusion;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Between what was known of a VM and its stored form. It is for telling only, so that what cannot be read, of a later
/// version for instance, is left out.
final class CircumstanceMapping {

    private CircumstanceMapping() {}

    static OperationSpec.Circumstance write(Circumstance circumstance) {
        return switch (circumstance) {
            case Circumstance.Migrating() -> named("Migrating", null);
            case Circumstance.Snapshot(String name) -> named("Snapshot", name);
            case Circumstance.Restore(String name) -> named("Restore", name);
            case Circumstance.RestartRequired() -> named("RestartRequired", null);
            case Circumstance.Kept(String by) -> named("Kept", by);
            case Circumstance.Recent(Action action, Person by, Instant at, Conclusion how) ->
                new OperationSpec.Circumstance(
                        "Recent", null, action.verb(), by.team(), by.user(), at.toString(), how.phase());
            case Circumstance.Rival(Action action, Person by) ->
                new OperationSpec.Circumstance("Rival", null, action.verb(), by.team(), by.user(), null, null);
        };
    }

    private static OperationSpec.Circumstance named(String kind, @Nullable String name) {
        return new OperationSpec.Circumstance(kind, name, null, null, null, null, null);
    }

    /// @param stored null in what an older version has stored
    static List<Circumstance> read(@Nullable List<OperationSpec.Circumstance> stored) {
        return stored == null
                ? List.of()
                : stored.stream().flatMap(one -> read(one).stream()).toList();
    }

    private static Optional<Circumstance> read(OperationSpec.Circumstance stored) {
        String name = Field.orEmpty(stored.name());
        return switch (Field.orEmpty(stored.kind())) {
            case "Migrating" -> Optional.of(new Circumstance.Migrating());
            case "Snapshot" -> Optional.of(new Circumstance.Snapshot(name));
            case "Restore" -> Optional.of(new Circumstance.Restore(name));
            case "RestartRequired" -> Optional.of(new Circumstance.RestartRequired());
            case "Kept" -> Optional.of(new Circumstance.Kept(name));
            case "Recent" -> recent(stored);
            case "Rival" -> action(stored).map(action -> new Circumstance.Rival(action, by(stored)));
            default -> Optional.empty();
        };
    }

    private static Optional<Circumstance> recent(OperationSpec.Circumstance stored) {
        return action(stored)
                .flatMap(action -> Arrays.stream(Conclusion.values())
                        .filter(how -> how.phase().equals(stored.phase()))
                        .findFirst()
                        .map(how -> new Circumstance.Recent(
                                action, by(stored), Field.time(stored.at(), "spec.targets.circumstances.at"), how)));
    }

    private static Optional<Action> action(OperationSpec.Circumstance stored) {
        return Arrays.stream(Action.values())
                .filter(action -> action.verb().equals(stored.action()))
                .findFirst();
    }

    private static Person by(OperationSpec.Circumstance stored) {
        return new Person(Field.orEmpty(stored.team()), Field.orEmpty(stored.user()));
    }
}
