package dev.vmbot.inventory;

import dev.vmbot.cluster.Observation;
import dev.vmbot.model.VmRef;
import java.util.List;
import java.util.Optional;

/// Which VM somebody means.
public sealed interface Resolution {

    record Found(Observation seen) implements Resolution {}

    /// @param near names like it that the person may see, nearest first, at most five; may be empty
    /// @param channelNamespace where alone it was looked for, because none was said; empty when one was said, or
    ///     none counts
    record NotFound(List<VmRef> near, Optional<String> channelNamespace) implements Resolution {}

    /// @param candidates at least two, all of which the person may see, by namespace
    record Several(List<VmRef> candidates) implements Resolution {}

    /// A name that Kubernetes could not hold.
    record Illegal() implements Resolution {}
}
