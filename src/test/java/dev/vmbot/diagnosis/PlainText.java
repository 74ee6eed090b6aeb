package dev.vmbot.diagnosis;

import dev.vmbot.model.Finding;
import dev.vmbot.model.Prospects.Step;
import java.util.stream.Collectors;

/// A diagnosis as a thread would tell it, without Slack's markup.
final class PlainText {

    private PlainText() {}

    static String of(Diagnosis diagnosis) {
        String findings = diagnosis.findings().stream().map(PlainText::of).collect(Collectors.joining("\n"));
        String gaps = diagnosis.gaps().stream().map(gap -> gap + "\n").collect(Collectors.joining());
        return (findings.isEmpty() ? "Nothing is wrong.\n" : findings) + (gaps.isEmpty() ? "" : "\n" + gaps);
    }

    private static String of(Finding finding) {
        StringBuilder text = new StringBuilder(finding.cause());
        text.append(" (").append(finding.confidence()).append(")\n");
        finding.evidence().forEach(line -> text.append("  > ").append(line).append('\n'));
        text.append(finding.remedy()).append('\n');
        finding.command()
                .ifPresent(command -> text.append("  $ ").append(command).append('\n'));
        finding.prospects().steps().forEach(step -> text.append(of(step)));
        if (!finding.prospects().offers().isEmpty()) {
            text.append("  buttons: ")
                    .append(finding.prospects().offers().stream()
                            .sorted()
                            .map(Enum::name)
                            .collect(Collectors.joining(", ")))
                    .append('\n');
        }
        finding.prospects()
                .forcedStopFrom()
                .ifPresent(
                        from -> text.append("  forced stop from ").append(from).append('\n'));
        return text.append(finding.isBeyondWaiting() ? "  waiting does not help\n" : "")
                .append("  [")
                .append(finding.rule())
                .append("]\n")
                .toString();
    }

    private static String of(Step step) {
        return "  - %s\n    $ %s\n%s"
                .formatted(
                        step.does(),
                        step.command(),
                        step.danger().map(words -> "    ! " + words + "\n").orElse(""));
    }
}
