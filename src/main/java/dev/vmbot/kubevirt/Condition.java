package dev.vmbot.kubevirt;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// One condition of a VM, a VMI or a DataVolume.
///
/// @param status `True`, `False` or `Unknown`
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
        @Nullable String type,
        @Nullable String status,
        @Nullable String reason,
        @Nullable String message) {

    public boolean is(String wantedType, String wantedStatus) {
        return wantedType.equals(type) && wantedStatus.equals(status);
    }
}
