package dev.vmbot.access;

import dev.vmbot.model.Person;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/// Rules on what people may do: who they are, then what the cluster's authorizer says of each permission. Thread-safe.
///
/// Where many things are asked of it at once, what several of them need in one namespace is asked for the whole
/// namespace first, and by name only where that is not allowed; eight questions are on their way at a time.
public final class Rights {

    private final Identities identities;
    private final Reviewer reviewer;

    /// @param reviewer asks afresh each time; nothing that changes a VM rests on a remembered answer
    public Rights(Identities identities, Reviewer reviewer) {
        this.identities = identities;
        this.reviewer = reviewer;
    }

    /// @throws AccessUnavailableException when it could not be found out
    public Identification identify(Person person) {
        return identities.identify(person);
    }

    /// @throws AccessUnavailableException when it could not be found out
    public Ruling rule(Person person, List<Permission> needed) {
        return switch (identify(person)) {
            case Identification.Unknown(Stranger why) -> new Ruling.Nobody(why);
            case Identification.Known(Identity identity) -> rule(identity, needed);
        };
    }

    /// Rules on several things.
    ///
    /// @param each what each of them needs
    /// @return in the same order
    /// @throws AccessUnavailableException when it could not be found out for one of them
    public List<Ruling> ruleEach(Person person, List<List<Permission>> each) {
        return switch (identify(person)) {
            case Identification.Unknown(Stranger why) ->
                each.stream().<Ruling>map(_ -> new Ruling.Nobody(why)).toList();
            case Identification.Known(Identity identity) -> ruleEach(identity, each);
        };
    }

    private List<Ruling> ruleEach(Identity identity, List<List<Permission>> each) {
        Set<Permission> wide = wide(identity, each);
        return each.stream()
                .map(needed -> needed.stream()
                        .filter(permission -> !wide.contains(permission.inWholeNamespace()))
                        .toList())
                .gather(Gatherers.mapConcurrent(Reviewer.AT_ONCE, left -> rule(identity, left)))
                .toList();
    }

    /// What the person has in whole namespaces, of what more than one thing needs there.
    private Set<Permission> wide(Identity identity, List<List<Permission>> each) {
        Map<Permission, Long> needs = each.stream()
                .flatMap(List::stream)
                .distinct()
                .collect(Collectors.groupingBy(Permission::inWholeNamespace, Collectors.counting()));
        Stream<Permission> several =
                needs.entrySet().stream().filter(need -> need.getValue() > 1).map(Map.Entry::getKey);
        return reviewer.allowed(identity, several, Function.identity()).collect(Collectors.toUnmodifiableSet());
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
