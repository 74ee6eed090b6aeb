package dev.vmbot.sandbox.kubevirt.api;

import io.vertx.core.MultiMap;
import java.util.List;

/// One request, read.
///
/// @param path without the query, decoded
record Call(String method, String path, MultiMap query, MultiMap headers, String body) {

    String parameter(String name) {
        String value = query.get(name);
        return value == null ? "" : value;
    }

    String header(String name) {
        String value = headers.get(name);
        return value == null ? "" : value;
    }

    List<String> headers(String name) {
        return headers.getAll(name);
    }

    boolean isWatch() {
        return method.equals("GET")
                && (parameter("watch").equals("true") || parameter("watch").equals("1"));
    }

    boolean isDryRun() {
        return parameter("dryRun").equals("All");
    }
}
