package dev.vmbot.kubevirt;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param phase null or empty, Pending, Scheduling, Scheduled, Running, Succeeded, Failed, WaitingForSync, Unknown
/// @param migrationState stays after a migration has ended
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VirtualMachineInstanceStatus(
        @Nullable String phase,
        @Nullable String nodeName,
        @Nullable List<Condition> conditions,
        @Nullable List<NetworkInterface> interfaces,
        @Nullable GuestOs guestOSInfo,
        @Nullable MigrationState migrationState) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NetworkInterface(@Nullable String ipAddress) {}

    /// Told by the guest agent.
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record GuestOs(@Nullable String name, @Nullable String prettyName) {}

    /// Times as the API words them (RFC 3339).
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MigrationState(
            @Nullable String startTimestamp, @Nullable String endTimestamp) {}
}
