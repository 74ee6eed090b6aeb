package dev.vmbot.kubevirt;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The spec of a VMI, which is also what a VM's template holds.
///
/// @param terminationGracePeriodSeconds how long the guest may take to shut down; KubeVirt takes 30 for null.
///     Any number, since whatever the API server let pass has to be readable
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VirtualMachineInstanceSpec(
        @Nullable Number terminationGracePeriodSeconds,
        @Nullable Domain domain,
        @Nullable List<Volume> volumes) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Domain(
            @Nullable Cpu cpu,
            @Nullable Memory memory,
            @Nullable Resources resources) {}

    /// Each null counts as 1. The schema bounds none of them.
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cpu(
            @Nullable Number cores,
            @Nullable Number sockets,
            @Nullable Number threads) {}

    /// @param guest a quantity such as `4Gi`
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Memory(@Nullable String guest) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Resources(@Nullable Map<String, String> requests) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Volume(@Nullable String name, @Nullable DataVolumeSource dataVolume) {}

    /// @param name of the DataVolume, in the same namespace
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DataVolumeSource(@Nullable String name) {}
}
