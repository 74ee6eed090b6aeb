package dev.vmbot.intent.account;

import dev.vmbot.intent.account.Vocabulary.Phrase;
import dev.vmbot.intent.account.Vocabulary.Role;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A text cut into words, with what each of them can do.
final class Said {

    /// @param to exclusive
    record Span(int from, int to) {}

    private final List<Word> words;
    private final Map<Role, List<Span>> spans = new EnumMap<>(Role.class);
    private final BitSet excused = new BitSet();

    /// @param reasons why something is asked, in the person's words: what they say decides nothing
    Said(String text, List<String> reasons) {
        this.words = Cutter.words(text);
        for (int i = 0; i < words.size(); i++) {
            mark(i);
        }
        spans(Role.COURTESY).forEach(this::excuse);
        for (String reason : reasons) {
            List<String> of = Cutter.words(reason).stream().map(Word::text).toList();
            int at = of.isEmpty()
                    ? -1
                    : Collections.indexOfSubList(words.stream().map(Word::text).toList(), of);
            if (at >= 0) {
                excuse(new Span(at, at + of.size()));
            }
        }
    }

    private void excuse(Span span) {
        excused.set(span.from(), span.to());
    }

    private void mark(int at) {
        String first = words.get(at).text();
        mark(at, first);
        if (first.chars().allMatch(Character::isDigit)) {
            mark(at, "#");
        }
    }

    private void mark(int at, String first) {
        for (Phrase phrase : Vocabulary.startingWith(first)) {
            if (stands(phrase.words(), at)) {
                spans.computeIfAbsent(phrase.role(), _ -> new ArrayList<>())
                        .add(new Span(at, at + phrase.words().size()));
            }
        }
    }

    private boolean stands(List<String> phrase, int at) {
        if (at + phrase.size() > words.size()) {
            return false;
        }
        for (int i = 1; i < phrase.size(); i++) {
            String word = words.get(at + i).text();
            boolean number = phrase.get(i).equals("#") && word.chars().allMatch(Character::isDigit);
            if (!number && !phrase.get(i).equals(word)) {
                return false;
            }
        }
        return true;
    }

    List<Word> words() {
        return words;
    }

    int size() {
        return words.size();
    }

    Word word(int at) {
        return words.get(at);
    }

    String text(int at) {
        return at < 0 || at >= words.size() ? "" : words.get(at).text();
    }

    /// Where words of this role stand that are neither politeness nor part of a reason.
    List<Span> counting(Role role) {
        return spans(role).stream()
                .filter(span -> !excused.get(span.from()) || isAs(span))
                .toList();
    }

    /// "As the last one leaves" looks like a reason, and is none.
    private boolean isAs(Span span) {
        return span.to() - span.from() > 1
                && (words.get(span.from()).is("as") || words.get(span.from()).is("given"))
                && !isOfCourtesy(span);
    }

    private boolean isOfCourtesy(Span span) {
        return spans(Role.COURTESY).stream().anyMatch(c -> c.from() <= span.from() && span.to() <= c.to());
    }

    boolean has(Role role) {
        return !counting(role).isEmpty();
    }

    boolean isExcused(int at) {
        return excused.get(at);
    }

    private List<Span> spans(Role role) {
        return spans.getOrDefault(role, List.of());
    }

    /// Index behind the last word of the clause that the word stands in.
    int clauseEnd(int at) {
        int end = at;
        while (end < words.size()
                && at < words.size()
                && words.get(end).clause() == words.get(at).clause()) {
            end++;
        }
        return end;
    }

    int clauseStart(int at) {
        int start = at;
        while (start > 0
                && at < words.size()
                && words.get(start - 1).clause() == words.get(at).clause()) {
            start--;
        }
        return start;
    }
}
