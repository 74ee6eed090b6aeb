package dev.vmbot.sandbox.kubevirt.virt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.Behaviour;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Key;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Write;
import dev.vmbot.sandbox.kubevirt.virt.EventRecorder.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// virt-handler and the guests themselves: boot, agent, shutdown, and the ways they go wrong.
final class Guests {

    private final Cluster cluster;
    private final Nodes nodes;
    /// When each instance was told to shut down, by uid.
    private final Map<String, Instant> signalled = new HashMap<>();

    Guests(Cluster cluster, Nodes nodes) {
        this.cluster = cluster;
        this.nodes = nodes;
    }

    void reconcile(Key key) {
        cluster.findVmi(key).ifPresent(this::reconcile);
    }

    private void reconcile(Vmi vmi) {
        boolean up = vmi.isIn("Scheduled") || vmi.isIn("Running");
        if (up && (vmi.isDeleting() || podIsLeaving(vmi))) {
            shutDown(vmi);
        } else if (vmi.isIn("Scheduled")) {
            boot(vmi);
        } else if (vmi.isIn("Running")) {
            live(vmi);
        } else if (vmi.isFinal()) {
            signalled.remove(vmi.uid());
        }
    }

    private boolean podIsLeaving(Vmi vmi) {
        return cluster.podsOf(vmi).stream().anyMatch(Json::isDeleting);
    }

    private void boot(Vmi vmi) {
        cluster.events().normal(vmi.json(), Source.HANDLER, "Created", "VirtualMachineInstance defined.");
        Behaviour behaviour = cluster.behaviourOf(vmi);
        Duration boot = behaviour == Behaviour.SLOW_START
                ? cluster.delays().slow()
                : cluster.delays().boot();
        step(vmi, "boot", boot, "Scheduled", booted -> {
            if (cluster.behaviourOf(booted) == Behaviour.CRASH_LOOP) {
                end(booted, "Failed");
            } else {
                run(booted);
            }
        });
    }

    private void run(Vmi vmi) {
        Instant now = cluster.now();
        vmi.enter("Running", now);
        vmi.conditions().yes("LiveMigratable", now);
        vmi.conditions().yes("StorageLiveMigratable", now);
        if (vmi.startsPaused()) {
            vmi.conditions().set("Paused", "True", "PausedByUser", "VMI was paused by user", now);
        }
        ObjectNode nic = Json.object().put("name", "default").put("ipAddress", "10.244.0.10");
        nic.put("mac", "02:00:00:00:00:01")
                .put("infoSource", "domain")
                .putArray("ipAddresses")
                .add("10.244.0.10");
        vmi.status().putArray("interfaces").add(nic);
        vmi.status().put("migrationMethod", "BlockMigration");
        save(vmi);
        cluster.events().normal(vmi.json(), Source.HANDLER, "Started", "VirtualMachineInstance started.");
    }

    private void live(Vmi vmi) {
        Duration twice = cluster.delays().agent().multipliedBy(2);
        switch (cluster.behaviourOf(vmi)) {
            case GUEST_SHUTDOWN ->
                step(vmi, "off", twice, "Running", up -> endIf(up, Behaviour.GUEST_SHUTDOWN, "Succeeded"));
            case GUEST_CRASH -> step(vmi, "off", twice, "Running", up -> endIf(up, Behaviour.GUEST_CRASH, "Failed"));
            case OUT_OF_MEMORY ->
                step(vmi, "off", twice, "Running", up -> endIf(up, Behaviour.OUT_OF_MEMORY, "Failed"));
            case PAUSED_IO_ERROR -> pauseForStorage(vmi);
            case NODE_LOST -> loseNode(vmi);
            default -> heal(vmi);
        }
        if (vmi.conditions().find("AgentConnected").isEmpty()) {
            step(vmi, "agent", cluster.delays().agent(), "Running", this::connectAgent);
        }
    }

    private void endIf(Vmi vmi, Behaviour still, String phase) {
        if (cluster.behaviourOf(vmi) == still) {
            end(vmi, phase);
        }
    }

    private void connectAgent(Vmi vmi) {
        vmi.conditions().yes("AgentConnected", cluster.now());
        Json.child(vmi.status(), "guestOSInfo")
                .put("id", "fedora")
                .put("name", "Fedora Linux")
                .put("prettyName", "Fedora Linux 42")
                .put("version", "42");
        save(vmi);
    }

    private void pauseForStorage(Vmi vmi) {
        if (!vmi.conditions().has("Paused", "True")) {
            String volume = Json.text(Json.at(vmi.json(), "spec", "volumes").path(0), "name");
            cluster.events()
                    .warning(
                            vmi.json(),
                            Source.HANDLER,
                            "IOerror",
                            "VM Paused due to not enough space on volume: " + volume);
            vmi.conditions()
                    .set(
                            "Paused",
                            "True",
                            "PausedIOError",
                            "VMI was paused, low-level IO error detected",
                            cluster.now());
            save(vmi);
        }
    }

    private void loseNode(Vmi vmi) {
        Key node = Resource.NODES.key("", vmi.node());
        boolean ready = cluster.store()
                .find(node)
                .filter(found -> Conditions.of(found).has("Ready", "True"))
                .isPresent();
        if (ready) {
            nodes.setReady(vmi.node(), false);
            for (ObjectNode pod : cluster.podsOf(vmi)) {
                Conditions.of(pod).no("Ready", "NodeNotReady", "Node is not ready", cluster.now());
                cluster.store().replace(Resource.PODS, pod, Write.STATUS);
                cluster.events().warning(pod, Source.NODES, "NodeNotReady", "Node is not ready");
            }
        }
    }

    private void heal(Vmi vmi) {
        if (vmi.conditions().has("Paused", "True", "PausedIOError")) {
            vmi.conditions().remove("Paused");
            save(vmi);
        }
        recoverNode(vmi);
    }

    private void recoverNode(Vmi vmi) {
        boolean lost = cluster.store()
                .find(Resource.NODES.key("", vmi.node()))
                .filter(node -> Conditions.of(node).has("Ready", "Unknown"))
                .isPresent();
        if (lost) {
            nodes.setReady(vmi.node(), true);
            for (ObjectNode pod : cluster.podsOf(vmi)) {
                Conditions.of(pod).yes("Ready", cluster.now());
                cluster.store().replace(Resource.PODS, pod, Write.STATUS);
            }
        }
    }

    private void shutDown(Vmi vmi) {
        Behaviour behaviour = cluster.behaviourOf(vmi);
        if (behaviour == Behaviour.NODE_LOST) {
            loseNode(vmi);
            return; // nobody is there to hear it
        }
        recoverNode(vmi);
        if (!signalled.containsKey(vmi.uid()) && vmi.grace().isZero()) {
            destroy(vmi, "Succeeded");
            return;
        }
        Instant since = signalled.computeIfAbsent(vmi.uid(), _ -> signal(vmi));
        var shutdown = new Shutdown(behaviour, vmi.grace(), cluster.delays());
        switch (shutdown.after(Duration.between(since, cluster.now()))) {
            case Shutdown.Verdict.Off _ -> end(vmi, "Succeeded");
            case Shutdown.Verdict.CutOff _ -> destroy(vmi, "Failed");
            case Shutdown.Verdict.NotYet(var wait) ->
                cluster.once("shutdown " + vmi.uid() + since.plus(wait), wait, () -> reconcile(vmi.key()));
            case Shutdown.Verdict.Never _ -> {}
        }
    }

    private Instant signal(Vmi vmi) {
        cluster.events().normal(vmi.json(), Source.HANDLER, "ShuttingDown", "Signaled Graceful Shutdown");
        cluster.podsOf(vmi)
                .forEach(pod -> cluster.events().normal(pod, Source.KUBELET, "Killing", "Stopping container compute"));
        return cluster.now();
    }

    private void destroy(Vmi vmi, String phase) {
        cluster.events().normal(vmi.json(), Source.HANDLER, "Deleted", "VirtualMachineInstance stopping");
        end(vmi, phase);
    }

    private void end(Vmi vmi, String phase) {
        vmi.enter(phase, cluster.now());
        save(vmi);
        if (phase.equals("Failed")) {
            cluster.events().warning(vmi.json(), Source.HANDLER, "Stopped", "The VirtualMachineInstance crashed.");
        } else {
            cluster.events().normal(vmi.json(), Source.HANDLER, "Stopped", "The VirtualMachineInstance was shut down.");
        }
        if (vmi.isDeleting()) {
            cluster.events().normal(vmi.json(), Source.HANDLER, "Deleted", "Signaled Deletion");
        }
    }

    /// Does `task` after `delay` if the instance is still there, in `phase`, and not on its way out.
    private void step(Vmi vmi, String name, Duration delay, String phase, Consumer<Vmi> task) {
        cluster.once(name + " " + vmi.uid(), delay, () -> {
            Optional<Vmi> now = cluster.findVmi(vmi.key(), vmi.uid());
            now.filter(found -> found.isIn(phase) && !found.isDeleting()).ifPresent(task);
        });
    }

    private void save(Vmi vmi) {
        cluster.store().replace(Resource.VMIS, vmi.json(), Write.MAIN);
    }
}
