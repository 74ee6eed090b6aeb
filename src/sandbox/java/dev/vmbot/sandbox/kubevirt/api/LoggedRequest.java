package dev.vmbot.sandbox.kubevirt.api;

import java.time.Instant;

/// A request that the API received.
///
/// @param path without the query
/// @param query as it was sent, may be empty
/// @param code what it was answered with; 0 while it is not, or if the connection was dropped
public record LoggedRequest(String method, String path, String query, String user, Instant at, String body, int code) {

    /// Whether it was meant to change something. Leases and access reviews do not count: how many of
    /// them there are depends on time alone.
    public boolean isWrite() {
        return !method.equals("GET")
                && !method.equals("HEAD")
                && !path.startsWith("/apis/authorization.k8s.io/")
                && !path.startsWith("/apis/coordination.k8s.io/");
    }
}
