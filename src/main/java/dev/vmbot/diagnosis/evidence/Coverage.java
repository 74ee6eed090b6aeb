package dev.vmbot.diagnosis.evidence;

import dev.vmbot.cluster.Redaction;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Which parts of the evidence were read, and why not the others.
///
/// @param readings parts that are not mentioned were not asked for
public record Coverage(Map<Part, Reading> readings) {

    /// In the order in which they are told to people.
    public enum Part {
        MACHINE("the VM"),
        INSTANCE("the VMI"),
        PODS("launcher pods"),
        LOG("the launcher's log"),
        EVENTS("events"),
        DATA_VOLUMES("DataVolumes"),
        CLAIMS("PersistentVolumeClaims"),
        STORAGE_CLASSES("StorageClasses"),
        NODE("the node"),
        QUOTAS("quotas"),
        MIGRATIONS("migrations"),
        VIRT_API("whether virt-api answers");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// What became of one part.
    public sealed interface Reading {

        record Read() implements Reading {}

        /// @param right what the bot's account lacks, such as `get pods/log`
        record Forbidden(String right) implements Reading {}

        /// The person who asked may not see it, so it was not looked at.
        ///
        /// @param right what the person lacks
        record Withheld(String right) implements Reading {}

        /// @param code HTTP status; 0 when there was no answer
        record Failed(int code, String words) implements Reading {

            public Failed {
                words = Redaction.of(words);
            }
        }

        record TimedOut() implements Reading {}
    }

    public static final Coverage NOTHING = new Coverage(Map.of());

    public Coverage {
        EnumMap<Part, Reading> ordered = new EnumMap<>(Part.class);
        ordered.putAll(readings);
        readings = Collections.unmodifiableMap(ordered);
    }

    /// An empty answer of this part means that there is none.
    public boolean isRead(Part part) {
        return readings.get(part) instanceof Reading.Read;
    }

    /// The VM, its run and the run's pods were read as far as they exist, so that nothing found means nothing wrong.
    public boolean showsTheRun() {
        return isRead(Part.MACHINE) && isRead(Part.INSTANCE) && (isRead(Part.PODS) || !readings.containsKey(Part.PODS));
    }

    /// One sentence for each part that is missing; empty when everything that was asked for was read.
    public List<String> gaps() {
        return readings.entrySet().stream()
                .filter(entry -> !(entry.getValue() instanceof Reading.Read))
                .filter(entry -> !isAnswer(entry.getKey(), entry.getValue()))
                .map(entry -> gap(entry.getKey(), entry.getValue()))
                .toList();
    }

    /// An answer that virt-api fails is what was to be found out.
    private static boolean isAnswer(Part part, Reading reading) {
        return part == Part.VIRT_API && reading instanceof Reading.Failed;
    }

    private static String gap(Part part, Reading reading) {
        return switch (reading) {
            case Reading.Read() -> throw new IllegalArgumentException("read: " + part);
            case Reading.Forbidden(String right) ->
                "I could not look at %s: the bot needs the right to %s.".formatted(part.words(), right);
            case Reading.Withheld(String right) ->
                "I left out %s: you need the right to %s.".formatted(part.words(), right);
            case Reading.Failed(int code, String _) ->
                "I could not look at %s: the cluster answered %s."
                        .formatted(part.words(), code == 0 ? "nothing" : code);
            case Reading.TimedOut() -> "I could not look at %s in time.".formatted(part.words());
        };
    }
}
