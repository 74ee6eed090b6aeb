package dev.vmbot.sandbox.kubevirt;

import java.util.List;

/// What a person can be allowed to do in a namespace.
@SuppressWarnings("ImmutableEnumChecker") // only immutable lists are given
public enum Right {
    VIEW("kubevirt.io", List.of("virtualmachines", "virtualmachineinstances"), List.of("get", "list", "watch")),
    START("subresources.kubevirt.io", List.of("virtualmachines/start"), List.of("update")),
    STOP("subresources.kubevirt.io", List.of("virtualmachines/stop"), List.of("update")),
    RESTART("subresources.kubevirt.io", List.of("virtualmachines/restart"), List.of("update")),
    /// Pods, their logs, events and claims.
    DIAGNOSE(
            "",
            List.of("pods", "pods/log", "events", "persistentvolumeclaims", "resourcequotas"),
            List.of("get", "list", "watch"));

    private final String group;
    private final List<String> resources;
    private final List<String> verbs;

    Right(String group, List<String> resources, List<String> verbs) {
        this.group = group;
        this.resources = resources;
        this.verbs = verbs;
    }

    String group() {
        return group;
    }

    List<String> resources() {
        return resources;
    }

    List<String> verbs() {
        return verbs;
    }
}
