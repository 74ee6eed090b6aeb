package dev.vmbot.access;

import java.util.List;

/// A person as the cluster's authorizer knows them.
///
/// @param user Kubernetes user name with the configured prefix; never blank, never `system:…`, because a blank user
///     would act with the bot's own rights
/// @param groups with prefix, and `system:authenticated`
public record Identity(String user, List<String> groups) {

    public static final String AUTHENTICATED = "system:authenticated";

    public Identity {
        groups = List.copyOf(groups);
        if (user.isBlank() || user.startsWith("system:")) {
            throw new IllegalArgumentException("not a person's user name");
        }
    }
}
