package dev.vmbot.intent.account;

import dev.vmbot.intent.account.Objection.Kind;
import dev.vmbot.intent.account.Said.Span;
import dev.vmbot.intent.account.Vocabulary.Role;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// No time and no number is dropped.
final class Times {

    private static final Pattern CLOCK = Pattern.compile(
            "\\d{1,2}:\\d{2}(?:am|pm|h|z)?|\\d{1,2}(?:am|pm)|\\d{1,2}h(?:\\d{2})?|\\d{4}-\\d{2}-\\d{2}.*|\\d{1,2}/\\d{1,2}(?:/\\d+)?"
                    + "|\\d+(?:min|mins|minutes|hrs|hours|days|weeks|sec|secs|h|m|s|d)|\\+\\d+[hmd]");
    private static final Set<String> FINITE = Set.of(
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "had",
            "broke",
            "begins",
            "starts",
            "ends",
            "need",
            "needs",
            "asked",
            "told",
            "tried",
            "complain",
            "moved",
            "went",
            "left",
            "failed",
            "crashed",
            "demo's",
            "gets",
            "got",
            "will",
            "ran");

    private final Said said;
    private final Acts acts;

    Times(Said said, Acts acts) {
        this.said = said;
        this.acts = acts;
    }

    Optional<Objection> objection() {
        if (said.words().stream().anyMatch(word -> word.kind() == Word.Kind.DATE)) {
            return Optional.of(new Objection(Kind.TIME, "a time was said"));
        }
        boolean time = said.counting(Role.TIME).stream().map(Span::from).anyMatch(this::counts)
                || IntStream.range(0, said.size())
                        .filter(i -> CLOCK.matcher(said.text(i)).matches())
                        .anyMatch(this::counts);
        if (time) {
            return Optional.of(new Objection(Kind.TIME, "a time was said"));
        }
        boolean number = IntStream.range(0, said.size()).filter(this::isNumber).anyMatch(i -> !isTold(i));
        return number ? Optional.of(new Objection(Kind.NUMBER, "a number was said")) : Optional.empty();
    }

    private boolean counts(int at) {
        String word = said.text(at);
        boolean named = acts.isTarget(word)
                || acts.isExcepted(word)
                || acts.namespaces().contains(word);
        boolean told = !isOften(at) && isTold(at, said.clauseStart(at));
        return !named && !said.isExcused(at) && !isPast(at) && !told;
    }

    /// Something else is said to be at that time: in a clause of its own that neither asks nor names a VM.
    private boolean isTold(int at, int start) {
        int end = said.clauseEnd(at);
        boolean asks = IntStream.range(start, end).anyMatch(this::isAsking);
        boolean states = IntStream.range(start, end).anyMatch(this::isStating);
        return !asks && (states || (at > start && start > 0 && acts.isAsideAt(said, start)));
    }

    private boolean isStating(int at) {
        return FINITE.contains(said.text(at)) || said.word(at).possessive();
    }

    private boolean isAsking(int at) {
        return Vocabulary.has(Role.DEED, said.text(at))
                || acts.isTarget(said.text(at))
                || acts.selectsBy(said.text(at));
    }

    private boolean isOften(int at) {
        return said.text(at + 1).equals("times") && said.text(at).chars().allMatch(Character::isDigit);
    }

    private boolean isPast(int at) {
        return said.counting(Role.PAST).stream()
                .anyMatch(span -> said.clauseStart(span.from()) == said.clauseStart(at) && span.from() <= at + 1);
    }

    private boolean isNumber(int at) {
        return !said.text(at).isEmpty() && said.text(at).chars().allMatch(Character::isDigit) && !said.isExcused(at);
    }

    private boolean isTold(int at) {
        String number = said.text(at);
        String before = said.text(at - 1);
        boolean listed = said.clauseStart(at) == at && said.clauseEnd(at) == at + 1;
        return acts.targets().stream().anyMatch(target -> target.name().endsWith(number))
                || number.equals(Integer.toString(acts.targets().size()))
                || listed
                || before.contains("grace")
                || before.equals("period")
                || before.equals("of")
                || acts.namespaces().stream().anyMatch(ns -> ns.equals(number) || ns.endsWith(number))
                || acts.selectsBy(number)
                || isTold(at, said.clauseStart(at));
    }
}
