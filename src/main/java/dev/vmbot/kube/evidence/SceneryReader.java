package dev.vmbot.kube.evidence;

import dev.vmbot.diagnosis.evidence.Storage;
import dev.vmbot.diagnosis.evidence.Surroundings;
import java.util.Optional;

/// Reads what a VM rests on: disks, node, quotas, migrations.
final class SceneryReader {

    private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";
    private static final String DEFAULT_VIRT_CLASS = "storageclass.kubevirt.io/is-default-virt-class";

    private SceneryReader() {}

    static Storage.DataVolume dataVolume(Fields volume) {
        return new Storage.DataVolume(
                ObjectReader.metadata(volume),
                volume.text("status", "phase"),
                volume.text("status", "progress"),
                volume.number("status", "restartCount"),
                storageClassName(volume.at("spec", "storage")).or(() -> storageClassName(volume.at("spec", "pvc"))),
                ObjectReader.conditions(volume));
    }

    static Storage.Claim claim(Fields claim) {
        return new Storage.Claim(
                ObjectReader.metadata(claim),
                claim.text("status", "phase"),
                storageClassName(claim.at("spec")),
                claim.findText("spec", "volumeName"));
    }

    /// An empty name is kept: it means that none is wanted, not the default one.
    private static Optional<String> storageClassName(Fields spec) {
        return spec.isPresent("storageClassName") ? Optional.of(spec.text("storageClassName")) : Optional.empty();
    }

    static Storage.StorageClass storageClass(Fields storageClass) {
        Fields annotations = storageClass.at("metadata", "annotations");
        return new Storage.StorageClass(
                storageClass.text("metadata", "name"),
                annotations.isTrue(DEFAULT_CLASS),
                annotations.isTrue(DEFAULT_VIRT_CLASS),
                storageClass.text("volumeBindingMode").equals("WaitForFirstConsumer"));
    }

    static Surroundings.Node node(Fields node) {
        return new Surroundings.Node(
                node.text("metadata", "name"),
                ObjectReader.conditions(node),
                node.time("metadata", "annotations", "kubevirt.io/heartbeat"),
                node.isTrue("metadata", "labels", "kubevirt.io/schedulable"));
    }

    static Surroundings.Quota quota(Fields quota) {
        return new Surroundings.Quota(
                quota.text("metadata", "name"), quota.texts("status", "hard"), quota.texts("status", "used"));
    }

    static Surroundings.Migration migration(Fields migration) {
        return new Surroundings.Migration(
                migration.text("metadata", "name"),
                migration.text("status", "phase"),
                ObjectReader.conditions(migration));
    }
}
