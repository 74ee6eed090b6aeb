package dev.vmbot.kubevirt;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// @param phase such as `ImportInProgress` or `Succeeded`
/// @param progress such as `42.0%`, or `N/A`
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DataVolumeStatus(
        @Nullable String phase, @Nullable String progress) {}
