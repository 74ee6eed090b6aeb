package dev.vmbot.inventory;

import dev.vmbot.model.Spelling;
import dev.vmbot.model.VmRef;
import java.util.Comparator;
import java.util.stream.Stream;

/// How alike two names are, for "did you mean".
final class Nearness {

    private static final int SHORT_NAME = 5;

    private Nearness() {}

    /// Those with a name like it, nearest first.
    static Stream<VmRef> among(Stream<VmRef> vms, String wanted) {
        return vms.filter(vm -> isNear(wanted, vm.name()))
                .sorted(Comparator.<VmRef>comparingInt(vm -> Spelling.distance(wanted, vm.name()))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// One edit for a short name, two for a longer one, or the one is how the other begins.
    static boolean isNear(String wanted, String name) {
        int most = wanted.length() <= SHORT_NAME ? 1 : 2;
        boolean alike = Math.abs(wanted.length() - name.length()) <= most && Spelling.distance(wanted, name) <= most;
        return alike || isBeginning(wanted, name) || isBeginning(name, wanted);
    }

    private static boolean isBeginning(String beginning, String name) {
        return beginning.length() > 2 && name.startsWith(beginning);
    }
}
