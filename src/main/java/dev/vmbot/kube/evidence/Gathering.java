package dev.vmbot.kube.evidence;

import dev.vmbot.diagnosis.evidence.Coverage.Part;
import dev.vmbot.diagnosis.evidence.Reader;
import dev.vmbot.kube.evidence.Waves.Step;
import dev.vmbot.model.VmRef;
import java.util.ArrayList;
import java.util.List;

/// One gathering, in three waves: what goes by the VM's name, what goes by the VMI's uid and the VM's disks, and what
/// goes by the pod. At most 6, 3 and 2 requests; more only where a namespace has more events than one request gives.
final class Gathering {

    private final PartReader parts;
    private final Waves waves;
    private final VmRef vm;
    private final Reader reader;

    Gathering(PartReader parts, Waves waves, VmRef vm, Reader reader) {
        this.parts = parts;
        this.waves = waves;
        this.vm = vm;
        this.reader = reader;
    }

    /// @throws InterruptedException if this thread is; what was brought until then is lost
    void run() throws InterruptedException {
        waves.run(byName());
        Knowledge known = new Knowledge(parts.harvest());
        waves.run(byRun(known));
        waves.run(byPod(known));
        parts.harvest().close();
    }

    private List<Step> byName() {
        String migrations = "virtualmachineinstancemigrations";
        return List.of(
                parts.one(Part.MACHINE, kubevirt("virtualmachines/" + vm.name()), "get virtualmachines"),
                parts.one(
                        Part.INSTANCE, kubevirt("virtualmachineinstances/" + vm.name()), "get virtualmachineinstances"),
                parts.many(Part.MIGRATIONS, kubevirt(migrations), "list " + migrations),
                parts.many(Part.QUOTAS, core("resourcequotas"), "list resourcequotas"),
                parts.one(Part.VIRT_API, "/apis/subresources.kubevirt.io/v1", "get /apis/subresources.kubevirt.io/v1"),
                reader.events() ? parts.events(core("events")) : parts.withheld(Part.EVENTS, "list events"));
    }

    private List<Step> byRun(Knowledge known) {
        List<Step> steps = new ArrayList<>();
        known.runUid()
                .ifPresent(uid -> steps.add(parts.many(
                        Part.PODS, core("pods") + "?labelSelector=kubevirt.io%2Fcreated-by%3D" + uid, "list pods")));
        if (!known.disks().isEmpty()) {
            String volumes = "/apis/cdi.kubevirt.io/v1beta1/namespaces/%s/datavolumes".formatted(vm.namespace());
            steps.add(parts.many(Part.DATA_VOLUMES, volumes, "list datavolumes"));
            steps.add(parts.many(Part.CLAIMS, core("persistentvolumeclaims"), "list persistentvolumeclaims"));
        }
        return steps;
    }

    private List<Step> byPod(Knowledge known) {
        List<Step> steps = new ArrayList<>();
        known.findNode().ifPresent(node -> steps.add(parts.one(Part.NODE, "/api/v1/nodes/" + node, "get nodes")));
        known.findPodWithLog()
                .ifPresent(pod -> steps.add(
                        reader.logs()
                                ? parts.log(core("pods") + "/" + pod + "/log")
                                : parts.withheld(Part.LOG, "get pods/log")));
        if (known.isWaitingForDisks()) {
            steps.add(
                    parts.many(Part.STORAGE_CLASSES, "/apis/storage.k8s.io/v1/storageclasses", "list storageclasses"));
        }
        if (parts.hasMoreEvents()) {
            known.uids().forEach(uid -> steps.add(parts.eventsOf(core("events"), uid)));
        }
        return steps;
    }

    private String kubevirt(String what) {
        return "/apis/kubevirt.io/v1/namespaces/%s/%s".formatted(vm.namespace(), what);
    }

    private String core(String what) {
        return "/api/v1/namespaces/%s/%s".formatted(vm.namespace(), what);
    }
}
