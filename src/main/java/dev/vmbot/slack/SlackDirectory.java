package dev.vmbot.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.vmbot.access.AccessUnavailableException;
import dev.vmbot.access.Directory;
import dev.vmbot.access.Member;
import dev.vmbot.model.Person;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// People as Slack knows them, at most 5 minutes old. Thread-safe.
///
/// No single flag says that somebody is of another workspace: `is_stranger` is false for those who share a channel. Of
/// this workspace is whoever asks in it, and whose profile has its team id or is of the same organization.
public final class SlackDirectory implements Directory {

    private static final Duration MOST_AGE = Duration.ofMinutes(5);
    private static final int MOST_ENTRIES = 10_000;
    private static final String ALL_GROUPS = "";

    private final SlackGateway gateway;
    private final SlackGateway.Bot bot;
    private final Set<String> mappedGroups;
    private final Cache<String, SlackGateway.Profile> profiles = cache();
    private final Cache<String, Map<String, Set<String>>> groups = cache();

    /// @param bot of the workspace whose members are let in
    /// @param mappedGroups ids of the user groups that mean something in the cluster; without any, no group is
    ///     asked for
    public SlackDirectory(SlackGateway gateway, SlackGateway.Bot bot, Set<String> mappedGroups) {
        this.gateway = gateway;
        this.bot = bot;
        this.mappedGroups = Set.copyOf(mappedGroups);
    }

    private static <V> Cache<String, V> cache() {
        return Caffeine.newBuilder()
                .executor(Runnable::run)
                .expireAfterWrite(MOST_AGE)
                .maximumSize(MOST_ENTRIES)
                .build();
    }

    @Override
    public Member require(Person person) {
        Optional<SlackGateway.Profile> found = ask(profiles, person.user(), gateway::profile);
        if (found.isEmpty()) {
            return new Member(person, Member.Standing.OUTSIDER, Optional.empty(), Set.of());
        }
        SlackGateway.Profile profile = found.get();
        Member.Standing standing = standing(person, profile);
        // Nobody else needs them, and a call is saved.
        boolean counts = standing == Member.Standing.FULL;
        return new Member(
                person, standing, counts ? profile.email() : Optional.empty(), counts ? groupsOf(person) : Set.of());
    }

    /// The workspace that somebody belongs to, where an event does not tell.
    ///
    /// @return empty when Slack knows nobody of this id
    public Optional<String> findTeam(String user) {
        return ask(profiles, user, gateway::profile)
                .map(SlackGateway.Profile::team)
                .filter(team -> !team.isEmpty());
    }

    private Member.Standing standing(Person person, SlackGateway.Profile profile) {
        return switch (profile.kind()) {
            case DEACTIVATED -> Member.Standing.DEACTIVATED;
            case BOT -> Member.Standing.BOT;
            case STRANGER -> Member.Standing.OUTSIDER;
            case GUEST -> isOurs(person, profile) ? Member.Standing.GUEST : Member.Standing.OUTSIDER;
            case MEMBER -> isOurs(person, profile) ? Member.Standing.FULL : Member.Standing.OUTSIDER;
        };
    }

    /// Both what came with the request and what Slack says of the person. In an Enterprise Grid a member's profile may
    /// name another workspace of the organization, in which that member could not ask for anything here.
    private boolean isOurs(Person person, SlackGateway.Profile profile) {
        boolean sameOrganization =
                bot.enterprise().isPresent() && profile.enterprise().equals(bot.enterprise());
        return person.team().equals(bot.team()) && (profile.team().equals(bot.team()) || sameOrganization);
    }

    private Set<String> groupsOf(Person person) {
        if (mappedGroups.isEmpty()) {
            return Set.of();
        }
        return ask(groups, ALL_GROUPS, _ -> mapped(gateway.groups())).orElse(Map.of()).entrySet().stream()
                .filter(group -> group.getValue().contains(person.user()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// A workspace may have thousands of groups, which are not kept.
    private Map<String, Set<String>> mapped(Map<String, Set<String>> all) {
        return all.entrySet().stream()
                .filter(group -> mappedGroups.contains(group.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Slack is not asked within the cache: its lock would be held for as long as Slack takes.
    ///
    /// @return empty when there is nobody of this id
    private static <V> Optional<V> ask(Cache<String, V> known, String id, Function<String, V> question) {
        Optional<V> remembered = Optional.ofNullable(known.getIfPresent(id));
        if (remembered.isPresent()) {
            return remembered;
        }
        try {
            V answer = question.apply(id);
            known.put(id, answer);
            return Optional.of(answer);
        } catch (SlackException e) {
            if (e.reason() == SlackException.Reason.NOBODY) {
                return Optional.empty();
            }
            throw new AccessUnavailableException(
                    AccessUnavailableException.Source.SLACK, e.reason().name());
        }
    }
}
