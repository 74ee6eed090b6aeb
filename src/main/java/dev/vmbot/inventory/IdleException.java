package dev.vmbot.inventory;

import dev.vmbot.model.Selector;
import dev.vmbot.model.VmRef;
import java.util.Collection;
import java.util.List;

/// An exception that leaves out nothing of what a selector picks: most likely a typing error, because of which a VM
/// would be changed that somebody wanted to spare.
///
/// @param said the name or pattern
/// @param near names like it among the VMs that are picked, nearest first, at most five; may be empty
public record IdleException(String said, List<VmRef> near) {

    private static final int MOST_NEAR = 5;

    public IdleException {
        near = List.copyOf(near);
    }

    /// @param leftOut what the exceptions leave out
    /// @param picked what is picked all the same
    public static List<IdleException> of(Selector selector, Collection<VmRef> leftOut, Collection<VmRef> picked) {
        return selector.except().stream()
                .filter(said -> leftOut.stream().noneMatch(vm -> Glob.matches(said, vm.name())))
                .map(said -> new IdleException(
                        said,
                        Nearness.among(picked.stream(), said).limit(MOST_NEAR).toList()))
                .toList();
    }
}
