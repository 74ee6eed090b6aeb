package dev.vmbot.sandbox.kubevirt.virt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.Deletion;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Key;
import dev.vmbot.sandbox.kubevirt.store.Patch;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Write;
import dev.vmbot.sandbox.kubevirt.virt.EventRecorder.Source;
import java.util.Optional;

/// Disks: puts claims and DataVolumes into the state that a machine's behaviour asks for, and plays
/// their controllers.
final class Scenery {

    private static final String NO_CLASS = "storageclass.storage.k8s.io \"fast-ssd\" not found";
    private static final String IMPORT_ERROR =
            "Unable to connect to http data source: expected status code 200, got" + " 404. Status: 404 Not Found";
    private static final int STEP_PERCENT = 5;

    private final Cluster cluster;

    Scenery(Cluster cluster) {
        this.cluster = cluster;
    }

    void set(Key vmKey) {
        cluster.findVm(vmKey).filter(vm -> !vm.isDeleting()).ifPresent(this::set);
    }

    private void set(Vm vm) {
        switch (vm.behaviour()) {
            case PVC_MISSING -> {
                useDisk(vm, "persistentVolumeClaim", "claimName");
                cluster.store()
                        .find(claim(vm))
                        .filter(found -> !Json.isDeleting(found))
                        .ifPresent(_ -> cluster.store().delete(claim(vm), Deletion.AT_ONCE));
            }
            case PVC_UNBOUND -> {
                useDisk(vm, "persistentVolumeClaim", "claimName");
                claim(vm, "Pending");
            }
            case IMPORT_IN_PROGRESS -> importing(vm);
            case IMPORT_FAILED -> failed(vm);
            default -> heal(vm);
        }
    }

    private static String disk(Vm vm) {
        return vm.name() + "-data";
    }

    private static Key claim(Vm vm) {
        return Resource.CLAIMS.key(vm.namespace(), disk(vm));
    }

    private static Key dataVolume(Vm vm) {
        return Resource.DATA_VOLUMES.key(vm.namespace(), disk(vm));
    }

    private void useDisk(Vm vm, String kind, String field) {
        String used = Json.text(vm.volumes().path(0), kind, field);
        if (!used.equals(disk(vm))) {
            ObjectNode change = Json.object();
            ObjectNode volume = Json.child(change, "spec", "template", "spec")
                    .putArray("volumes")
                    .addObject();
            volume.put("name", Json.text(vm.volumes().path(0), "name"));
            volume.putObject(kind).put(field, disk(vm));
            cluster.store().patch(vm.key(), new Patch.Merge(change), Write.MAIN);
        }
    }

    private void claim(Vm vm, String phase) {
        Key key = claim(vm);
        ObjectNode claim = cluster.store().find(key).orElseGet(() -> newClaim(key));
        if (!Json.text(claim, "status", "phase").equals(phase)) {
            Json.child(claim, "status").put("phase", phase);
            cluster.store().replace(Resource.CLAIMS, claim, Write.STATUS);
            if (phase.equals("Pending")) {
                cluster.events().warning(claim, Source.STORAGE, "ProvisioningFailed", NO_CLASS);
            }
        }
    }

    private ObjectNode newClaim(Key key) {
        ObjectNode claim = Json.object();
        claim.putObject("metadata").put("name", key.name()).put("namespace", key.namespace());
        ObjectNode spec = claim.putObject("spec").put("storageClassName", "fast-ssd");
        spec.putArray("accessModes").add("ReadWriteOnce");
        Json.child(spec, "resources", "requests").put("storage", "10Gi");
        return cluster.store().create(Resource.CLAIMS, claim, Write.MAIN);
    }

    private void importing(Vm vm) {
        useDisk(vm, "dataVolume", "name");
        claim(vm, "Bound");
        ObjectNode dataVolume = dataVolume(vm, "ImportInProgress");
        if (!Json.has(dataVolume, "status", "progress")) {
            Json.child(dataVolume, "status").put("progress", "0.0%");
            running(dataVolume, "True", "Pod is running", "");
            save(dataVolume);
            cluster.events()
                    .normal(
                            dataVolume,
                            Source.IMPORTER,
                            "ImportInProgress",
                            "Import into %s in progress".formatted(disk(vm)));
        }
    }

    private void failed(Vm vm) {
        useDisk(vm, "dataVolume", "name");
        claim(vm, "Bound");
        ObjectNode dataVolume = dataVolume(vm, "ImportInProgress");
        if (!Conditions.of(dataVolume).has("Running", "False", "Error")) {
            running(dataVolume, "False", "Error", IMPORT_ERROR);
            Json.child(dataVolume, "status").put("restartCount", 3).put("progress", "N/A");
            save(dataVolume);
            cluster.events().warning(dataVolume, Source.IMPORTER, "ImportFailed", IMPORT_ERROR);
        }
    }

    private void heal(Vm vm) {
        if (Cluster.claimsIn(vm.volumes()).anyMatch(disk(vm)::equals)) {
            claim(vm, "Bound");
        }
        if (Cluster.dataVolumesIn(vm.volumes()).anyMatch(disk(vm)::equals)) {
            ObjectNode dataVolume = dataVolume(vm, "ImportInProgress");
            if (!Json.text(dataVolume, "status", "phase").equals("Succeeded")) {
                succeed(dataVolume);
            }
        }
    }

    /// The one that is there, else a new one in this phase.
    private ObjectNode dataVolume(Vm vm, String phase) {
        Optional<ObjectNode> known = cluster.store().find(dataVolume(vm));
        if (known.isPresent()) {
            return known.get();
        }
        ObjectNode made = Json.object();
        made.putObject("metadata").put("name", disk(vm)).put("namespace", vm.namespace());
        Json.child(made, "spec", "source", "http").put("url", "http://images.example/fedora.qcow2");
        Json.child(made, "spec", "storage", "resources", "requests").put("storage", "10Gi");
        Json.child(made, "status").put("phase", phase);
        Conditions.of(made).set("Bound", "True", "Bound", "PVC %s Bound".formatted(disk(vm)), cluster.now());
        return cluster.store().create(Resource.DATA_VOLUMES, made, Write.MAIN);
    }

    private void running(ObjectNode dataVolume, String status, String reason, String message) {
        Conditions.of(dataVolume).set("Running", status, reason, message, cluster.now());
    }

    /// Lets an import go on, in steps, to its end.
    void advance(Key key) {
        if (key.resource().equals(Resource.DATA_VOLUMES) && isImporting(key)) {
            cluster.once("import " + key, cluster.delays().slow().dividedBy(100 / STEP_PERCENT), () -> importMore(key));
        }
    }

    private boolean isImporting(Key key) {
        return cluster.store()
                .find(key)
                .filter(found -> Json.text(found, "status", "phase").equals("ImportInProgress")
                        && Conditions.of(found).has("Running", "True"))
                .isPresent();
    }

    private void importMore(Key key) {
        if (!isImporting(key)) {
            return;
        }
        ObjectNode dataVolume = cluster.store().require(key);
        String known = Json.text(dataVolume, "status", "progress").replace("%", "");
        double percent = Double.parseDouble(known) + STEP_PERCENT;
        if (percent >= 100) {
            succeed(dataVolume);
        } else {
            Json.child(dataVolume, "status").put("progress", percent + "%");
            save(dataVolume);
        }
    }

    private void succeed(ObjectNode dataVolume) {
        Json.child(dataVolume, "status").put("phase", "Succeeded").put("progress", "100.0%");
        running(dataVolume, "False", "Completed", "Import Complete");
        Conditions.of(dataVolume).yes("Ready", cluster.now());
        save(dataVolume);
    }

    private void save(ObjectNode dataVolume) {
        cluster.store().replace(Resource.DATA_VOLUMES, dataVolume, Write.MAIN);
    }
}
