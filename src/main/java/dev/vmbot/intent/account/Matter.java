package dev.vmbot.intent.account;

import dev.vmbot.model.KnownVms;
import dev.vmbot.model.VmRef;
import java.util.List;
import java.util.Optional;

/// A text with what it was read with.
///
/// @param referents VMs that need not be named again: those on the card, or what was talked about before
public record Matter(String text, Optional<String> channelNamespace, KnownVms known, List<VmRef> referents) {

    public Matter {
        referents = List.copyOf(referents);
    }
}
