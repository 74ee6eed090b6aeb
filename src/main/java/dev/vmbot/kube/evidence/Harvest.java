package dev.vmbot.kube.evidence;

import dev.vmbot.diagnosis.evidence.Coverage;
import dev.vmbot.diagnosis.evidence.Coverage.Part;
import dev.vmbot.diagnosis.evidence.Coverage.Reading;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// What the requests brought, part by part. Filled from several threads; each part is brought by one of them, and what
/// comes after the time is up is not seen any more once [#close] was called.
final class Harvest {

    private final Map<Part, List<Fields>> objects = new ConcurrentHashMap<>();
    private final Map<Part, Reading> readings = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /// A part is being read; if nothing else is said, it did not come in time.
    void begin(Part part) {
        if (!closed) {
            readings.putIfAbsent(part, new Reading.TimedOut());
        }
    }

    void bring(Part part, Collection<Fields> found) {
        if (!closed) {
            objects.put(part, List.copyOf(found));
            readings.put(part, new Reading.Read());
        }
    }

    /// More of a part that was brought already, by several threads; what one of them missed stays missed.
    void add(Part part, Collection<Fields> found) {
        if (!closed) {
            objects.merge(
                    part,
                    List.copyOf(found),
                    (before, more) -> Stream.concat(before.stream(), more.stream())
                            .distinct()
                            .toList());
        }
    }

    void miss(Part part, Reading why) {
        if (!closed) {
            readings.put(part, why);
        }
    }

    void close() {
        closed = true;
    }

    List<Fields> all(Part part) {
        return objects.getOrDefault(part, List.of());
    }

    Optional<Fields> first(Part part) {
        return all(part).stream().findFirst();
    }

    Coverage coverage() {
        return new Coverage(readings.isEmpty() ? Map.of() : new EnumMap<>(readings));
    }
}
