package dev.vmbot.app;

import dev.vmbot.access.AccessUnavailableException;
import dev.vmbot.access.Identification;
import dev.vmbot.access.Identities;
import dev.vmbot.access.Identity;
import dev.vmbot.inventory.VisibleVms;
import dev.vmbot.model.KnownVms;
import dev.vmbot.model.Person;
import dev.vmbot.model.VmRef;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The VMs that a text of one person is read with: only those that this person may see, so that no answer gives another
/// one away.
record KnownToPerson(Identities identities, VisibleVms visible, Person person) implements KnownVms {

    /// Who the person is gets looked up only for words that some VM is called by.
    @Override
    public Set<String> namespacesOf(String name) {
        return visible.isKnown(name)
                ? asked(identity -> visible.namespacesOf(name, identity)).orElse(Set.of())
                : Set.of();
    }

    @Override
    public boolean isNamespace(String name) {
        return VmRef.isLegalName(name)
                && asked(identity -> visible.isNamespace(name, identity)).orElse(false);
    }

    private <T> Optional<T> asked(Function<Identity, T> question) {
        try {
            return switch (identities.identify(person)) {
                case Identification.Known(var identity) -> Optional.of(question.apply(identity));
                case Identification.Unknown _ -> Optional.empty();
            };
        } catch (AccessUnavailableException _) {
            return Optional.empty();
        }
    }
}
