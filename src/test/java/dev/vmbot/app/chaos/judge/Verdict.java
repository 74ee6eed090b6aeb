package dev.vmbot.app.chaos.judge;

import dev.vmbot.app.chaos.judge.Evidence.Ending;
import dev.vmbot.app.chaos.judge.Violation.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What came out of a run.
public final class Verdict {

    private final Evidence evidence;
    private final List<Case> cases;
    private final List<Violation> violations;

    Verdict(Evidence evidence, List<Case> cases, List<Violation> violations) {
        this.evidence = evidence;
        this.cases = List.copyOf(cases);
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }

    public int operations() {
        return cases.size();
    }

    /// How many operations ended how, by their cards.
    public Map<String, Long> endings() {
        return cases.stream()
                .collect(Collectors.groupingBy(
                        one -> one.ending().map(Ending::name).orElse("NONE"), TreeMap::new, Collectors.counting()));
    }

    public Map<Kind, Long> counts() {
        Map<Kind, Long> counts = new TreeMap<>();
        Arrays.stream(Kind.values())
                .forEach(kind -> counts.put(
                        kind,
                        violations.stream().filter(one -> one.kind() == kind).count()));
        return counts;
    }

    private record Line(Instant at, Object what) {}

    /// All that was logged about an operation or a machine, in order.
    public String trace(String about) {
        List<Case> meant = cases.stream()
                .filter(one -> one.operation().equals(about)
                        || one.request().machines().contains(about))
                .toList();
        Predicate<String> machine = name -> name.equals(about)
                || meant.stream().anyMatch(one -> one.request().machines().contains(name));
        List<Line> lines = new ArrayList<>();
        evidence.requests().stream()
                .filter(request -> request.machines().stream().anyMatch(machine))
                .forEach(request -> lines.add(new Line(request.at(), request)));
        meant.stream().flatMap(one -> one.answers().stream()).forEach(one -> lines.add(new Line(one.at(), one)));
        meant.stream()
                .flatMap(one -> one.cards().stream())
                .forEach(card -> card.versions().forEach(version -> lines.add(new Line(version.from(), version))));
        evidence.powers().stream()
                .filter(power -> machine.test(power.machine()))
                .forEach(power -> lines.add(new Line(power.at(), power)));
        evidence.runs().stream()
                .filter(run -> machine.test(run.machine()))
                .forEach(run -> lines.add(new Line(run.up(), run)));
        return Stream.concat(lines.stream(), surroundings(lines))
                .sorted(Comparator.comparing(Line::at))
                .map(line -> "  " + line.at() + " " + line.what().toString().replace('\n', ' '))
                .collect(Collectors.joining("\n"));
    }

    private Stream<Line> surroundings(List<Line> lines) {
        Instant first =
                lines.stream().map(Line::at).min(Comparator.naturalOrder()).orElse(evidence.end());
        Instant last = lines.stream()
                .map(Line::at)
                .max(Comparator.naturalOrder())
                .orElse(evidence.end())
                .plusSeconds(60);
        Stream<Line> faults = evidence.disturbances().stream()
                .filter(one -> one.from().isBefore(last) && one.until().isAfter(first))
                .map(one -> new Line(one.from(), one));
        Stream<Line> notices = evidence.notices().stream()
                .filter(one -> !one.at().isBefore(first) && !one.at().isAfter(last))
                .map(one -> new Line(one.at(), one));
        return Stream.concat(faults, notices);
    }
}
