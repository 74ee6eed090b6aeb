package dev.vmbot.inventory;

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
                .sorted(Comparator.<VmRef>comparingInt(vm -> distance(wanted, vm.name()))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// One edit for a short name, two for a longer one, or the one is how the other begins.
    static boolean isNear(String wanted, String name) {
        int most = wanted.length() <= SHORT_NAME ? 1 : 2;
        boolean alike = Math.abs(wanted.length() - name.length()) <= most && distance(wanted, name) <= most;
        return alike || isBeginning(wanted, name) || isBeginning(name, wanted);
    }

    private static boolean isBeginning(String beginning, String name) {
        return beginning.length() > 2 && name.startsWith(beginning);
    }

    /// Edits (insert, delete, replace, swap of neighbours) from the one name to the other.
    static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        int[] previous = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
                if (isSwap(from, to, row, column)) {
                    current[column] = Math.min(current[column], before[column - 2] + 1);
                }
            }
            before = previous;
            previous = current;
        }
        return previous[to.length()];
    }

    private static boolean isSwap(String from, String to, int row, int column) {
        return row > 1
                && column > 1
                && from.charAt(row - 1) == to.charAt(column - 2)
                && from.charAt(row - 2) == to.charAt(column - 1);
    }
}
