package dev.vmbot.sandbox.kubevirt.api;

import dev.vmbot.sandbox.kubevirt.store.ApiException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Who has which token, and who may act as whom.
final class Identities {

    private static final String BEARER = "Bearer ";

    private final Map<String, User> byToken = new ConcurrentHashMap<>();
    private final Rbac rbac;

    Identities(Rbac rbac) {
        this.rbac = rbac;
    }

    /// A new token for this user, beside those given before.
    String tokenFor(User user) {
        String token = user.name().replaceAll("\\W", "-") + "-" + UUID.randomUUID();
        byToken.put(token, user);
        return token;
    }

    /// @param access what is asked for: the text of a refused impersonation names it
    /// @throws ApiException 401 for an unknown token, 403 if acting as another is not allowed
    User of(Call call, Access access) {
        User real = real(call);
        String other = call.header("Impersonate-User");
        if (other.isEmpty()) {
            return real;
        }
        var impersonation = new Access("impersonate", "", "users", "", "", other);
        if (!rbac.allows(real, impersonation)) {
            throw access.as("impersonate-on:user-info:" + access.verb()).forbidden(real);
        }
        return User.authenticated(other, call.headers("Impersonate-Group"));
    }

    private User real(Call call) {
        String header = call.header("Authorization");
        if (!header.startsWith(BEARER)) {
            return User.ANONYMOUS;
        }
        User known = byToken.get(header.substring(BEARER.length()).strip());
        if (known == null) {
            throw ApiException.of(401, "Unauthorized", "Unauthorized");
        }
        return known;
    }

    User admin() {
        return User.authenticated("kubernetes-admin", List.of(User.MASTERS));
    }
}
