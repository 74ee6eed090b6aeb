package dev.vmbot.intent.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What words can do in a request besides naming VMs, as `account.words` lists it.
final class Vocabulary {

    /// As the file names them.
    enum Role {
        COURTESY,
        EXCEPT,
        SPARE,
        WANT,
        BUT,
        NOTICE,
        STAYS,
        GUARD,
        STATE,
        TIME,
        PAST,
        ALTERNATIVE,
        SETTLED,
        WITHDRAWN,
        NAMESPACE,
        IN,
        IDIOM,
        START,
        STOP,
        RESTART,
        DEED,
        TO_OFF,
        TO_ON,
        FUNCTION
    }

    /// @param words "#" for any number
    record Phrase(Role role, List<String> words) {}

    private static final Vocabulary WORDS = load();
    private static final Set<String> PRONOUNS =
            Set.of("it's", "that's", "there's", "what's", "who's", "let's", "here's");

    private final Map<String, List<Phrase>> byFirst = new HashMap<>();
    private final Map<Role, Set<String>> single = new EnumMap<>(Role.class);

    private Vocabulary() {
        for (Role role : Role.values()) {
            single.put(role, new HashSet<>());
        }
    }

    static List<Phrase> startingWith(String word) {
        return WORDS.byFirst.getOrDefault(word, List.of());
    }

    /// Whether the word alone has the role.
    static boolean has(Role role, String word) {
        return Objects.requireNonNull(WORDS.single.get(role)).contains(word);
    }

    static boolean isPronoun(String word) {
        return PRONOUNS.contains(word);
    }

    private static Vocabulary load() {
        var vocabulary = new Vocabulary();
        var in = Objects.requireNonNull(Vocabulary.class.getResourceAsStream("account.words"));
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                    .forEach(vocabulary::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return vocabulary;
    }

    private void add(String line) {
        int colon = line.indexOf(": ");
        Role role = Role.valueOf(line.substring(0, colon).replace('-', '_').toUpperCase(Locale.ROOT));
        for (String phrase : line.substring(colon + 2).split("\\|", -1)) {
            List<String> words = List.of(phrase.split(" ", -1));
            byFirst.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>()).add(new Phrase(role, words));
            if (words.size() == 1) {
                Objects.requireNonNull(single.get(role)).add(phrase);
            }
        }
    }
}
