package dev.vmbot.sandbox.kubevirt.api;

import java.util.ArrayList;
import java.util.List;

/// Who makes a request.
public record User(String name, List<String> groups) {

    static final String MASTERS = "system:masters";
    static final User ANONYMOUS = new User("system:anonymous", List.of("system:unauthenticated"));

    public User {
        groups = List.copyOf(groups);
    }

    /// With the groups that the server adds by itself.
    public static User authenticated(String name, List<String> groups) {
        var all = new ArrayList<>(groups);
        if (name.startsWith("system:serviceaccount:")) {
            all.add("system:serviceaccounts");
            all.add("system:serviceaccounts:" + name.split(":", -1)[2]);
        }
        if (!all.contains("system:authenticated")) {
            all.add("system:authenticated");
        }
        return new User(name, all);
    }
}
