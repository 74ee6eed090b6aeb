package dev.vmbot.access;

import dev.vmbot.model.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the Kubernetes user and groups of somebody in Slack. Thread-safe.
public final class Identities {

    /// How people map, from the settings `access.identity`.
    ///
    /// @param users Slack user id to Kubernetes user name; whoever is listed is never looked up by e-mail
    /// @param email a member's e-mail address is their user name, when they are not listed
    /// @param groups Slack user group id to Kubernetes group
    public record Rules(
            Map<String, String> users,
            boolean email,
            Map<String, String> groups,
            String userPrefix,
            String groupPrefix) {

        public Rules {
            users = Map.copyOf(users);
            groups = Map.copyOf(groups);
        }
    }

    private static final String RESERVED = "system:";

    private final Directory directory;
    private final Rules rules;

    public Identities(Directory directory, Rules rules) {
        this.directory = directory;
        this.rules = rules;
    }

    /// @throws AccessUnavailableException when Slack does not say who it is
    public Identification identify(Person person) {
        Member member = directory.require(person);
        return switch (member.standing()) {
            case GUEST -> new Identification.Unknown(Stranger.GUEST);
            case OUTSIDER -> new Identification.Unknown(Stranger.OUTSIDER);
            case DEACTIVATED -> new Identification.Unknown(Stranger.DEACTIVATED);
            case BOT -> new Identification.Unknown(Stranger.BOT);
            case FULL ->
                userName(member)
                        .<Identification>map(name -> new Identification.Known(new Identity(name, groups(member))))
                        .orElse(new Identification.Unknown(Stranger.UNMAPPED));
        };
    }

    /// Why nothing is done for somebody; empty for whoever is served.
    ///
    /// @throws AccessUnavailableException when Slack does not say who it is
    public Optional<Stranger> findStranger(Person person) {
        return identify(person) instanceof Identification.Unknown(Stranger why) ? Optional.of(why) : Optional.empty();
    }

    private Optional<String> userName(Member member) {
        Optional<String> name = Optional.ofNullable(
                        rules.users().get(member.person().user()))
                .or(() -> rules.email() ? member.email() : Optional.empty());
        // Prefixed or not, a name of the cluster's own must never come out of Slack.
        return name.filter(plain -> !plain.isBlank() && !plain.startsWith(RESERVED))
                .map(plain -> rules.userPrefix() + plain)
                .filter(prefixed -> !prefixed.startsWith(RESERVED));
    }

    private List<String> groups(Member member) {
        Stream<String> mapped = member.groups().stream()
                .sorted()
                .flatMap(id -> Stream.ofNullable(rules.groups().get(id)))
                .filter(group -> !group.isBlank() && !group.startsWith(RESERVED))
                .map(group -> rules.groupPrefix() + group)
                .filter(group -> !group.startsWith(RESERVED));
        return Stream.concat(mapped, Stream.of(Identity.AUTHENTICATED)).toList();
    }
}
