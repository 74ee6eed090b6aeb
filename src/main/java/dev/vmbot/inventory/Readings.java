package dev.vmbot.inventory;

import dev.vmbot.model.Intent;
import dev.vmbot.model.Person;
import java.util.Optional;

/// Answers questions about VMs, as far as the person may know. Read-only, from watched state.
public interface Readings {

    /// @param channelNamespace the namespace that is set for the channel
    Reading status(Intent.Status question, Person person, Optional<String> channelNamespace);

    /// @param channelNamespace the namespace that is set for the channel; without any, all that the person may see
    Reading list(Intent.ListVms question, Person person, Optional<String> channelNamespace);

    /// For whoever asks how to ask; none when it is not known who the person is, or the watch is not up.
    Examples examples(Person person, Optional<String> channelNamespace);
}
