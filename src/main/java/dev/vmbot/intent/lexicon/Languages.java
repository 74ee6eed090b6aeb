package dev.vmbot.intent.lexicon;

import dev.vmbot.intent.text.Token;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All lexicons, and which of them a text is read with. Immutable.
public final class Languages {

    /// One language.
    ///
    /// @param lexicon its forms on top of the English ones, because nouns and flags are English everywhere
    /// @param cues words that tell this language from English
    private record Language(Lexicon lexicon, Set<String> cues) {}

    private final Lexicon english;
    private final List<Language> others;

    private Languages(Lexicon english, List<Language> others) {
        this.english = english;
        this.others = List.copyOf(others);
    }

    /// The languages of `languages.txt`, of which the first is the one that all others build on.
    public static Languages load() {
        List<String> names = LexiconFile.lines("languages.txt");
        Collection<Entry> base = merged(LexiconFile.read(names.getFirst() + ".lex"));
        Lexicon english = new Lexicon(base);
        var others = new ArrayList<Language>();
        for (String name : names.subList(1, names.size())) {
            Collection<Entry> own = merged(LexiconFile.read(name + ".lex"));
            var all = new LinkedHashMap<String, Entry>();
            base.forEach(entry -> all.put(entry.form(), entry));
            own.forEach(entry -> all.put(entry.form(), entry));
            others.add(new Language(new Lexicon(all.values()), cues(own, english)));
        }
        return new Languages(english, others);
    }

    public Lexicon english() {
        return english;
    }

    /// English unless the text holds words of another language that are not English.
    public Lexicon of(List<Token> tokens) {
        Lexicon best = english;
        int most = 0;
        for (Language language : others) {
            int count = 0;
            for (Token token : tokens) {
                if (token.is(Token.Kind.WORD) && !token.quoted() && language.cues.contains(token.text())) {
                    count++;
                }
            }
            if (count > most) {
                most = count;
                best = language.lexicon;
            }
        }
        return best;
    }

    /// Every lexicon, the first is English.
    public List<Lexicon> all() {
        var all = new ArrayList<>(List.of(english));
        others.forEach(language -> all.add(language.lexicon));
        return all;
    }

    private static Collection<Entry> merged(List<Entry> entries) {
        Map<String, Entry> byForm = new LinkedHashMap<>();
        entries.forEach(entry -> byForm.merge(entry.form(), entry, Entry::and));
        return byForm.values();
    }

    private static Set<String> cues(Collection<Entry> own, Lexicon english) {
        var cues = new HashSet<String>();
        for (Entry entry : own) {
            for (String word : entry.form().split(" ", -1)) {
                if (!english.knows(word) && word.length() > 1) {
                    cues.add(word);
                }
            }
        }
        return cues;
    }
}
