package dev.vmbot.diagnosis.rule.disk;

import dev.vmbot.diagnosis.evidence.Condition;
import dev.vmbot.diagnosis.evidence.Storage.DataVolume;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Why the pod that fills a disk fails: its words decide what there is to be done.
///
/// @param cause one sentence
/// @param remedy what to do next
record ImportFailure(String cause, String remedy) {

    /// What CDI gives as the reason while nothing is wrong yet, or what rules of their own tell.
    private static final Pattern FAILING = Pattern.compile(
            "(?i)^error|kill|fail|evict|cannot|backoff|exceeded|statusunknown|startederror|starterror|containererror|configerror");

    private static final Pattern OF_OTHER_RULES = Pattern.compile("^Err[A-Z]|^ImagePull|^Clone|ValidationFailed$");

    private record Kind(Pattern words, ImportFailure failure) {

        Kind(String words, String cause, String remedy) {
            this(Pattern.compile(words, Pattern.CASE_INSENSITIVE), new ImportFailure(cause, remedy));
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "OOMKilled|signal: killed|code 137|out of memory",
                    "The pod that fills a disk of the VM is killed for lack of memory.",
                    "Have a cluster administrator raise the memory limit of CDI's pods (CDI"
                            + " spec.config.podResourceRequirements); slow storage makes them need more."),
            new Kind(
                    "too small|larger than|no space left|not enough space|insufficient space|exceeds?"
                            + " .*(size|space|storage)|unable to resize|file too large",
                    "A disk of the VM is too small for what is brought into it.",
                    "Give it at least the size that the message names: expand its PersistentVolumeClaim where the"
                            + " StorageClass allows that, or give the VM a new DataVolume of the right size."),
            new Kind(
                    "permission denied|not permitted|read-only file system",
                    "The pod that fills a disk of the VM may not write to it.",
                    "Have the volume's permissions, fsGroup, SELinux label and export options put right. It is tried"
                            + " again by itself."),
            new Kind(
                    "x509|certificate|tls: ",
                    "The certificate of the source that a disk of the VM is filled from is not trusted.",
                    "Put the source's certificate authority into a ConfigMap, and name that in the DataVolume"
                            + " (certConfigMap)."),
            new Kind(
                    "\\b40[13]\\b|unauthori[sz]ed|forbidden|access"
                            + " ?denied|authentication|credentials|InvalidAccessKey|SignatureDoesNotMatch",
                    "The source that a disk of the VM is filled from wants other credentials.",
                    "Correct the Secret that the DataVolume names (secretRef), or have access to the source granted."),
            new Kind(
                    "\\b404\\b|not found|no such host|NoSuchKey|NoSuchBucket|manifest unknown|invalid url|unsupported"
                            + " protocol",
                    "The source that a disk of the VM is filled from is not at its address.",
                    "Correct the source's address in the DataVolume."),
            new Kind(
                    "connection refused|timed? ?out|timeout|no route|network is unreachable|unexpected EOF|reset by"
                            + " peer|\\b50[0-9]\\b|deadline exceeded",
                    "The source that a disk of the VM is filled from does not answer.",
                    "Check that the source is up and can be reached from the cluster, through a proxy if there is one."
                            + " It is tried again by itself."),
            new Kind(
                    "checksum|invalid format|unsupported format|unknown format|not (a )?valid|corrupt|could not"
                            + " open|backing file|qemu-img|convert",
                    "What the source gives is no disk image that CDI can read.",
                    "Check the image at the source: its format, and whether it is whole."));

    private static final ImportFailure ANY = new ImportFailure(
            "The content of a disk of the VM cannot be imported.",
            "The message says why. It is tried again by itself; correct the source or the DataVolume if it goes on.");

    static ImportFailure of(String words) {
        return KINDS.stream()
                .filter(kind -> kind.words().matcher(words).find())
                .map(Kind::failure)
                .findFirst()
                .orElse(ANY);
    }

    /// What the DataVolume says of a pod that failed, whatever the reason.
    ///
    /// @param often so many restarts that they are one
    static Optional<Condition> find(DataVolume volume, int often) {
        return volume.find("Running", "False")
                .filter(_ -> !volume.isAtRest())
                .filter(one -> !OF_OTHER_RULES.matcher(one.reason()).find())
                .filter(one -> FAILING.matcher(one.reason()).find()
                        || (volume.restarts() >= often && !one.reason().equals("Completed")));
    }

    static String words(DataVolume volume) {
        return Stream.concat(
                        Stream.of(volume.phase()),
                        volume.conditions().stream()
                                .filter(one -> !one.status().equals("True"))
                                .map(one -> one.reason() + ": " + one.message()))
                .toList()
                .toString();
    }
}
