package dev.vmbot.kubevirt;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param created whether a VMI exists, in whatever phase
/// @param stateChangeRequests starts and stops that wait to be acted on; only the first is looked at by KubeVirt
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VirtualMachineStatus(
        @Nullable String printableStatus,
        @Nullable Boolean created,
        @Nullable List<StateChangeRequest> stateChangeRequests,
        @Nullable List<Condition> conditions,
        @Nullable String snapshotInProgress,
        @Nullable String restoreInProgress) {

    /// @param action `Start` or `Stop`
    /// @param uid of the VMI that a stop is meant for
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StateChangeRequest(
            @Nullable String action, @Nullable String uid) {}
}
