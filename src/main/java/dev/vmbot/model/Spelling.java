package dev.vmbot.model;

/// How far one spelling is from another.
public final class Spelling {

    private Spelling() {}

    /// Letters left out, added or changed, and neighbours swapped, that lead from one to the other; no letter twice
    /// (optimal string alignment). Takes time in proportion to the product of the lengths.
    public static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        int[] above = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int letter = 1; letter <= from.length(); letter++) {
            row[0] = letter;
            for (int column = 1; column <= to.length(); column++) {
                int changed = above[column - 1] + (from.charAt(letter - 1) == to.charAt(column - 1) ? 0 : 1);
                row[column] = Math.min(changed, Math.min(above[column], row[column - 1]) + 1);
                if (isSwap(from, to, letter, column)) {
                    row[column] = Math.min(row[column], before[column - 2] + 1);
                }
            }
            int[] free = before;
            before = above;
            above = row;
            row = free;
        }
        return above[to.length()];
    }

    private static boolean isSwap(String from, String to, int letter, int column) {
        return letter > 1
                && column > 1
                && from.charAt(letter - 1) == to.charAt(column - 2)
                && from.charAt(letter - 2) == to.charAt(column - 1);
    }
}
