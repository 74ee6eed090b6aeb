package dev.vmbot.operation.findings;

import dev.vmbot.model.Person;
import dev.vmbot.model.Subject;
import java.util.Optional;

/// Looks into VMs because somebody asks. Read-only, and as far as the person may know.
public interface Checkups {

    /// @param channelNamespace the namespace that is set for the channel
    Checkup examine(Subject subject, Person person, Optional<String> channelNamespace);
}
