package dev.vmbot.kubevirt;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// @param running the older form of `runStrategy`: true is Always, false is Halted; never set together with it
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VirtualMachineSpec(
        @Nullable String runStrategy,
        @Nullable Boolean running,
        @Nullable Template template,
        @Nullable InstancetypeMatcher instancetype) {

    /// Kept as a reference in the VM; its CPU and memory are in the VMI only.
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record InstancetypeMatcher(@Nullable String name) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Template(@Nullable VirtualMachineInstanceSpec spec) {}
}
