package dev.vmbot.sandbox.slack.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TypedTest {

    private final World world = new World(InstantSource.system());

    @BeforeEach
    void settle() {
        Town.settle(world);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "a & b < c → a &amp; b &lt; c",
                "@vmbot stop db-1 → <@U0VMBOT> stop db-1",
                "@VM Bot stop db-1 → <@U0VMBOT> stop db-1",
                "ask @vm-admins → ask <!subteam^S0VMADMINS|@vm-admins>",
                "see #ops → see <#C0OPS|ops>",
                "stop web.example.com → stop <http://web.example.com|web.example.com>",
                "https://x.example/?a=1&b=2 → <https://x.example/?a=1&amp;b=2>",
                "mail bob@example.com → mail <mailto:bob@example.com|bob@example.com>",
                "<@U0BOB> hi → <@U0BOB> hi",
                "@nobody in #nowhere → @nobody in #nowhere",
                "stop prod/db-1 → stop prod/db-1"
            })
    void encodesWhatIsTyped(String typed, String expected) {
        assertThat(Typed.message(world, typed)).isEqualTo(expected);
    }
}
