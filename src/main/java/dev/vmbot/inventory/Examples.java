package dev.vmbot.inventory;

import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What one person could ask for, by VMs that they may see.
///
/// @param seen a VM to look at; empty when there is none that the person may see
/// @param changes for each action that the person may do on some VM, such a VM, if possible one in a state to do it in
public record Examples(Optional<VmRef> seen, Map<Action, VmRef> changes) {

    public static final Examples NONE = new Examples(Optional.empty(), Map.of());

    public Examples {
        changes = changes.isEmpty() ? Map.of() : new EnumMap<>(changes);
    }
}
