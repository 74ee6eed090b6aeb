package dev.vmbot.kube.kubeconfig;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Fields that a kubeconfig has and nobody here knows.
final class Unknown {

    /// As Kubernetes names its fields: what does not look so may be a value that went astray.
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z]{1,20}(-[a-z]{2,20}){0,4}");

    private Unknown() {}

    /// @throws IllegalArgumentException when there are any
    static void refuse(String where, Map<String, Object> fields) {
        Set<String> names = fields.keySet();
        names.stream().sorted().findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("has in %s %s, which the bot does not know"
                    .formatted(where, NAME.matcher(name).matches() ? "the field " + name : "a field"));
        });
    }
}
