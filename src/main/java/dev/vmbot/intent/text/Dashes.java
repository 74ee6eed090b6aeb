package dev.vmbot.intent.text;

import java.util.regex.Pattern;

/// Phones and editors make one dash of the two hyphens before a flag: "—namespace dev", "− n dev".
public final class Dashes {

    private static final String DASHES = "[-\u2010-\u2015\u2212]";
    private static final String NAMES =
            "namespace|ns|force|force-stop|selector|labels|label|all|all-namespaces|yes|reason|grace-period|except";
    private static final Pattern LONG =
            Pattern.compile("(?<![^\\s\\h])" + DASHES + "{1,2}(?=(?:" + NAMES + ")(?:[\\s\\h=]|$))");
    private static final Pattern SHORT =
            Pattern.compile("(?<![^\\s\\h])" + DASHES + "{1,2}(?:\\h(?=[nl]\\h)|(?=[nlfy](?:[\\s\\h=]|$)))");
    private static final Pattern ANY = Pattern.compile("[\u2010-\u2015\u2212]");

    private Dashes() {}

    /// With two hyphens before the long name of a flag and one before a short one; all else as it was.
    public static String flags(String text) {
        if (!ANY.matcher(text).find()) {
            return text;
        }
        return SHORT.matcher(LONG.matcher(text).replaceAll("--")).replaceAll("-");
    }
}
