package dev.vmbot.sandbox.kubevirt.virt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Key;
import dev.vmbot.sandbox.kubevirt.store.ObjectStore;
import dev.vmbot.sandbox.kubevirt.store.Resource;

/// What a launcher pod prints.
public final class LauncherLog {

    /// An annotation of the VM: what its launchers print besides, word for word.
    public static final String MORE = "sim.log";

    private LauncherLog() {}

    public static String of(ObjectStore store, Key pod) {
        String vm = Json.text(store.require(pod), "metadata", "annotations", "kubevirt.io/domain");
        ObjectNode machine = store.find(Resource.VMS.key(pod.namespace(), vm)).orElseGet(Json::object);
        String domain = pod.namespace() + "_" + vm;
        String begin = line("info", "Successfully connected to domain notify socket") + line("info", "Domain defined.");
        return begin
                + Json.text(machine, "metadata", "annotations", MORE)
                + switch (new Vm(machine).behaviour()) {
                    case CRASH_LOOP ->
                        line(
                                "error",
                                "internal error: process exited while connecting to monitor: qemu-kvm: could not load"
                                        + " kernel '/kernel': No such file or directory");
                    case OUT_OF_MEMORY -> line("error", "qemu-kvm: cannot set up guest memory: Cannot allocate memory");
                    case PAUSED_IO_ERROR -> line("warning", "Domain paused: IO error, no space left on device");
                    default -> line("info", "DomainLifecycle event Started for domain " + domain);
                };
    }

    private static String line(String level, String message) {
        return Json.object()
                        .put("component", "virt-launcher")
                        .put("level", level)
                        .put("msg", message)
                + "\n";
    }
}
