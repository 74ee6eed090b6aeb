package dev.vmbot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.access.Member.Standing;
import dev.vmbot.model.Person;
import dev.vmbot.slack.SlackGateway.Profile;
import dev.vmbot.slack.SlackGateway.Profile.Kind;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who counts as a member in an Enterprise Grid; [SlackDoubleGatewayTest] has a workspace of its own.
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
}
