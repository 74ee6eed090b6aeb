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
        "T0SISTER, T0SISTER, E0ORG, MEMBER, OUTSIDER",
        "T0SISTER, T0OURS, E0ORG, MEMBER, OUTSIDER",
        "T0OURS, T0SISTER, E0OTHER, MEMBER, OUTSIDER",
        "T0OURS, T0SISTER, , MEMBER, OUTSIDER",
    })
    void countsWhoAsksInThisWorkspaceAndBelongsToItsOrganization(
            String askedIn, String home, String organization, Kind kind, Standing standing) {
        gateway.know(new Profile("U1", home, Optional.ofNullable(organization), Optional.empty(), kind));

        assertThat(directory.require(new Person(askedIn, "U1")).standing()).isEqualTo(standing);
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
