package dev.vmbot.sandbox.kubevirt.virt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.ApiException;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Key;
import dev.vmbot.sandbox.kubevirt.store.ObjectStore;
import dev.vmbot.sandbox.kubevirt.store.Patch;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Write;
import java.util.Optional;

/// virt-api's start, stop and restart: a request is checked against what the objects say now and
/// written down; nothing has happened yet when it is accepted. Order of the checks, codes and texts
/// are those of pkg/virt-api/rest/lifecycle.go.
public final class VirtApi {

    private static final String UNDERWAY = "unable to complete request: stop/start already underway";
    private static final String RECOVERY =
            "VM recovery required: Volume migration failed, leaving some volumes pointing"
                    + " to non-consistent targets; manual intervention is needed to reassign them to their original volumes.";

    private final ObjectStore store;

    public VirtApi(ObjectStore store) {
        this.store = store;
    }

    /// @throws ApiException if it is refused; then nothing has changed, except that a stop may already
    ///     have shortened the instance's grace period
    public void start(String namespace, String name, String body) {
        RequestBody options = RequestBody.parse(body);
        Vm vm = require(namespace, name);
        Optional<Vmi> vmi = instanceOf(vm);
        if (isUp(vmi)) {
            throw conflict(vm, "VM is already running");
        }
        if (vm.hasCondition("ManualRecoveryRequired")) {
            throw conflict(vm, RECOVERY);
        }
        switch (vm.strategy()) {
            case HALTED -> startHalted(vm, options);
            case MANUAL -> queue(vm, vmi, options);
            case RERUN_ON_FAILURE -> {
                if (vmi.filter(found -> found.isIn("Failed")).isPresent()) {
                    throw conflict(vm, "RerunOnFailure does not support starting VM from failed state");
                }
                queue(vm, vmi, options);
            }
            case ALWAYS, ONCE -> throw conflict(vm, vm.strategy().text() + " does not support manual start requests");
            case WAIT_AS_RECEIVER -> {}
        }
    }

    private void startHalted(Vm vm, RequestBody options) {
        if (options.isPaused()) {
            ObjectNode start = startRequest();
            start.putObject("data").put("paused", "true");
            request(vm, Json.array().add(start), options);
        } else {
            setRunning(vm, RunStrategy.ALWAYS, options);
        }
    }

    /// A start; first, the end of an instance that is over but still there.
    private void queue(Vm vm, Optional<Vmi> vmi, RequestBody options) {
        ArrayNode requests = Json.array();
        vmi.ifPresent(found -> requests.add(stopRequest(found)));
        request(vm, requests.add(startRequest()), options);
    }

    /// @throws ApiException as [#start]
    public void stop(String namespace, String name, String body) {
        RequestBody options = RequestBody.parse(body);
        Vm vm = require(namespace, name);
        Optional<Vmi> vmi = instanceOf(vm).filter(found -> !found.isFinal());
        long graceBefore = vmi.map(found -> found.grace().toSeconds()).orElse(0L);
        vmi.ifPresent(found -> shorten(found, options));
        switch (vm.strategy()) {
            case ALWAYS, ONCE -> setRunning(vm, RunStrategy.HALTED, options);
            case MANUAL, RERUN_ON_FAILURE -> stopNow(vm, vmi, options);
            case HALTED -> {
                boolean shorter = options.gracePeriod()
                        .filter(grace -> grace < graceBefore)
                        .isPresent();
                if (vmi.isPresent() && !shorter) {
                    throw conflict(vm, "Halted only supports manual stop requests with a shorter graceperiod");
                }
                stopNow(vm, vmi, options);
            }
            case WAIT_AS_RECEIVER -> {}
        }
    }

    private void stopNow(Vm vm, Optional<Vmi> vmi, RequestBody options) {
        Vmi running = vmi.orElseThrow(() -> conflict(vm, "VM is not running"));
        writeRequests(vm, Json.array().add(stopRequest(running)), options);
    }

    private void shorten(Vmi vmi, RequestBody options) {
        options.gracePeriod().ifPresent(grace -> grace(vmi, grace, options));
    }

    private void grace(Vmi vmi, long seconds, RequestBody options) {
        ObjectNode change = Json.object();
        change.putObject("spec").put("terminationGracePeriodSeconds", seconds);
        store.patch(vmi.key(), new Patch.Merge(change), Write.MAIN.dryRun(options.isDryRun()));
    }

    /// @throws ApiException as [#start]
    public void restart(String namespace, String name, String body) {
        RequestBody options = RequestBody.parse(body);
        Optional<Long> grace = options.gracePeriodSeconds();
        if (grace.filter(seconds -> seconds > 0).isPresent()) {
            throw ApiException.badRequest("For force restart, only gracePeriod=0 is supported for now");
        }
        if (grace.filter(seconds -> seconds < 0).isPresent()) {
            throw ApiException.badRequest("gracePeriod has to be greater or equal to 0");
        }
        Vm vm = require(namespace, name);
        if (vm.hasCondition("VolumesChange")) {
            throw conflict(vm, RECOVERY);
        }
        if (vm.strategy() == RunStrategy.HALTED || vm.strategy() == RunStrategy.ONCE) {
            throw conflict(
                    vm,
                    "RunStategy %s does not support manual restart requests"
                            .formatted(vm.strategy().text()));
        }
        Vmi vmi = instanceOf(vm).orElseThrow(() -> conflict(vm, "VM is not running: Halted"));
        requireNoRequest(vm);
        grace.ifPresent(_ -> grace(vmi, 1, options));
        queue(vm, Optional.of(vmi), options);
    }

    private Vm require(String namespace, String name) {
        Key key = Resource.VMS.key(namespace, name);
        return store.find(key)
                .map(Vm::new)
                .orElseThrow(() -> new ApiException(
                        404, "NotFound", "virtualmachine.kubevirt.io \"%s\" not found".formatted(name), about(name)));
    }

    private Optional<Vmi> instanceOf(Vm vm) {
        return store.find(vm.vmiKey()).map(Vmi::new);
    }

    private static boolean isUp(Optional<Vmi> vmi) {
        return vmi.filter(found -> !found.isFinal() && !found.phase().isEmpty() && !found.isIn("Unknown"))
                .isPresent();
    }

    private static ObjectNode startRequest() {
        return Json.object().put("action", "Start");
    }

    private static ObjectNode stopRequest(Vmi vmi) {
        return Json.object().put("action", "Stop").put("uid", vmi.uid());
    }

    private void request(Vm vm, ArrayNode requests, RequestBody options) {
        requireNoRequest(vm);
        writeRequests(vm, requests, options);
    }

    private static void requireNoRequest(Vm vm) {
        if (!vm.requests().isEmpty()) {
            throw ApiException.internal(UNDERWAY);
        }
    }

    /// Only if nobody else has asked for something meanwhile.
    private void writeRequests(Vm vm, ArrayNode requests, RequestBody options) {
        JsonNode before = vm.requests();
        ArrayNode steps = Json.array();
        if (!vm.json().has("status")) {
            steps.addObject().put("op", "add").put("path", "/status").putObject("value");
        }
        if (!before.isMissingNode()) {
            steps.addObject()
                    .put("op", "test")
                    .put("path", "/status/stateChangeRequests")
                    .set("value", before);
        }
        steps.addObject()
                .put("op", "add")
                .put("path", "/status/stateChangeRequests")
                .set("value", requests);
        if (Json.has(vm.json(), "status", "startFailure")) {
            steps.addObject().put("op", "remove").put("path", "/status/startFailure");
        }
        patch(vm, steps, Write.STATUS.dryRun(options.isDryRun()));
    }

    private void setRunning(Vm vm, RunStrategy strategy, RequestBody options) {
        ArrayNode steps = Json.array();
        if (vm.isLegacy()) {
            boolean running = strategy == RunStrategy.ALWAYS;
            steps.addObject().put("op", "test").put("path", "/spec/running").put("value", !running);
            steps.addObject().put("op", "replace").put("path", "/spec/running").put("value", running);
        } else {
            steps.addObject()
                    .put("op", "test")
                    .put("path", "/spec/runStrategy")
                    .put("value", vm.strategy().text());
            steps.addObject()
                    .put("op", "replace")
                    .put("path", "/spec/runStrategy")
                    .put("value", strategy.text());
        }
        patch(vm, steps, Write.MAIN.dryRun(options.isDryRun()));
    }

    private void patch(Vm vm, ArrayNode steps, Write write) {
        try {
            store.patch(vm.key(), new Patch.Steps(steps), write);
        } catch (ApiException e) {
            if (e.code() == 422
                    && e.reason().equals("Invalid")
                    && String.valueOf(e.getMessage()).startsWith("the server")) {
                throw conflict(vm, String.valueOf(e.getMessage()));
            }
            throw e.code() == 404 ? e : ApiException.internal(String.valueOf(e.getMessage()));
        }
    }

    private static ApiException conflict(Vm vm, String message) {
        return new ApiException(
                409,
                "Conflict",
                "Operation cannot be fulfilled on virtualmachine.kubevirt.io \"%s\": %s".formatted(vm.name(), message),
                about(vm.name()));
    }

    private static ObjectNode about(String name) {
        return Json.object().put("name", name).put("group", "kubevirt.io").put("kind", "virtualmachine");
    }
}
