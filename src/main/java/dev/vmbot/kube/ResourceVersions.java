package dev.vmbot.kube;

import org.jspecify.annotations.Nullable;

/// `metadata.resourceVersion`, which is comparable as a number within one API server.
final class ResourceVersions {

    private ResourceVersions() {}

    /// @return 0 for one that is no number, which the API allows and no API server does
    static long number(@Nullable String version) {
        return version != null && version.matches("\\d{1,18}") ? Long.parseLong(version) : 0;
    }
}
