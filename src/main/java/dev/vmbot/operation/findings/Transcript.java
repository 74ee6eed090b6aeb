package dev.vmbot.operation.findings;

import dev.vmbot.diagnosis.evidence.Event;
import dev.vmbot.diagnosis.evidence.Evidence;
import dev.vmbot.diagnosis.evidence.LauncherPod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the cluster said, at a length that no message holds. Only of what was gathered for the person, and without
/// secrets, as all evidence.
///
/// @param text lines without control characters, at most [#MOST] characters
public record Transcript(String text) {

    static final int MOST = 30_000;

    /// Fewer lines stand in the findings anyway.
    private static final int LONG = 10;

    private static final int MOST_LINE = 1000;

    /// @return empty when there is not much to tell
    static Optional<Transcript> of(Evidence evidence) {
        List<String> lines = new ArrayList<>();
        if (!evidence.events().isEmpty()) {
            lines.add("Events, newest first:");
            evidence.events().stream().map(Transcript::line).forEach(lines::add);
        }
        evidence.findPod().filter(pod -> !pod.log().isEmpty()).ifPresent(pod -> addLog(pod, lines));
        return lines.size() < LONG ? Optional.empty() : Optional.of(new Transcript(cut(lines)));
    }

    private static void addLog(LauncherPod pod, List<String> lines) {
        lines.add("Last lines of the log of `compute` in pod " + pod.metadata().name() + ":");
        lines.addAll(pod.log());
    }

    private static String line(Event event) {
        return event.last() + "  " + event.about().name() + "  " + event;
    }

    private static String cut(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            String flat = line.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").stripTrailing();
            String fitting = flat.length() > MOST_LINE ? flat.substring(0, MOST_LINE - 1) + "…" : flat;
            if (text.length() + fitting.length() + 1 > MOST) {
                break;
            }
            text.append(fitting).append('\n');
        }
        return text.toString();
    }
}
