package dev.vmbot.intent.lexicon;

import dev.vmbot.intent.lexicon.Entry.Inflection;
import dev.vmbot.model.Action;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads the lines of a lexicon file: `sense [detail]: form|form|…`, a verb's forms in the order of [Inflection].
final class LexiconFile {

    private static final List<Inflection> INFLECTIONS = List.of(Inflection.values());

    private LexiconFile() {}

    /// @throws IllegalArgumentException if a line cannot be read; names the line
    static List<Entry> read(String resource) {
        var entries = new ArrayList<Entry>();
        lines(resource).forEach(line -> entries.addAll(line(line)));
        return entries;
    }

    /// Lines without comments and blank ones.
    static List<String> lines(String resource) {
        try (InputStream in = LexiconFile.class.getResourceAsStream("/dev/vmbot/intent/" + resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no lexicon " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Entry> line(String line) {
        int colon = line.indexOf(": ");
        if (colon < 0) {
            throw new IllegalArgumentException("no sense before a colon: " + line);
        }
        String[] head = line.substring(0, colon).split(" ", -1);
        String[] forms = line.substring(colon + 2).split("\\|", -1);
        Sense sense = Sense.named(head[0]);
        String detail = head.length > 1 ? head[1] : "";
        boolean inflected = sense == Sense.VERB || sense == Sense.LIGHT;
        if (inflected && forms.length > INFLECTIONS.size()) {
            throw new IllegalArgumentException("more forms than a verb has: " + line);
        }
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < forms.length; i++) {
            Inflection inflection = inflected ? INFLECTIONS.get(i) : Inflection.BASE;
            entries.add(entry(sense, detail, forms[i].strip().toLowerCase(Locale.ROOT), inflection));
        }
        return entries;
    }

    private static Entry entry(Sense sense, String detail, String form, Inflection inflection) {
        if (sense != Sense.VERB) {
            return new Entry(form, Senses.of(sense), Optional.empty(), inflection, detail);
        }
        boolean forced = detail.endsWith("-force");
        String verb = forced ? detail.substring(0, detail.length() - "-force".length()) : detail;
        Action action = Action.valueOf(verb.toUpperCase(Locale.ROOT));
        Senses own = Senses.of(sense);
        Senses senses = forced ? own.and(Senses.of(Sense.FORCE)) : own;
        return new Entry(form, senses, Optional.of(action), inflection, "");
    }
}
