package dev.vmbot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vmbot.access.AccessUnavailableException;
import dev.vmbot.access.Member.Standing;
import dev.vmbot.model.Person;
import dev.vmbot.slack.SlackGateway.Profile;
import dev.vmbot.slack.SlackGateway.Profile.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who counts as a member in an Enterprise Grid, and in which groups somebody is; [SlackDoubleGatewayTest] has a
/// workspace of its own.
final class SlackDirectoryTest {

    private final FakeGateway gateway = new FakeGateway();
    private final SlackDirectory directory =
            new SlackDirectory(gateway, new SlackGateway.Bot("T0OURS", "U0BOT", Optional.of("E0ORG")), Set.of());

    @ParameterizedTest
    @CsvSource({
        "T0OURS, T0OURS, E0ORG, MEMBER, FULL",
        "T0OURS, T0SISTER, E0ORG, MEMBER, FULL",
        "T0OURS, T0SISTER, E0ORG, GUEST, GUEST",
        "T0SISTER, T0SISTER, E0ORG, MEMBER, FULL",
        "T0SISTER, T0OURS, E0ORG, MEMBER, FULL",
        "T0SISTER, T0SISTER, E0ORG, GUEST, GUEST",
        "T0SISTER, T0SISTER, E0OTHER, MEMBER, OUTSIDER",
        "T0SISTER, T0SISTER, , MEMBER, OUTSIDER",
        ", T0SISTER, E0ORG, MEMBER, FULL",
        "T0OURS, T0SISTER, E0OTHER, MEMBER, OUTSIDER",
        "T0OURS, T0SISTER, , MEMBER, OUTSIDER",
    })
    void countsWhoBelongsToTheWorkspaceOrItsOrganizationWhateverADeliveryNames(
            String named, String home, String organization, Kind kind, Standing standing) {
        gateway.know(new Profile("U1", home, Optional.ofNullable(organization), Optional.empty(), kind));

        Person person = directory.findPerson("U1", Optional.ofNullable(named)).orElseThrow();

        assertThat(directory.require(person).standing()).isEqualTo(standing);
        assertThat(directory.fresh().require(person).standing()).isEqualTo(standing);
    }

    @Test
    void takesAMemberForTheSamePersonInEveryWorkspaceOfTheOrganization() {
        gateway.know(new Profile("U1", "T0SISTER", Optional.of("E0ORG"), Optional.empty(), Kind.MEMBER));

        assertThat(Stream.of(Optional.of("T0OURS"), Optional.of("T0SISTER"), Optional.<String>empty())
                        .map(team -> directory.findPerson("U1", team)))
                .containsOnly(Optional.of(new Person("T0OURS", "U1")));
    }

    @Test
    void takesNobodyOfAnotherWorkspaceForOneOfOursWhereThereIsNoOrganization() {
        var home = new SlackDirectory(gateway, new SlackGateway.Bot("T0OURS", "U0BOT", Optional.empty()), Set.of());
        gateway.know(new Profile("U1", "T0OTHER", Optional.of("E0ORG"), Optional.empty(), Kind.MEMBER));

        assertThat(home.findPerson("U1", Optional.of("T0OTHER"))).hasValue(new Person("T0OTHER", "U1"));
        assertThat(home.require(new Person("T0OTHER", "U1")).standing()).isEqualTo(Standing.OUTSIDER);
    }

    @Test
    void tellsAfreshWhatHasChangedSinceItWasRemembered() {
        var home = new SlackDirectory(gateway, new SlackGateway.Bot("T0OURS", "U0BOT", Optional.empty()), Set.of("S7"));
        Person person = new Person("T0OURS", "U1");
        gateway.groups.put("S7", Set.of("U1"));
        gateway.know(new Profile("U1", "T0OURS", Optional.empty(), Optional.of("a@example.com"), Kind.MEMBER));
        home.require(person);

        gateway.groups.put("S7", Set.of());
        gateway.know(new Profile("U1", "T0OURS", Optional.empty(), Optional.of("b@example.com"), Kind.MEMBER));
        assertThat(home.require(person).email()).hasValue("a@example.com");
        assertThat(home.fresh().require(person))
                .returns(Optional.of("b@example.com"), member -> member.email())
                .returns(Set.of(), member -> member.groups());
        assertThat(home.require(person).email()).as("remembered for questions").hasValue("b@example.com");

        gateway.know(new Profile("U1", "T0OURS", Optional.empty(), Optional.empty(), Kind.DEACTIVATED));
        assertThat(home.fresh().require(person).standing()).isEqualTo(Standing.DEACTIVATED);
    }

    @Test
    void doesNotFallBackOnWhatItRemembersWhenSlackDoesNotAnswer() {
        gateway.know(new Profile("U1", "T0OURS", Optional.empty(), Optional.empty(), Kind.MEMBER));
        Person person = new Person("T0OURS", "U1");
        directory.require(person);
        gateway.failNext("profile", SlackException.Reason.RATE_LIMITED, Duration.ofSeconds(30));

        assertThatExceptionOfType(AccessUnavailableException.class)
                .isThrownBy(() -> directory.fresh().require(person));
    }

    @Test
    void asksForTheMembersOfAllGroupsAtOnce() {
        Set<String> mapped =
                IntStream.range(0, 30).mapToObj(index -> "S" + index).collect(Collectors.toSet());
        mapped.forEach(group -> gateway.groups.put(group, Set.of("U2")));
        gateway.groups.put("S7", Set.of("U1", "U2"));
        gateway.groups.put("S0OTHER", Set.of("U1"));
        var home = new SlackDirectory(gateway, new SlackGateway.Bot("T0OURS", "U0BOT", Optional.empty()), mapped);
        for (String user : List.of("U1", "U2", "U3")) {
            gateway.know(new Profile(user, "T0OURS", Optional.empty(), Optional.empty(), Kind.MEMBER));
        }

        assertThat(home.require(new Person("T0OURS", "U1")).groups()).containsExactly("S7");
        assertThat(home.require(new Person("T0OURS", "U2")).groups()).isEqualTo(mapped);
        assertThat(home.require(new Person("T0OURS", "U3")).groups()).isEmpty();
        assertThat(gateway.groupCalls).isOne();
    }

    @Test
    void letsNobodyInWhileSlackDoesNotTellTheGroups() {
        var home = new SlackDirectory(gateway, new SlackGateway.Bot("T0OURS", "U0BOT", Optional.empty()), Set.of("S7"));
        gateway.know(new Profile("U1", "T0OURS", Optional.empty(), Optional.empty(), Kind.MEMBER));
        gateway.failNext("groups", SlackException.Reason.RATE_LIMITED, Duration.ofSeconds(30));

        assertThatExceptionOfType(AccessUnavailableException.class)
                .isThrownBy(() -> home.require(new Person("T0OURS", "U1")));
    }
}
