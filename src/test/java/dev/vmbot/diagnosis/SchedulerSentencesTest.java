package dev.vmbot.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.diagnosis.evidence.Condition;
import dev.vmbot.diagnosis.evidence.Evidence;
import dev.vmbot.diagnosis.evidence.Instance;
import dev.vmbot.diagnosis.evidence.Metadata;
import dev.vmbot.model.Finding;
import dev.vmbot.model.Finding.Confidence;
import dev.vmbot.model.VmRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Sentences made from the grammar of the scheduler's plugins (`pkg/scheduler/framework/plugins`), each with some
/// clauses on some nodes.
final class SchedulerSentencesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final VmRef WEB = new VmRef("demo", "web-01");

    /// Reason, and the rule that names it.
    private static final Map<String, String> OF_VM_NODES = Map.ofEntries(
            Map.entry("Insufficient memory", "insufficient-memory"),
            Map.entry("Insufficient cpu", "insufficient-cpu"),
            Map.entry("Insufficient ephemeral-storage", "insufficient-local-storage"),
            Map.entry("Insufficient hugepages-1Gi", "insufficient-hugepages"),
            Map.entry("Insufficient nvidia.com/GA102GL_A10", "insufficient-device"),
            Map.entry("Insufficient devices.kubevirt.io/kvm", "no-kvm-device"),
            Map.entry("Too many pods", "too-many-pods"),
            Map.entry("node(s) didn't match Pod's node affinity/selector", "no-matching-node"),
            Map.entry("node(s) didn't match pod affinity rules", "pod-affinity"),
            Map.entry("node(s) didn't satisfy existing pods anti-affinity rules", "pod-affinity"),
            Map.entry("node(s) didn't match pod topology spread constraints", "topology-spread"),
            Map.entry("node(s) didn't have free ports for the requested pod ports", "ports-taken"),
            Map.entry("node(s) exceed max volume count", "volume-limit"),
            Map.entry("node(s) had volume node affinity conflict", "volume-on-other-node"),
            Map.entry("node(s) didn't find available persistent volumes to bind", "no-volume-to-bind"),
            Map.entry("node(s) had untolerated taint {dedicated: db}", "node-taints"),
            Map.entry("node(s) had taint {a: b}, that the pod didn't tolerate", "node-taints"),
            Map.entry("node(s) had untolerated taint {node.kubernetes.io/unreachable: }", "nodes-not-ready"),
            Map.entry("node(s) do not please the plugin of somebody else", "unschedulable"));

    private static final List<String> OF_OTHERS = List.of(
            "node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }", "node(s) were unschedulable");

    private static final List<String> TAILS = List.of(
            "",
            " preemption: 0/%1$d nodes are available: %1$d Preemption is not helpful for scheduling.",
            " no new claims to deallocate, preemption: 0/%1$d nodes are available: %1$d Insufficient memory.");

    private record Sentence(String words, Map<String, Integer> shares) {

        static Sentence of(long seed) {
            Random random = new Random(seed);
            List<String> reasons =
                    new ArrayList<>(OF_VM_NODES.keySet().stream().sorted().toList());
            Collections.shuffle(reasons, random);
            List<String> clauses = new ArrayList<>();
            Map<String, Integer> shares = new LinkedHashMap<>();
            int nodes = 0;
            for (String reason : reasons.subList(0, 1 + random.nextInt(5))) {
                int count = 1 + random.nextInt(12);
                nodes += count;
                clauses.add(count + " " + reason);
                shares.merge(OF_VM_NODES.getOrDefault(reason, ""), count, Integer::sum);
            }
            for (String reason : OF_OTHERS.subList(0, random.nextInt(3))) {
                int count = 1 + random.nextInt(30);
                nodes += count;
                clauses.add(count + " " + reason);
            }
            Collections.shuffle(clauses, random);
            String tail = TAILS.get(random.nextInt(TAILS.size())).formatted(nodes);
            return new Sentence(
                    "0/%d nodes are available: %s.%s".formatted(nodes, String.join(", ", clauses), tail), shares);
        }

        Set<String> leading() {
            int most = shares.values().stream().mapToInt(count -> count).max().orElse(0);
            return shares.entrySet().stream()
                    .filter(share -> share.getValue() == most)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isCertainOnlyOfWhatKeepsOutMostNodesThatVmsAreMeantFor(long seed) {
        Sentence sentence = Sentence.of(seed);

        List<Finding> findings = Diagnosis.of(run(sentence.words()), NOW).findings();

        assertThat(findings)
                .as(sentence.words())
                .filteredOn(finding -> finding.confidence() == Confidence.CERTAIN)
                .extracting(Finding::rule)
                .containsExactlyInAnyOrderElementsOf(sentence.leading());
        assertThat(sentence.leading()).contains(findings.getFirst().rule());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void namesTheOthersWithTheirShares(long seed) {
        Sentence sentence = Sentence.of(seed);
        Set<String> others = sentence.shares().keySet().stream()
                .filter(rule -> !sentence.leading().contains(rule) && !rule.equals("unschedulable"))
                .collect(Collectors.toSet());

        List<Finding> findings = Diagnosis.of(run(sentence.words()), NOW).findings();

        assertThat(findings)
                .as(sentence.words())
                .filteredOn(finding -> others.contains(finding.rule()))
                .hasSameSizeAs(others)
                .allSatisfy(finding ->
                        assertThat(finding.cause()).startsWith(sentence.shares().get(finding.rule()) + " of "));
    }

    private static Evidence run(String words) {
        Condition condition = new Condition("PodScheduled", "False", "Unschedulable", words, Optional.empty());
        Metadata metadata =
                new Metadata("web-01", "u1", NOW.minusSeconds(60), Optional.empty(), List.of(), List.of(), Map.of());
        Instance instance = new Instance(
                metadata,
                "Scheduling",
                Optional.empty(),
                false,
                "",
                List.of(condition),
                Optional.empty(),
                Duration.ofSeconds(30),
                Optional.empty());
        Evidence none = Evidence.none(WEB);
        return new Evidence(
                WEB,
                Optional.empty(),
                Optional.of(instance),
                List.of(),
                List.of(),
                none.storage(),
                none.around(),
                none.coverage(),
                Optional.empty());
    }
}
