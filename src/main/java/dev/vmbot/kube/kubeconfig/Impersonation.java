package dev.vmbot.kube.kubeconfig;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// As whom the user acts, who has the right to.
record Impersonation(AuthInfo fields) {

    /// @throws IllegalArgumentException when it is not said as whom; the rest of it would not be sent
    void addTo(ConfigBuilder builder) {
        List<String> groups = Objects.requireNonNullElse(fields.getAsGroups(), List.of());
        Map<String, List<String>> extra = Objects.requireNonNullElse(fields.getAsUserExtra(), Map.of());
        boolean uid = Located.isSet(fields.getAsUid());
        if (Located.isSet(fields.getAs())) {
            builder.withImpersonateUsername(fields.getAs())
                    .withImpersonateGroups(groups.toArray(String[]::new))
                    .withImpersonateExtras(escaped(extra));
            if (uid) {
                builder.addToCustomHeaders("Impersonate-Uid", fields.getAsUid());
            }
        } else if (uid || !groups.isEmpty() || !extra.isEmpty()) {
            throw new IllegalArgumentException("has for its current user %s without as: name the user to act as"
                    .formatted(uid ? "as-uid" : groups.isEmpty() ? "as-user-extra" : "as-groups"));
        }
    }

    /// A key becomes a part of a header's name, where most characters of it are not allowed.
    private static Map<String, List<String>> escaped(Map<String, List<String>> extra) {
        return extra.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> URLEncoder.encode(entry.getKey().toLowerCase(Locale.ROOT), StandardCharsets.UTF_8)
                                .replace("+", "%20"),
                        Map.Entry::getValue));
    }
}
