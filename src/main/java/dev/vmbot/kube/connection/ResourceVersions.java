package dev.vmbot.kube.connection;

import org.jspecify.annotations.Nullable;

/// `metadata.resourceVersion`, which is comparable as a number within one API server.
public final class ResourceVersions {

    private ResourceVersions() {}

    /// @return 0 for one that is no number, which the API allows and no API server does
    public static long number(@Nullable String version) {
        return version != null && version.matches("\\d{1,18}") ? Long.parseLong(version) : 0;
    }
}
