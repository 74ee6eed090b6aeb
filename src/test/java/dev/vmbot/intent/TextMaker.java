package dev.vmbot.intent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vmbot.intent.lexicon.Languages;
import dev.vmbot.intent.lexicon.Sense;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Makes texts: forms of the lexicon in any order, corpus lines with letters moved about, and plain noise.
final class TextMaker {

    private static final String TRICKS =
            "\u200B\u200E\u202E\u2066\u00A0\u2011а–’“”`*_~<>|&;$(){}[]\"'\\/\n\t!?.,:#@%\uD83D\uDE00\uD83D";
    private static final List<String> PIECES = List.of(
            "web-01",
            "prod/web-01",
            "web-02",
            "in prod",
            "-n dev",
            "vm",
            "the VM",
            "web-*",
            "all vms",
            ",",
            "and",
            "`",
            "```",
            "<@U0VMBOT>",
            "<@U0ANNA77>",
            "&amp;",
            "&lt;",
            "<http://a.b|a.b>",
            ":+1:",
            "18:00",
            "--force",
            "-l app=web",
            "web-{1..3}",
            "web-1 to web-4",
            "db_1",
            "\"",
            "(dev)",
            "don't",
            "please",
            "?",
            "!",
            "\n",
            "\n* ");

    private final SplittableRandom random;
    private final List<String> forms = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    TextMaker(SplittableRandom random) {
        this.random = random;
        var languages = Languages.load();
        for (Sense sense : Sense.values()) {
            languages.all().forEach(lexicon -> forms.addAll(lexicon.forms(sense)));
        }
        for (String file : List.of("dev.jsonl", "phrases.jsonl", "phrases-second.jsonl", "chatter.jsonl")) {
            Corpus.rows(file).stream()
                    .map((JsonNode row) -> row.path("text").asText())
                    .forEach(lines::add);
        }
    }

    String next() {
        return switch (random.nextInt(4)) {
            case 0 -> words();
            case 1 -> mutated(lines.get(random.nextInt(lines.size())));
            case 2 -> mutated(words());
            default -> noise();
        };
    }

    private String words() {
        var text = new StringBuilder();
        for (int i = random.nextInt(1, 9); i > 0; i--) {
            List<String> from = random.nextInt(3) == 0 ? forms : PIECES;
            text.append(from.get(random.nextInt(from.size()))).append(random.nextInt(12) == 0 ? "" : " ");
        }
        return text.toString();
    }

    private String mutated(String line) {
        var text = new StringBuilder(line);
        for (int i = random.nextInt(1, 4); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, TRICKS.charAt(random.nextInt(TRICKS.length())));
                case 2 -> text.setCharAt(at, TRICKS.charAt(random.nextInt(TRICKS.length())));
                default -> text.insert(at, " " + PIECES.get(random.nextInt(PIECES.size())) + " ");
            }
        }
        return text.toString();
    }

    private String noise() {
        var text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append((char) (random.nextInt(8) == 0 ? random.nextInt(0x10000) : random.nextInt(0x20, 0x7F)));
        }
        return text.toString();
    }

    /// What people see of a text, in lower case.
    static String visible(String text) {
        var visible = new StringBuilder();
        text.chars()
                .filter(c -> Character.getType(c) != Character.FORMAT && !(c >= 0xFE00 && c <= 0xFE0F))
                .map(c -> Character.getType(c) == Character.DASH_PUNCTUATION || c == 0x2212 ? '-' : c)
                .forEach(c -> visible.append((char) c));
        return visible.toString().toLowerCase(Locale.ROOT);
    }
}
