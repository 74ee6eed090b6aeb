package dev.vmbot.operation.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.diagnosis.evidence.Event;
import dev.vmbot.diagnosis.evidence.Evidence;
import dev.vmbot.model.VmRef;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TranscriptTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static Evidence saying(int count, String message) {
        Evidence none = Evidence.none(new VmRef("demo", "web-01"));
        List<Event> events = IntStream.range(0, count)
                .mapToObj(index -> new Event(
                        new Event.About("Pod", "virt-launcher-web-01", "p1"),
                        true,
                        "Reason" + index,
                        message,
                        NOW.plusSeconds(index),
                        1))
                .toList();
        return new Evidence(
                none.ref(),
                none.vm(),
                none.vmi(),
                none.pods(),
                events,
                none.storage(),
                none.around(),
                none.coverage(),
                none.attempt());
    }

    @Test
    void leavesFewLinesToTheFindings() {
        assertThat(Transcript.of(saying(8, "x"))).isEmpty();
    }

    @Test
    void holdsEventsNewestFirst() {
        String text = Transcript.of(saying(12, "x")).orElseThrow().text();

        assertThat(text.lines()).hasSize(13).element(1).asString().contains("Reason11", "virt-launcher-web-01");
    }

    @Test
    void holdsNoSecretAndNothingThatControlsATerminal() {
        String text = Transcript.of(saying(12, "\u001b[31mpassword=hunter2\u202e and more"))
                .orElseThrow()
                .text();

        assertThat(text).doesNotContain("hunter2", "\u001b", "\u202e").contains("[redacted]");
    }

    @Test
    void staysWithinItsLimit() {
        assertThat(Transcript.of(saying(500, "x".repeat(5000))).orElseThrow().text())
                .hasSizeLessThanOrEqualTo(Transcript.MOST);
    }
}
