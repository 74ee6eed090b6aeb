package dev.vmbot.access;

import dev.vmbot.model.Person;
import java.util.Optional;
import java.util.Set;

/// What Slack says of a person.
///
/// @param email as in the profile; empty when there is none or the bot may not read it
/// @param groups ids of the user groups (`S…`) that the person is in, as far as they are mapped
public record Member(Person person, Standing standing, Optional<String> email, Set<String> groups) {

    /// Who may have something done: full members only.
    public enum Standing {
        FULL,
        GUEST,
        /// Of another workspace.
        OUTSIDER,
        DEACTIVATED,
        BOT
    }

    public Member {
        groups = Set.copyOf(groups);
    }
}
