package dev.vmbot.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.Golden;
import dev.vmbot.diagnosis.evidence.Attempt;
import dev.vmbot.diagnosis.evidence.Evidence;
import dev.vmbot.diagnosis.evidence.Reader;
import dev.vmbot.diagnosis.rule.Rule;
import dev.vmbot.kube.evidence.KubernetesEvidence;
import dev.vmbot.kube.evidence.KubernetesEvidence.Limits;
import dev.vmbot.model.Finding;
import dev.vmbot.model.Prospects.Step;
import dev.vmbot.model.VmRef;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every case goes the whole way: API server, gathering, rules, words. The texts that are expected
/// are [Golden] files.
@TestInstance(Lifecycle.PER_CLASS)
final class CatalogueTest {

    private static final VmRef WEB = new VmRef("demo", "web-01");
    private static final Set<String> PRINTABLE = Set.of(
            "Stopped",
            "Provisioning",
            "Starting",
            "Running",
            "Paused",
            "Stopping",
            "Terminating",
            "Migrating",
            "CrashLoopBackOff",
            "ErrorUnschedulable",
            "ErrImagePull",
            "ImagePullBackOff",
            "ErrorPvcNotFound",
            "DataVolumeError",
            "WaitingForVolumeBinding",
            "WaitingForReceiver",
            "Unknown");

    private static final String SECRETS = " password: hunter2, token=hunter2, https://ann:hunter2@images.example/x"
            + "\nAuthorization: Bearer hunter2\n#cloud-config\nruncmd: [echo hunter2]";

    private FileCluster cluster;
    private KubernetesEvidence source;

    /// Of each case as it was written down, gathered once.
    private final Map<Trouble, Gathered> gathered = new HashMap<>();

    private record Gathered(Evidence evidence, int requests) {}

    @BeforeAll
    void open() {
        cluster = new FileCluster();
        source = new KubernetesEvidence(cluster.client(), cluster.threads(), Limits.DEFAULT);
    }

    @AfterAll
    void close() {
        cluster.close();
    }

    static Stream<Trouble> all() {
        return Catalogue.all().stream();
    }

    static Stream<Trouble> decisive() {
        return all().filter(Trouble::hasDecisive);
    }

    @ParameterizedTest
    @MethodSource("all")
    void findsWhatWasWrittenDown(Trouble trouble) {
        assertThat(ids(diagnose(trouble))).isEqualTo(trouble.finds());
    }

    @ParameterizedTest
    @MethodSource("decisive")
    void isSilentWithoutTheDecisiveField(Trouble trouble) {
        Diagnosis diagnosis =
                Diagnosis.of(gather(trouble.contentWithoutDecisive(), trouble.attemptWithoutDecisive()), trouble.now());

        assertThat(ids(diagnosis)).doesNotContain(trouble.decided());
    }

    @ParameterizedTest
    @MethodSource("all")
    void tellsItInTheRecordedWords(Trouble trouble) throws IOException {
        String told = PlainText.of(diagnose(trouble));

        new Golden(Catalogue.HOME.resolve("golden/" + trouble.name() + ".txt")).requireToBe(told);
    }

    /// They stand behind every message of every object, in every annotation, and in the log.
    @ParameterizedTest
    @MethodSource("all")
    void findsTheSameWithoutTheSecretsBesideIt(Trouble trouble) {
        FileCluster.Content content = trouble.content();
        List<Map<String, Object>> planted =
                content.objects().stream().map(CatalogueTest::plant).toList();
        String log =
                content.log() + "\n-----BEGIN EC PRIVATE KEY-----\nhunter2\n-----END EC PRIVATE KEY-----\n" + SECRETS;

        Evidence evidence = gather(new FileCluster.Content(planted, log, content.answers()), trouble.attempt());
        Diagnosis diagnosis = Diagnosis.of(evidence, trouble.now());

        assertThat(ids(diagnosis)).isEqualTo(trouble.finds());
        assertThat(evidence.toString()).doesNotContain("hunter2");
        assertThat(PlainText.of(diagnosis)).doesNotContain("hunter2");
    }

    private static Map<String, Object> plant(Map<String, Object> object) {
        return Objects.merge(
                Objects.map(Objects.behindEvery("message", object, SECRETS)),
                Map.of("metadata", Map.of("annotations", Map.of("note", SECRETS))));
    }

    /// They are what keeps a second guest from the disk of one that may still run.
    @ParameterizedTest
    @MethodSource("all")
    void neverProposesToTakeOffFinalizersOfKubeVirt(Trouble trouble) {
        Evidence evidence = gather(trouble).evidence();

        List<String> removals = Diagnosis.of(evidence, trouble.now()).findings().stream()
                .flatMap(finding -> Stream.concat(
                        finding.command().stream(),
                        finding.prospects().steps().stream().map(Step::command)))
                .filter(command -> command.contains("patch") && command.contains("/metadata/finalizers"))
                .toList();

        assertThat(removals).noneMatch(command -> command.contains("/metadata/finalizers\""));
        assertThat(removals).noneMatch(command -> command.contains("kubevirt.io/") || command.contains("foreground"));
        if (evidence.vmi().isPresent() && evidence.around().node().isEmpty()) {
            assertThat(removals).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void asksSeldom(Trouble trouble) {
        assertThat(gather(trouble).requests()).isLessThanOrEqualTo(11);
    }

    @Test
    void hasACaseWithADecisiveFieldForEveryRule() {
        Set<String> proven = decisive().map(Trouble::decided).collect(Collectors.toSet());

        assertThat(Rules.ALL)
                .extracting(Rule::id)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(proven).contains(id));
    }

    @Test
    void silencesOnlyRulesThatExist() {
        Set<String> ids = Rules.ALL.stream().map(Rule::id).collect(Collectors.toSet());

        assertThat(Rules.ALL).allSatisfy(rule -> assertThat(ids).containsAll(rule.silences()));
    }

    @Test
    void coversEveryPrintableStatus() {
        assertThat(all().map(Trouble::shown)).containsAll(PRINTABLE);
    }

    @Test
    void isRightAboutTheCauseEveryTime() {
        List<Trouble> troubles = all().toList();
        long expected =
                troubles.stream().mapToLong(trouble -> trouble.finds().size()).sum();
        long told = 0;
        long right = 0;
        long first = 0;
        long falseAlarms = 0;
        for (Trouble trouble : troubles) {
            List<String> ids = ids(diagnose(trouble));
            told += ids.size();
            falseAlarms += trouble.finds().isEmpty() && !ids.isEmpty() ? 1 : 0;
            right += ids.stream().filter(trouble.finds()::contains).count();
            first += ids.stream()
                            .limit(1)
                            .toList()
                            .equals(trouble.finds().stream().limit(1).toList())
                    ? 1
                    : 0;
        }

        System.out.printf(
                "diagnosis: %d cases (%d documented), %d rules; precision %.3f, recall %.3f, cause first %.3f, false"
                        + " alarms %d%n",
                troubles.size(),
                troubles.stream().filter(Trouble::isDocumented).count(),
                Rules.ALL.size(),
                (double) right / told,
                (double) right / expected,
                (double) first / troubles.size(),
                falseAlarms);
        assertThat(List.of(told, right, first)).isEqualTo(List.of(expected, expected, (long) troubles.size()));
    }

    private Diagnosis diagnose(Trouble trouble) {
        return Diagnosis.of(gather(trouble).evidence(), trouble.now());
    }

    private Gathered gather(Trouble trouble) {
        return gathered.computeIfAbsent(trouble, one -> {
            Evidence evidence = gather(one.content(), one.attempt());
            return new Gathered(evidence, cluster.requests().size());
        });
    }

    private Evidence gather(FileCluster.Content content, Optional<Attempt> attempt) {
        cluster.show(content);
        Evidence evidence = source.gather(WEB, Reader.EVERYTHING);
        return attempt.map(evidence::after).orElse(evidence);
    }

    private static List<String> ids(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::rule).toList();
    }
}
