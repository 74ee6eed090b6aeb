package dev.vmbot.app;

import dev.vmbot.access.AccessUnavailableException;
import dev.vmbot.access.Identification;
import dev.vmbot.access.Identities;
import dev.vmbot.intent.object.KnownVms;
import dev.vmbot.inventory.VisibleVms;
import dev.vmbot.model.Person;
import java.util.Set;

/// The VMs that a text of one person is read with: only those that this person may see, so that no answer gives another
/// one away.
record KnownToPerson(Identities identities, VisibleVms visible, Person person) implements KnownVms {

    /// Who the person is gets looked up only for words that some VM is called by.
    @Override
    public Set<String> namespacesOf(String name) {
        if (!visible.isKnown(name)) {
            return Set.of();
        }
        try {
            return switch (identities.identify(person)) {
                case Identification.Known(var identity) -> visible.namespacesOf(name, identity);
                case Identification.Unknown _ -> Set.of();
            };
        } catch (AccessUnavailableException _) {
            return Set.of();
        }
    }
}
