package dev.vmbot.intent.account;

import dev.vmbot.intent.account.Objection.Kind;
import dev.vmbot.intent.account.Said.Span;
import dev.vmbot.intent.account.Vocabulary.Role;
import java.util.Optional;
import java.util.Set;

/// A condition is acted on only when it is one on the present state of what is acted on.
final class Conditions {

    private static final Set<String> ASIDES = Set.of("until", "till", "til", "before", "after", "while");

    private final Said said;
    private final Acts acts;

    Conditions(Said said, Acts acts) {
        this.said = said;
        this.acts = acts;
    }

    Optional<Objection> objection() {
        return said.counting(Role.GUARD).stream().anyMatch(guard -> !isOfNow(guard))
                ? Optional.of(new Objection(Kind.CONDITION, "a condition that cannot be judged now"))
                : Optional.empty();
    }

    private boolean isOfNow(Span guard) {
        int end = said.clauseEnd(guard.from());
        String word = said.text(guard.from());
        boolean order = word.equals("after") || word.equals("before") || word.equals("once");
        if (guard.to() == end && order) {
            return true;
        }
        if (order && (acts.areSeveral() || isState(guard.to(), end))) {
            return true;
        }
        if (isOfANotice(guard) || isOfAnAside(guard, word)) {
            return true;
        }
        boolean present = word.equals("if") || word.equals("unless") || word.equals("while") || word.equals("only");
        return present && guard.to() < end && isState(guard.to(), end);
    }

    private boolean isOfANotice(Span guard) {
        int start = said.clauseStart(guard.from());
        return said.counting(Role.NOTICE).stream()
                .anyMatch(notice -> notice.from() >= start && notice.from() < guard.from());
    }

    /// "We won't need it until Monday".
    private boolean isOfAnAside(Span guard, String word) {
        int start = said.clauseStart(guard.from());
        return ASIDES.contains(word) && start > 0 && start < guard.from() && acts.isAsideAt(said, start);
    }

    private boolean isState(int from, int end) {
        for (int i = from; i < end; i++) {
            String word = said.text(i);
            boolean told = said.isExcused(i)
                    || Vocabulary.has(Role.STATE, word)
                    || acts.isTarget(word.substring(word.indexOf('/') + 1))
                    || acts.namespaces().contains(word);
            if (!told) {
                return false;
            }
        }
        return true;
    }
}
