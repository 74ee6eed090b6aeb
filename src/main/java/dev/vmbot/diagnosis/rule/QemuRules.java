package dev.vmbot.diagnosis.rule;

import dev.vmbot.diagnosis.evidence.Instance;
import dev.vmbot.diagnosis.rule.Rule.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// qemu is not started, or ends at once: its own words say why, and each line of them is of one kind only.
public final class QemuRules {

    private static final String SAID = "launcher log, VMI `Synchronized=False` or event `SyncFailed`: ";
    private static final int LONGEST = 240;

    private record Kind(String id, Text text, Predicate<String> words, Function<Scene, String> command) {}

    private static final String CRASHED = "qemu-crashed";
    private static final String REFUSES = "qemu-refuses";

    /// The first that fits the innermost words that any fits is the one.
    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "disk-locked",
                    new Text(
                            "A disk of the VM is in use by another process.",
                            SAID + "`Failed to get \"write\" lock`",
                            "Find the other user of the disk. Do not force anything: two writers destroy a disk."),
                    says("Failed to get (shared )?\"[a-z ]+\" lock|Failed to lock byte"),
                    scene -> scene.kubectl("get pods,pvc")),
            new Kind(
                    "kvm-unusable",
                    new Text(
                            "Hardware virtualization does not work on the VM's node.",
                            SAID + "KVM cannot be opened, or is not there",
                            "Have the node's virtualization extensions checked; until then keep VMs off it."),
                    says("(?i)kvm kernel module|initiali[sz]e kvm|kvm is not available|requires kvm|domaintype=kvm"
                            + "|virt(ualization)? type '?kvm|ioctl\\(kvm_|/dev/kvm|kvm: no |no accelerator"
                            + "|kvm (support|virtuali[sz]ation)|hardware virtuali[sz]ation"),
                    scene -> "kubectl debug node/"
                            + scene.vmi().flatMap(Instance::node).orElse("NODE")
                            + " -it --image=busybox -- chroot /host lsmod"),
            new Kind(
                    "device-unusable",
                    new Text(
                            "The node cannot hand the VM a device that it asks for.",
                            SAID + "`vfio`, a PCI, USB or mediated device",
                            "Have the device, its driver and its IOMMU group on that node checked; another start there"
                                    + " fails the same way."),
                    says("(?i)vfio|iommu|\\bpci (device|header|address)|host ?dev(ice)?\\b|mdev|mediated|usb device"),
                    _ -> "kubectl describe nodes"),
            new Kind(
                    "cpu-not-supported",
                    new Text(
                            "The node cannot give the VM the CPU or the machine type that it asks for.",
                            SAID + "CPU feature, MSR or machine type",
                            "Give the VM a CPU model and machine type that the node has, or have it run on other"
                                    + " nodes; another start there fails the same way."),
                    says("(?i)\\bmsr\\b|host cpu|guest cpu|cpu (model|mode|feature|definition|is incompatible)"
                            + "|requested feature|required feature|machine type|unsupported machine"),
                    scene -> scene.kubectl("get vmi " + scene.name()
                            + " -o jsonpath='{.spec.domain.cpu}{.spec.domain.machine}{.status.nodeName}'")),
            new Kind(
                    "network-setup-failed",
                    new Text(
                            "The VM's network interface cannot be set up on its node.",
                            SAID + "network setup",
                            "Check the VM's networks and the NetworkAttachmentDefinitions that they name."),
                    says("(?i)vmi network|critical network error|failed plugging phase|/dev/net/tun|vhost-net"
                            + "|\\btap ?(device|interface|\\d)|network interface|bridge .*(not|no) "),
                    scene -> scene.kubectl("get network-attachment-definitions")),
            new Kind(
                    "qemu-no-memory",
                    new Text(
                            "qemu could not get the memory that the guest is to have.",
                            SAID + "`cannot set up guest memory`, `Cannot allocate memory`",
                            "Give the guest less memory, or have hugepages or free memory on the node checked."),
                    says("(?i)guest memory|guest ram|cannot allocate memory|insufficient free host memory|_mem_prealloc"
                            + "|prealloc_mem|hugepage|hugetlb|out of memory"),
                    scene -> scene.kubectl("get vmi " + scene.name() + " -o jsonpath='{.spec.domain.memory}'")),
            new Kind(
                    "disk-not-permitted",
                    new Text(
                            "qemu may not open a disk of the VM: its permissions, its SELinux label or its owner do"
                                    + " not let it.",
                            SAID + "a disk and `Permission denied` or `Operation not permitted`",
                            "The disk itself is there: have the volume's permissions, fsGroup, SELinux label and"
                                    + " export options put right. Its content need not be touched."),
                    says("(?i)(permission denied|not permitted|read-only file system|security"
                            + " (label|context)|\\bEACCES\\b)"),
                    scene -> scene.kubectl("get pvc -o wide")),
            new Kind(
                    "disk-size-refused",
                    new Text(
                            "qemu cannot use a disk of the VM because of its size, or because the storage is full.",
                            SAID + "`No space left on device`, `too small`, `request alignment`",
                            "Expand the volume or free storage; a disk of a size that is no multiple of its block size"
                                    + " has to be made larger. What is on it stays."),
                    says("(?i)no space left|too small|request alignment|without 'resize'|image size|larger"
                            + " than|file too large"),
                    scene -> scene.kubectl("get pvc")),
            new Kind(
                    "disk-unreadable",
                    new Text(
                            "A disk image of the VM cannot be opened: it is missing, damaged or of another format.",
                            SAID + "qemu cannot open the image",
                            "Check the disk's content; import it anew, or restore it from a backup."),
                    says("Image is not in \\w+ format|[Ii]mage is corrupt|(?i)could not open '|unable to open"
                            + " disk|no such file or directory.*disk|disk.*no such file or directory|could not"
                            + " read .*header|unsupported (qcow2|incompatible)|cannot access (storage|backing)"
                            + " file"),
                    scene -> scene.kubectl("get datavolumes,pvc")),
            new Kind(
                    REFUSES,
                    new Text(
                            "qemu refuses the configuration that the VM asks for.",
                            SAID + "any other words behind `process exited while connecting to monitor` or the like",
                            "The last words say what it objects to: change that in the VM, or have the node looked at."
                                    + " Another start there fails the same way."),
                    _ -> false,
                    scene -> scene.kubectl("get vmi " + scene.name() + " -o jsonpath='{.spec.domain}'")),
            new Kind(
                    CRASHED,
                    new Text(
                            "qemu itself crashed.",
                            SAID + "segmentation fault, or a monitor that is closed without a word",
                            "Keep the launcher's log and report it to the cluster administrators; another start may"
                                    + " work."),
                    says("(?i)segmentation fault|SIGSEGV|SIGABRT|assertion .*failed|core dumped"),
                    // The pod of the run that crashed is gone within seconds; this label selects those of every try.
                    scene -> scene.kubectl("logs -l vm.kubevirt.io/name=" + scene.name() + " -c compute --tail=100")));

    public static final List<Rule> ALL = KINDS.stream().map(QemuRules::rule).toList();

    private QemuRules() {}

    private static Predicate<String> says(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return words -> pattern.matcher(words).find();
    }

    private static Rule rule(Kind kind) {
        String[] vaguer = Stream.of(REFUSES, CRASHED)
                .filter(id -> !id.equals(kind.id()) && !kind.id().equals(CRASHED))
                .toArray(String[]::new);
        return Rule.of(
                        kind.id(),
                        kind.text(),
                        scene -> said(scene)
                                .filter(line -> idOf(QemuWords.of(line))
                                        .filter(kind.id()::equals)
                                        .isPresent())
                                .findFirst()
                                .map(line ->
                                        sign(kind, line).command(kind.command().apply(scene))))
                .silencing(CrashRules.GENERAL)
                .silencing(vaguer);
    }

    private static Optional<String> idOf(QemuWords words) {
        Optional<String> known = words.causes().stream()
                .flatMap(cause ->
                        KINDS.stream().filter(kind -> kind.words().test(cause)).limit(1))
                .map(Kind::id)
                .findFirst();
        return known.or(
                () -> Optional.of(words.cause().isEmpty() ? CRASHED : REFUSES).filter(_ -> words.fromQemu()));
    }

    private static Sign sign(Kind kind, String line) {
        String cause = QemuWords.of(line).cause();
        return kind.id().equals(REFUSES)
                ? Sign.likely(line).cause("qemu refuses the configuration that the VM asks for: " + shortened(cause))
                : Sign.likely(line);
    }

    private static String shortened(String words) {
        return words.length() <= LONGEST ? words : "…" + words.substring(words.length() - LONGEST);
    }

    /// What virt-handler, libvirt and qemu said about a run that does not run.
    private static Stream<String> said(Scene scene) {
        boolean trouble = scene.comingUp().isPresent()
                || scene.vmi().filter(run -> run.isFinal() && !run.isDeleting()).isPresent()
                || CrashRules.isBetweenCrashes(scene);
        return trouble
                ? Stream.of(
                                scene.unsynchronized().stream().map(Object::toString),
                                scene.events("SyncFailed").map(Object::toString),
                                scene.pod().stream().flatMap(pod -> pod.log().stream()))
                        .flatMap(lines -> lines)
                : Stream.empty();
    }
}
