package dev.vmbot.inventory;

import dev.vmbot.cluster.Observation;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Person;
import java.util.Optional;
import java.util.function.Predicate;

/// Answers questions about VMs, as far as the person may know. Read-only, from watched state.
public interface Readings {

    /// As many options as a menu of Slack can have.
    int MOST_CHOICES = 100;

    /// VMs that one message may name; more are refused whole, without a request to the cluster.
    int MOST_NAMED = 100;

    /// @param channelNamespace the namespace that is set for the channel
    Reading status(Intent.Status question, Person person, Optional<String> channelNamespace);

    /// @param channelNamespace the namespace that is set for the channel; without any, all that the person may see
    Reading list(Intent.ListVms question, Person person, Optional<String> channelNamespace);

    /// For whoever asks how to ask; none when it is not known who the person is, or the watch is not up.
    Examples examples(Person person, Optional<String> channelNamespace);

    /// The VMs that fit, to choose one from; a listing of at most [#MOST_CHOICES] rows, unless nothing can be told.
    ///
    /// @param namespace empty for all that the person may see
    Reading choices(Predicate<Observation> fits, Person person, Optional<String> namespace);
}
