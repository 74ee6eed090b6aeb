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
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// People as Slack knows them: at most 5 minutes old for questions; asked for afresh by [#fresh] for what lets somebody
/// change a VM. Thread-safe.
///
/// No single flag says that somebody is of another workspace: `is_stranger` is false for those who share a channel. One
/// of ours is whose profile has the team id of the bot's workspace, or is of the same organization: in an Enterprise
/// Grid a member's id is the organization's, and both the profile and what comes with a request may name another
/// workspace of it.
public final class SlackDirectory implements Directory {

    private static final Duration MOST_AGE = Duration.ofMinutes(5);
    private static final int MOST_ENTRIES = 10_000;
    private static final String ALL_GROUPS = "";

    private final SlackGateway gateway;
    private final Lookups lookups;
    private final SlackGateway.Bot bot;
    private final Set<String> mappedGroups;
    private final Cache<String, SlackGateway.Profile> profiles = cache();
    private final Cache<String, Map<String, Set<String>>> groups = cache();
    private final SharedAnswers<Optional<SlackGateway.Profile>> profileQuestions = new SharedAnswers<>();
    private final SharedAnswers<Optional<Map<String, Set<String>>>> groupQuestions = new SharedAnswers<>();

    /// @param bot of the workspace whose members are let in
    /// @param mappedGroups ids of the user groups that mean something in the cluster; without any, no group is
    ///     asked for
    public SlackDirectory(SlackGateway gateway, SlackGateway.Bot bot, Set<String> mappedGroups) {
        this(gateway, bot, mappedGroups, new Lookups(Thread::sleep));
    }

    SlackDirectory(SlackGateway gateway, SlackGateway.Bot bot, Set<String> mappedGroups, Lookups lookups) {
        this.gateway = gateway;
        this.lookups = lookups;
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
        return require(person, this::knownProfile, _ -> knownGroups());
    }

    /// The same people, of whom nothing counts that Slack was not asked for after the question about them came. What is
    /// found out so is remembered for questions.
    public Directory fresh() {
        var freshProfiles = new FreshAnswers<>(id -> answered(() -> remembered(profiles, id, profile(id))));
        var freshGroups = new FreshAnswers<>(id -> answered(() -> remembered(groups, id, allGroups())));
        return person -> require(person, freshProfiles::ask, freshGroups::ask);
    }

    private Member require(
            Person person,
            Function<String, Optional<SlackGateway.Profile>> profile,
            Function<String, Optional<Map<String, Set<String>>>> allGroups) {
        Optional<SlackGateway.Profile> found = profile.apply(person.user());
        if (found.isEmpty()) {
            return new Member(person, Member.Standing.OUTSIDER, Optional.empty(), Set.of());
        }
        Member.Standing standing = standing(person, found.get());
        // Nobody else needs them, and a call is saved.
        boolean counts = standing == Member.Standing.FULL;
        return new Member(
                person,
                standing,
                counts ? found.get().email() : Optional.empty(),
                counts && !mappedGroups.isEmpty()
                        ? groupsOf(person, allGroups.apply(ALL_GROUPS).orElse(Map.of()))
                        : Set.of());
    }

    /// Who somebody is, whatever workspace of the organization a delivery names.
    ///
    /// @param team as the delivery names it; empty when it names none
    /// @return empty when neither the delivery nor Slack tells which workspace somebody belongs to
    public Optional<Person> findPerson(String user, Optional<String> team) {
        boolean plain = bot.enterprise().isEmpty() || team.equals(Optional.of(bot.team()));
        if (team.isPresent() && plain) {
            return Optional.of(new Person(team.get(), user));
        }
        Optional<SlackGateway.Profile> profile = knownProfile(user);
        if (profile.filter(this::isOurs).isPresent()) {
            return Optional.of(new Person(bot.team(), user));
        }
        return team.or(() -> profile.map(SlackGateway.Profile::team).filter(home -> !home.isEmpty()))
                .map(home -> new Person(home, user));
    }

    private SlackGateway.Profile profile(String user) {
        return lookups.ask(() -> gateway.profile(user));
    }

    private Member.Standing standing(Person person, SlackGateway.Profile profile) {
        boolean ours = person.team().equals(bot.team()) && isOurs(profile);
        return switch (profile.kind()) {
            case DEACTIVATED -> Member.Standing.DEACTIVATED;
            case BOT -> Member.Standing.BOT;
            case STRANGER -> Member.Standing.OUTSIDER;
            case GUEST -> ours ? Member.Standing.GUEST : Member.Standing.OUTSIDER;
            case MEMBER -> ours ? Member.Standing.FULL : Member.Standing.OUTSIDER;
        };
    }

    private boolean isOurs(SlackGateway.Profile profile) {
        boolean sameOrganization =
                bot.enterprise().isPresent() && profile.enterprise().equals(bot.enterprise());
        return profile.team().equals(bot.team()) || sameOrganization;
    }

    private static Set<String> groupsOf(Person person, Map<String, Set<String>> all) {
        return all.entrySet().stream()
                .filter(group -> group.getValue().contains(person.user()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// A workspace may have thousands of groups, which are not kept.
    private Map<String, Set<String>> allGroups() {
        return lookups.ask(gateway::groups).entrySet().stream()
                .filter(group -> mappedGroups.contains(group.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Optional<SlackGateway.Profile> knownProfile(String user) {
        return ask(profiles, user, profileQuestions, () -> profile(user));
    }

    private Optional<Map<String, Set<String>>> knownGroups() {
        return ask(groups, ALL_GROUPS, groupQuestions, this::allGroups);
    }

    /// Slack is not asked within the cache: its lock would be held for as long as Slack takes.
    ///
    /// @return empty when there is nobody of this id
    private static <V> Optional<V> ask(
            Cache<String, V> known, String id, SharedAnswers<Optional<V>> questions, Supplier<V> question) {
        Optional<V> before = Optional.ofNullable(known.getIfPresent(id));
        return before.isPresent()
                ? before
                : questions.ask(id, () -> answered(() -> remembered(known, id, question.get())));
    }

    private static <V> V remembered(Cache<String, V> known, String id, V answer) {
        known.put(id, answer);
        return answer;
    }

    private static <V> Optional<V> answered(Supplier<V> question) {
        try {
            return Optional.of(question.get());
        } catch (SlackException e) {
            if (e.reason() == SlackException.Reason.NOBODY) {
                return Optional.empty();
            }
            throw new AccessUnavailableException(
                    AccessUnavailableException.Source.SLACK, e.reason().name());
        }
    }
}
