package dev.vmbot.access;

import dev.vmbot.model.Person;
import java.util.List;

/// Rules on what people may do: who they are, then what the cluster's authorizer says of each permission. Thread-safe.
public final class Rights {

    private final Identities identities;
    private final Reviewer reviewer;

    /// @param reviewer asks afresh each time; nothing that changes a VM rests on a remembered answer
    public Rights(Identities identities, Reviewer reviewer) {
        this.identities = identities;
        this.reviewer = reviewer;
    }

    /// @throws AccessUnavailableException when it could not be found out
    public Ruling rule(Person person, List<Permission> needed) {
        return switch (identities.identify(person)) {
            case Identification.Unknown(Stranger why) -> new Ruling.Nobody(why);
            case Identification.Known(Identity identity) -> rule(identity, needed);
        };
    }

    private Ruling rule(Identity identity, List<Permission> needed) {
        for (Permission permission : needed) {
            if (!reviewer.allows(identity, permission)) {
                return new Ruling.Lacking(identity, permission);
            }
        }
        return new Ruling.Granted(identity);
    }
}
