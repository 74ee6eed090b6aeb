package dev.vmbot.app.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A row of `hostile.tsv`.
///
/// @param kind what is hostile about it
/// @param who user id, with `@TEAM` for another workspace; `-` when it comes from no person
/// @param way how it reaches the bot: a command's name, `mention`, `press approve on DONE`, …
/// @param text with `{x*3}` for `xxx`, Java's escapes, and names of [#with]
/// @param answer words of the answer, or an HTTP status; `-` for none
record HostileInput(String kind, String who, String way, String text, String answer) {

    private static final Pattern REPEATED = Pattern.compile("\\{([^{}]+|\\{[^{}]*\\}[^{}]*)\\*(\\d+)\\}");

    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-f]{4})");

    static List<HostileInput> all() throws IOException {
        try (var file = HostileInput.class.getResourceAsStream("hostile.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new HostileInput(cells[0], cells[1], cells[2], cells[3], cells[4]))
                    .toList();
        }
    }

    /// @param names what stands for `{NAME}`
    HostileInput with(Map<String, String> names) {
        String full = expanded(text);
        for (Map.Entry<String, String> name : names.entrySet()) {
            full = full.replace("{" + name.getKey() + "}", name.getValue());
        }
        return new HostileInput(kind, who, way, full, answer);
    }

    boolean isSilent() {
        return answer.equals("-");
    }

    boolean comesOverHttpAlone() {
        return who.equals("-");
    }

    String user() {
        return who.split("@", 2)[0];
    }

    String team(String home) {
        return who.contains("@") ? who.split("@", 2)[1] : home;
    }

    private static String expanded(String text) {
        String repeated = text;
        Matcher matcher = REPEATED.matcher(repeated);
        while (matcher.find()) {
            String run = matcher.group(1).repeat(Integer.parseInt(matcher.group(2)));
            repeated = repeated.substring(0, matcher.start()) + run + repeated.substring(matcher.end());
            matcher = REPEATED.matcher(repeated);
        }
        return UNICODE.matcher(repeated)
                .replaceAll(code -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16))))
                .translateEscapes();
    }

    @Override
    public String toString() {
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return "%s: %s by %s: %s".formatted(kind, way, who, shown);
    }
}
