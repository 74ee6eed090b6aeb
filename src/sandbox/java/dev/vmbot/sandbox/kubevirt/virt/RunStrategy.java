package dev.vmbot.sandbox.kubevirt.virt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vmbot.sandbox.kubevirt.store.Json;
import java.util.Arrays;
import java.util.Optional;

/// When a machine is to run.
public enum RunStrategy {
    ALWAYS("Always"),
    HALTED("Halted"),
    MANUAL("Manual"),
    RERUN_ON_FAILURE("RerunOnFailure"),
    ONCE("Once"),
    WAIT_AS_RECEIVER("WaitAsReceiver");

    private final String text;

    RunStrategy(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public static Optional<RunStrategy> find(String text) {
        return Arrays.stream(values())
                .filter(strategy -> strategy.text.equals(text))
                .findFirst();
    }

    /// With the legacy `spec.running` read as Always or Halted.
    public static RunStrategy of(JsonNode spec) {
        if (Json.has(spec, "running")) {
            return Json.at(spec, "running").asBoolean() ? ALWAYS : HALTED;
        }
        return find(Json.text(spec, "runStrategy")).orElse(HALTED);
    }

    /// Whether a machine that fails before it runs is tried again.
    boolean retries() {
        return this == ALWAYS || this == RERUN_ON_FAILURE || this == ONCE;
    }
}
