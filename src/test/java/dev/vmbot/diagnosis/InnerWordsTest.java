package dev.vmbot.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.diagnosis.evidence.Condition;
import dev.vmbot.diagnosis.evidence.Evidence;
import dev.vmbot.diagnosis.evidence.Instance;
import dev.vmbot.diagnosis.evidence.Metadata;
import dev.vmbot.model.Finding;
import dev.vmbot.model.VmRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Errors made from the grammar of virt-handler, libvirt and qemu: words of a cause, wrapped in those of each level.
final class InnerWordsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final VmRef WEB = new VmRef("demo", "web-01");
    private static final String TIME = "2026-11-21T11:59:30.315971Z ";

    private static final List<String> CAUSES = List.of(
            "disk-not-permitted|Could not open '/var/run/kubevirt-private/vmi-disks/root/disk.img': Permission denied",
            "disk-not-permitted|Could not open '/dev/root': Operation not permitted",
            "disk-not-permitted|Could not open '/dev/data': Read-only file system",
            "disk-size-refused|Could not write to 'disk.qcow2': No space left on device",
            "disk-size-refused|Cannot get 'write' permission without 'resize': Image size is not a multiple of request"
                    + " alignment",
            "disk-unreadable|Could not open '/dev/root': No such file or directory",
            "kvm-unusable|Could not access KVM kernel module: Permission denied",
            "device-unusable|vfio 0000:3b:00.0: group 42 is not viable",
            "cpu-not-supported|failed to set MSR 0x48f to 0x7fffff00036dfb",
            "qemu-no-memory|cannot set up guest memory 'pc.ram': Cannot allocate memory",
            "qemu-refuses|something that no rule has heard of");
    private static final List<String> OPTIONS = List.of(
            "",
            "-device vfio-pci,host=0000:3b:00.0: ",
            "-blockdev"
                    + " {\"driver\":\"file\",\"filename\":\"/var/run/kubevirt-private/vmi-disks/root/disk.img\",\"cache\":{\"direct\":true,\"no-flush\":false}}:"
                    + " ");
    private static final List<String> BINARIES =
            List.of("qemu-kvm: ", "qemu-system-x86_64: ", "/usr/libexec/qemu-kvm: ");
    private static final List<String> BEFORE = List.of(
            "",
            TIME + "qemu-kvm: warning: Machine type 'pc' is deprecated\n",
            "char device redirected to /dev/pts/0\n");
    private static final List<String> LIBVIRT = List.of(
            "internal error: process exited while connecting to monitor: ",
            "internal error: qemu unexpectedly closed the monitor: ",
            "internal error: QEMU unexpectedly closed the monitor (vm='demo_web-01'): ");

    private record Failure(String rule, String inner, String words) {

        static Failure of(long seed) {
            Random random = new Random(seed);
            String[] cause = any(CAUSES, random).split("\\|", 2);
            String option = cause[0].startsWith("disk") ? any(OPTIONS, random) : OPTIONS.getFirst();
            String qemu = (random.nextBoolean() ? TIME : "") + any(BINARIES, random) + option + cause[1];
            String message = any(LIBVIRT, random) + any(BEFORE, random) + qemu;
            return new Failure(
                    cause[0],
                    cause[1],
                    "server error. command SyncVMI failed: \"LibvirtError(Code=1, Domain=10, Message='%s')\""
                            .formatted(message));
        }

        private static String any(List<String> all, Random random) {
            return all.get(random.nextInt(all.size()));
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void decideWhateverStandsAroundThem(long seed) {
        Failure failure = Failure.of(seed);

        assertThat(find(failure)).as(failure.words()).extracting(Finding::rule).containsExactly(failure.rule());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void surviveTheShortening(long seed) {
        Failure failure = Failure.of(seed);

        assertThat(find(failure).getFirst().evidence())
                .anySatisfy(line -> assertThat(line).contains(failure.inner()));
    }

    /// The disk itself is whole.
    @ParameterizedTest
    @MethodSource("seeds")
    void neverCostADiskThatOnlyLacksPermissionOrRoom(long seed) {
        Failure failure = Failure.of(seed);

        assertThat(find(failure))
                .filteredOn(finding -> !finding.rule().equals("disk-unreadable"))
                .noneMatch(finding -> finding.remedy()
                        .matches("(?is).*\\b(delete|recreate|restore|re-?import|import it|format)\\b.*"));
    }

    private static List<Finding> find(Failure failure) {
        Condition condition = new Condition(
                "Synchronized", "False", "Synchronizing with the Domain failed.", failure.words(), Optional.empty());
        Metadata metadata =
                new Metadata("web-01", "u1", NOW.minusSeconds(60), Optional.empty(), List.of(), List.of(), Map.of());
        Instance instance = new Instance(
                metadata,
                "Scheduled",
                Optional.of(NOW.minusSeconds(30)),
                false,
                "",
                List.of(condition),
                Optional.of("node01"),
                Duration.ofSeconds(30),
                Optional.empty());
        Evidence none = Evidence.none(WEB);
        Evidence run = new Evidence(
                WEB,
                Optional.empty(),
                Optional.of(instance),
                List.of(),
                List.of(),
                none.storage(),
                none.around(),
                none.coverage(),
                Optional.empty());
        return Diagnosis.of(run, NOW).findings();
    }
}
