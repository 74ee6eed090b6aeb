package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.inventory.Reading;
import dev.vmbot.inventory.Resolution;
import dev.vmbot.inventory.VmFilter;
import dev.vmbot.kubevirt.VirtualMachine;
import dev.vmbot.kubevirt.VirtualMachineInstance;
import dev.vmbot.model.Action;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import dev.vmbot.preflight.Preflight;
import dev.vmbot.preflight.Verdict;
import dev.vmbot.slack.card.SlackLimits;
import dev.vmbot.slack.card.answer.ReadingCard;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the API server may hold, people are told of, and nothing of it is an error inside the bot.
final class LegalMachinesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final VmReader reader = new VmReader(new ImportProgress((_, _) -> Optional.empty()));

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void areShownAsTheyAreAndAreChangedOnlyWhereThatIsKnownToBeSafe(long seed) throws JsonProcessingException {
        var ref = new VmRef("dev", LegalMachines.anyName(seed));
        Map<String, Object> machine = LegalMachines.any(ref.namespace(), ref.name(), seed);

        Observation seen = reader.observation(
                ref,
                new KubernetesSerialization().unmarshal(JSON.writeValueAsString(machine), VirtualMachine.class),
                null,
                true);

        assertThat(seen.vm()).isPresent();
        assertThat(seen.shownState())
                .isEqualTo(at(machine, "status", "printableStatus").orElse("Unknown"));
        Optional<String> strategy = at(machine, "spec", "runStrategy");
        strategy.ifPresent(
                word -> assertThat(seen.vm().orElseThrow().strategyWord()).isEqualTo(word));
        for (Action action : Action.values()) {
            Verdict verdict = Preflight.check(action, seen);
            if (strategy.filter(word -> RunStrategy.of(word) == RunStrategy.OTHER)
                    .isPresent()) {
                assertThat(verdict).isInstanceOf(Verdict.Blocked.class);
            }
        }
        SlackLimits.check(ReadingCard.of(
                new Reading.States(List.of(new Reading.State(Target.of(ref), new Resolution.Found(seen)))), "status"));
        SlackLimits.check(
                ReadingCard.of(new Reading.Listing(List.of(seen), 1, Optional.of("dev"), VmFilter.NONE), "list"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hibernated", "Unknown"})
    void saysThatItIsNotCertainWhetherAVmRunsInAPhaseThatTellsNeither(String phase) {
        var serialization = new KubernetesSerialization();
        var machine = serialization.unmarshal("""
            {"metadata": {"uid": "u"}, "spec": {"runStrategy": "Manual"}, "status": {"printableStatus": "Asleep"}}
            """, VirtualMachine.class);
        var instance = serialization.unmarshal("""
            {"metadata": {"uid": "i", "ownerReferences": [{"uid": "u", "controller": true}]},
             "status": {"phase": "%s"}}
            """.formatted(phase), VirtualMachineInstance.class);

        Observation seen = reader.observation(new VmRef("dev", "web"), machine, instance, true);

        assertThat(seen.shownState()).isEqualTo("Asleep");
        assertThat(Preflight.check(Action.START, seen)).isInstanceOf(Verdict.InTransition.class);
        assertThat(seen.isStopped()).isFalse();
        assertThat(seen.isRunning()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-01.example.com", "1", "a.b.c.d"})
    void mayBeCalledByAnySubdomain(String name) {
        assertThat(VmRef.isLegalName(name)).isTrue();
        assertThat(VmRef.isLegalNamespace(name)).isEqualTo(!name.contains("."));
    }

    @Test
    void mayBeCalledByUpTo253Characters() {
        assertThat(VmRef.isLegalName("a".repeat(253))).isTrue();
        assertThat(VmRef.isLegalName("a".repeat(254))).isFalse();
        assertThat(VmRef.isLegalName("a.".repeat(126) + "a")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a.-b", "a-.b", "A", "a/b", "a_b", "-a", "a-"})
    void mayNotBeCalledAnythingElse(String name) {
        assertThat(VmRef.isLegalName(name)).isFalse();
    }

    @Test
    void areWatchedListedAndChangedThoughTheirNamesHaveDots() {
        var dotted = new VmRef("dev", "web-01.example.com");
        var longest = new VmRef("dev", "db." + "a".repeat(60) + "." + "b".repeat(63) + "." + "c".repeat(63));
        try (var world = DoubleWorld.create();
                var cluster = world.bot();
                var machines = new KubeVirtualMachines(cluster, InstantSource.system())) {
            world.running(dotted);
            world.stopped(longest);
            machines.start(KubeWorld.PATIENCE);

            assertThat(machines.inNamespace("dev")).extracting(Observation::ref).contains(dotted, longest);
            assertThat(machines.namespacesOf(dotted.name())).containsExactly("dev");
            machines.stop(dotted, Optional.empty());
            machines.start(longest);

            await().atMost(KubeWorld.PATIENCE)
                    .until(() -> machines.observe(dotted).isStopped());
            await().atMost(KubeWorld.PATIENCE)
                    .until(() -> machines.observe(longest).isRunning());
        }
    }

    private static Optional<String> at(Map<String, Object> machine, String part, String field) {
        return machine.get(part) instanceof Map<?, ?> map && map.get(field) instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}
