package dev.vmbot.inventory;

/// Names by pattern: `*` for any run of characters, `?` for one.
final class Glob {

    private Glob() {}

    /// In time proportional to the two lengths multiplied, whatever the pattern.
    static boolean matches(String pattern, String name) {
        boolean[] reached = new boolean[name.length() + 1];
        reached[0] = true;
        for (int index = 0; index < pattern.length(); index++) {
            reached = step(pattern.charAt(index), name, reached);
        }
        return reached[name.length()];
    }

    private static boolean[] step(char wanted, String name, boolean[] before) {
        boolean[] after = new boolean[before.length];
        for (int position = 0; position < before.length; position++) {
            if (wanted == '*') {
                after[position] = before[position] || (position > 0 && after[position - 1]);
            } else if (position > 0) {
                boolean fits = wanted == '?' || wanted == name.charAt(position - 1);
                after[position] = fits && before[position - 1];
            }
        }
        return after;
    }
}
