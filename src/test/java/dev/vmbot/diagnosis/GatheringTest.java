package dev.vmbot.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.Shows;
import dev.vmbot.diagnosis.evidence.Attempt;
import dev.vmbot.diagnosis.evidence.Coverage.Part;
import dev.vmbot.diagnosis.evidence.Coverage.Reading;
import dev.vmbot.diagnosis.evidence.Evidence;
import dev.vmbot.diagnosis.evidence.LauncherPod;
import dev.vmbot.diagnosis.evidence.Reader;
import dev.vmbot.kube.evidence.KubernetesEvidence;
import dev.vmbot.kube.evidence.KubernetesEvidence.Limits;
import dev.vmbot.model.Action;
import dev.vmbot.model.Finding;
import dev.vmbot.model.VmRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GatheringTest {

    private static final VmRef WEB = new VmRef("demo", "web-01");
    private static final String SECRET = "hunter2";

    private final FileCluster cluster = new FileCluster();

    @AfterEach
    void close() {
        cluster.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/virtualmachineinstancemigrations, MIGRATIONS, list virtualmachineinstancemigrations",
        "/resourcequotas, QUOTAS, list resourcequotas",
        "/events, EVENTS, list events",
        "/pods, PODS, list pods",
        "/log, LOG, get pods/log",
        "/nodes, NODE, get nodes",
    })
    void goesOnWithoutWhatIsForbidden(String path, Part part, String right) {
        cluster.show(content("stop-overdue", Map.of(path, 403)));

        Evidence evidence = gather(Limits.DEFAULT, Reader.EVERYTHING);

        assertThat(evidence.coverage().readings()).containsEntry(part, new Reading.Forbidden(right));
        assertThat(evidence.coverage().gaps()).anyMatch(gap -> gap.contains(right));
        assertThat(rules(evidence, now("stop-overdue"))).containsExactly("stop-overdue");
    }

    @ParameterizedTest
    @CsvSource({
        "stop-overdue, /virtualmachines/, MACHINE, the VM, get virtualmachines",
        "stop-overdue, /virtualmachineinstances/, INSTANCE, the VMI, get virtualmachineinstances",
        "stop-overdue, /subresources, VIRT_API, whether virt-api answers, get /apis/subresources.kubevirt.io/v1",
        "import-failed, /datavolumes, DATA_VOLUMES, DataVolumes, list datavolumes",
        "import-failed, /persistentvolumeclaims, CLAIMS, PersistentVolumeClaims, list persistentvolumeclaims",
        "storage-class-missing, /storageclasses, STORAGE_CLASSES, StorageClasses, list storageclasses",
    })
    void saysWhatItCouldNotReadAndWhichRightItNeeds(String name, String path, Part part, String words, String right) {
        cluster.show(content(name, Map.of(path, 403)));

        Evidence evidence = gather(Limits.DEFAULT, Reader.EVERYTHING);

        assertThat(evidence.coverage().readings()).containsEntry(part, new Reading.Forbidden(right));
        assertThat(Diagnosis.of(evidence, now(name)).gaps())
                .containsExactly("I could not look at %s: the bot needs the right to %s.".formatted(words, right));
    }

    @ParameterizedTest
    @CsvSource({"/virtualmachines/", "/virtualmachineinstances/", "/pods"})
    void doesNotTakeARunForSeenThatItCouldNotLookAt(String path) {
        cluster.show(content("running", Map.of(path, 403)));

        Evidence evidence = gather(Limits.DEFAULT, Reader.EVERYTHING);

        assertThat(evidence.coverage().showsTheRun()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"running", "stopped"})
    void takesARunForSeenThatItLookedAt(String name) {
        cluster.show(content(name, Map.of("/events", 403)));

        Evidence evidence = gather(Limits.DEFAULT, Reader.EVERYTHING);

        assertThat(evidence.coverage().showsTheRun()).isTrue();
    }

    @Test
    void readsThePodAndTheNodeThatTheRunIsOnDuringAMigration() {
        cluster.show(content("stop-overdue-with-a-migration-target", Map.of()));

        Evidence evidence = gather(Limits.DEFAULT, Reader.EVERYTHING);

        assertThat(evidence.pods()).hasSize(2);
        assertThat(evidence.findPod().flatMap(LauncherPod::node)).contains("node01");
        assertThat(evidence.currentEvents()).noneMatch(event -> event.says("of the target"));
        assertThat(cluster.requests()).noneMatch(request -> request.contains("-target/log"));
        assertThat(cluster.requests()).anyMatch(request -> request.contains("/nodes/node01"));
    }

    @ParameterizedTest
    @CsvSource({"500", "429", "0"})
    void goesOnWithoutWhatFailsOrHangs(int code) {
        cluster.show(content("quota-exceeded", Map.of("/events", code, "/resourcequotas", code)));

        Evidence evidence = gather(new Limits(Duration.ofMillis(800), Duration.ofSeconds(5)), Reader.EVERYTHING);

        assertThat(evidence.coverage().isRead(Part.EVENTS)).isFalse();
        assertThat(evidence.coverage().gaps()).hasSize(2);
        assertThat(rules(evidence, now("quota-exceeded"))).containsExactly("quota-exceeded");
    }

    @Test
    void answersWithinItsLimitWhenNothingAnswers() {
        cluster.show(content("stop-overdue", Map.of("/api", 0)));
        long start = System.nanoTime();

        Evidence evidence = gather(new Limits(Duration.ofSeconds(20), Duration.ofMillis(500)), Reader.EVERYTHING);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(evidence.coverage().readings())
                .containsEntry(Part.MACHINE, new Reading.TimedOut())
                .doesNotContainValue(new Reading.Read());
        assertThat(rules(evidence, Instant.EPOCH)).isEmpty();
    }

    @Test
    void isQuickWhenTheClusterTakesItsTime() {
        cluster.show(content("stop-overdue", Map.of()));
        gather(Limits.DEFAULT, Reader.EVERYTHING);
        cluster.slowDown(Duration.ofMillis(200));
        long start = System.nanoTime();

        Evidence evidence = gather(Limits.DEFAULT, Reader.EVERYTHING);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(evidence.coverage().gaps()).isEmpty();
    }

    @Test
    @Shows("P25")
    void doesNotFetchWhatTheReaderMayNotSee() {
        cluster.show(content("launcher-crashed", Map.of()));

        Evidence evidence = gather(Limits.DEFAULT, new Reader(false, false));

        assertThat(cluster.requests()).noneMatch(request -> request.contains("/log") || request.contains("/events"));
        assertThat(evidence.coverage().gaps())
                .contains(
                        "I left out the launcher's log: you need the right to get pods/log.",
                        "I left out events: you need the right to list events.");
    }

    @Test
    @Shows("S3")
    void neverAsksForSecrets() {
        cluster.show(content("secret-missing", Map.of()));

        Evidence evidence = gather(Limits.DEFAULT, Reader.EVERYTHING);

        assertThat(evidence.vm()).isPresent();
        assertThat(cluster.requests()).noneMatch(request -> request.contains("/secrets"));
    }

    @Test
    void asksForEventsByUidWhenTheNamespaceHasTooMany() {
        FileCluster.Content few = content("volume-multi-attach", Map.of());
        List<Map<String, Object>> objects = new ArrayList<>();
        IntStream.range(0, 1200).forEach(i -> objects.add(noise(i)));
        objects.addAll(few.objects());
        cluster.show(new FileCluster.Content(objects, "", Map.of()));

        Evidence evidence = gather(Limits.DEFAULT, Reader.EVERYTHING);

        assertThat(rules(evidence, now("volume-multi-attach"))).containsExactly("volume-multi-attach");
        assertThat(cluster.requests()).hasSizeLessThanOrEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({"volume-multi-attach", "claim-not-bound", "scheduled", "failed-and-left", "stop-overdue", "crash-loop"})
    void asksAtMostElevenTimesForAVmWithTwoVolumes(String name) {
        List<Map<String, Object>> volumes = List.of(
                Map.of("name", "root", "dataVolume", Map.of("name", "web-01-root")),
                Map.of("name", "data", "persistentVolumeClaim", Map.of("claimName", "data")),
                Map.of("name", "init", "cloudInitNoCloud", init("user", "network")),
                Map.of("name", "more", "cloudInitConfigDrive", init("user-2", "network-2")),
                Map.of("name", "key", "secret", Map.of("secretName", "key")));
        FileCluster.Content base = content(name.equals("failed-and-left") ? "guest-crashed" : name, Map.of());
        List<Map<String, Object>> objects = base.objects().stream()
                .map(object -> Objects.text(object, "kind").equals("VirtualMachine")
                        ? Objects.merge(
                                object, Map.of("spec", Map.of("template", Map.of("spec", Map.of("volumes", volumes)))))
                        : object)
                .toList();
        cluster.show(new FileCluster.Content(objects, base.log(), Map.of()));

        gather(Limits.DEFAULT, Reader.EVERYTHING);

        assertThat(cluster.requests()).hasSizeLessThanOrEqualTo(11);
    }

    private static Map<String, Object> init(String user, String network) {
        return Map.of("secretRef", Map.of("name", user), "networkDataSecretRef", Map.of("name", network));
    }

    /// What says why is about a disk, and newer than a thousand others.
    @Test
    void findsTheEventsOfDisksInACrowdedNamespace() {
        FileCluster.Content few = content("clone-source-missing-by-the-event-of-the-claim", Map.of());
        List<Map<String, Object>> objects = new ArrayList<>();
        IntStream.range(0, 1200).forEach(i -> objects.add(noise(i)));
        objects.addAll(few.objects());
        cluster.show(new FileCluster.Content(objects, "", Map.of()));

        Evidence evidence = gather(Limits.DEFAULT, Reader.EVERYTHING);

        assertThat(rules(evidence, now("clone-source-missing-by-the-event-of-the-claim")))
                .containsExactly("clone-source-missing");
        assertThat(cluster.requests()).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void saysThatEventsAreMissingWhenOneOfTheListsOfACrowdedNamespaceIs() {
        FileCluster.Content few = content("volume-multi-attach", Map.of());
        List<Map<String, Object>> objects = new ArrayList<>();
        IntStream.range(0, 1200).forEach(i -> objects.add(noise(i)));
        objects.addAll(few.objects());
        cluster.show(new FileCluster.Content(objects, "", Map.of("?fieldSelector=involvedObject", 500)));

        Evidence evidence = gather(Limits.DEFAULT, Reader.EVERYTHING);

        assertThat(evidence.coverage().isRead(Part.EVENTS)).isFalse();
    }

    @Test
    void asksAtMostTwentyTimesForAVmWithEverything() {
        List<Map<String, Object>> volumes = new ArrayList<>();
        IntStream.range(0, 9).forEach(i -> {
            volumes.add(Map.of("name", "d" + i, "persistentVolumeClaim", Map.of("claimName", "d" + i)));
            volumes.add(Map.of("name", "s" + i, "secret", Map.of("secretName", "s" + i)));
        });
        FileCluster.Content base = content("volume-multi-attach", Map.of());
        List<Map<String, Object>> objects = new ArrayList<>();
        IntStream.range(0, 1200).forEach(i -> objects.add(noise(i)));
        base.objects()
                .forEach(object -> objects.add(
                        Objects.text(object, "kind").equals("VirtualMachine")
                                ? Objects.merge(
                                        object,
                                        Map.of("spec", Map.of("template", Map.of("spec", Map.of("volumes", volumes)))))
                                : object));
        cluster.show(new FileCluster.Content(objects, "", Map.of()));

        gather(Limits.DEFAULT, Reader.EVERYTHING);

        assertThat(cluster.requests()).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void letsNoSecretThrough() {
        String planted = "password: %1$s, Bearer %1$s%1$s, https://u:%1$s@h/x, userData: %1$s".formatted(SECRET);
        List<Map<String, Object>> objects = new ArrayList<>();
        content("launcher-crashed", Map.of()).objects().forEach(object -> objects.add(plant(object, planted)));
        String log = "-----BEGIN RSA PRIVATE KEY-----\n" + SECRET
                + "\n-----END RSA PRIVATE KEY-----\n#cloud-config\nx: " + SECRET + "\n{\"msg\":\"" + planted + "\"}";
        cluster.show(new FileCluster.Content(objects, log, Map.of()));

        Evidence evidence = gather(Limits.DEFAULT, Reader.EVERYTHING)
                .after(new Attempt(
                        Action.START,
                        Instant.EPOCH,
                        Optional.of(new Attempt.Refusal(403, "cannot start, " + planted))));

        assertThat(evidence.toString()).doesNotContain(SECRET).contains("[redacted]");
        assertThat(PlainText.of(Diagnosis.of(evidence, now("launcher-crashed"))))
                .doesNotContain(SECRET);
    }

    /// What a container writes as it ends is the tail of its log.
    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void showsTheEndOfTheLogOnlyToWhomMaySeeLogs(boolean logs, boolean shown) {
        FileCluster.Content content = content("launcher-crashed", Map.of());
        List<Map<String, Object>> objects = content.objects().stream()
                .map(object -> Objects.text(object, "kind").equals("Pod")
                        ? Objects.merge(
                                object, Map.of("status", Map.of("containerStatuses", List.of(ended("last words")))))
                        : object)
                .toList();
        cluster.show(new FileCluster.Content(objects, "", Map.of()));

        Evidence evidence = gather(Limits.DEFAULT, new Reader(logs, true));

        assertThat(evidence.toString().contains("last words")).isEqualTo(shown);
        assertThat(rules(evidence, now("launcher-crashed"))).containsExactly("launcher-crashed");
    }

    /// Into every text that people or the cluster may have written.
    private static Map<String, Object> plant(Map<String, Object> object, String planted) {
        return switch (Objects.text(object, "kind")) {
            case "Event" -> Objects.merge(object, Map.of("message", planted));
            case "VirtualMachine" ->
                Objects.withConditions(
                        Objects.merge(
                                object,
                                Map.of(
                                        "metadata",
                                        Map.of("annotations", Map.of("note", planted)),
                                        "spec",
                                        Map.of("template", Map.of("spec", Map.of("volumes", List.of(userData())))))),
                        Map.of("Failure", Map.of("status", "True", "reason", "FailedCreate", "message", planted)),
                        "2026-11-21T00:00:00Z");
            case "VirtualMachineInstance", "Node" ->
                Objects.withConditions(
                        object,
                        Map.of("Synchronized", Map.of("status", "False", "reason", "X", "message", planted)),
                        "2026-11-21T00:00:00Z");
            case "Pod" ->
                Objects.merge(
                        object,
                        Map.of(
                                "status",
                                Map.of(
                                        "reason",
                                        "Evicted",
                                        "message",
                                        planted,
                                        "containerStatuses",
                                        List.of(ended(
                                                "aGk1\n" + SECRET + "\n-----END RSA PRIVATE KEY-----\n" + planted)))));
            default -> object;
        };
    }

    private static Map<String, Object> ended(String words) {
        return Map.of(
                "name",
                "compute",
                "state",
                Map.of("terminated", Map.of("exitCode", 2, "reason", "Error", "message", words)));
    }

    private static Map<String, Object> userData() {
        return Map.of(
                "name", "init", "cloudInitNoCloud", Map.of("userData", "#cloud-config\npassword: " + SECRET + "\n"));
    }

    private static Map<String, Object> noise(int number) {
        return Map.of(
                "kind", "Event",
                "metadata", Map.of("name", "noise-" + number, "creationTimestamp", "2026-11-21T00:00:00Z"),
                "involvedObject", Map.of("kind", "Pod", "name", "other", "uid", "other"),
                "reason", "Pulled",
                "message", "noise");
    }

    private static FileCluster.Content content(String name, Map<String, Object> answers) {
        FileCluster.Content content = trouble(name).content();
        return new FileCluster.Content(content.objects(), content.log(), answers);
    }

    private static Instant now(String name) {
        return trouble(name).now();
    }

    private static Trouble trouble(String name) {
        return Catalogue.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Evidence gather(Limits limits, Reader reader) {
        return new KubernetesEvidence(cluster.client(), cluster.threads(), limits).gather(WEB, reader);
    }

    private static List<String> rules(Evidence evidence, Instant now) {
        return Diagnosis.of(evidence, now).findings().stream()
                .map(Finding::rule)
                .toList();
    }
}
