package dev.vmbot.intent.account;

import dev.vmbot.intent.account.Objection.Kind;
import dev.vmbot.intent.account.Said.Span;
import dev.vmbot.intent.account.Vocabulary.Role;
import dev.vmbot.model.Action;
import java.util.Optional;
import java.util.stream.IntStream;

/// What is to be left as it is, is not acted on; and whatever else is excepted beside names is asked about.
final class Spared {

    private static final Objection SPARED = new Objection(Kind.SPARED, "something is to be left as it is");

    private final Said said;
    private final Acts acts;
    private final Names names;

    Spared(Said said, Acts acts, Names names) {
        this.said = said;
        this.acts = acts;
        this.names = names;
    }

    Optional<Objection> objection() {
        boolean excepted = said.counting(Role.EXCEPT).stream().anyMatch(this::isLostException);
        boolean spared = said.counting(Role.SPARE).stream().anyMatch(this::isActedOnBehind);
        boolean staying = !acts.areSeveral()
                && said.counting(Role.STAYS).stream().anyMatch(stays -> !isDone(stays) && isActedOnBefore(stays));
        boolean wanted = said.counting(Role.WANT).stream()
                .anyMatch(want -> !acts.areSeveral() && !isDoneTo(want) && isActedOnBehind(want));
        boolean restricted = acts.selects() && said.counting(Role.BUT).stream().anyMatch(this::isActedOnBehind);
        return excepted || spared || staying || wanted || restricted ? Optional.of(SPARED) : Optional.empty();
    }

    private boolean isLostException(Span except) {
        int end = tailEnd(except.to());
        boolean strong = IntStream.range(except.to(), end).anyMatch(i -> acts.isExcepted(said.text(i)));
        for (int i = except.to(); i < end && !said.text(i).equals("but"); i++) {
            String word = said.text(i);
            boolean acted = names.isNameAnywhere(i) && acts.isTargetAsWritten(word);
            if (acted || (acts.selects() && !isToldOf(word)) || (strong && !isToldOf(word))) {
                return true;
            }
        }
        return false;
    }

    /// "We need a stopped": what is wanted is what is done.
    private boolean isDoneTo(Span want) {
        return IntStream.range(want.to(), said.clauseEnd(want.from()))
                .anyMatch(i ->
                        Vocabulary.has(Role.DEED, said.text(i)) || said.text(i).endsWith("ed"));
    }

    /// "A should be stopped": what should be is what is done.
    private boolean isDone(Span stays) {
        String next = said.text(stays.to());
        return next.endsWith("ed") || next.equals("down") || next.equals("off");
    }

    private boolean isToldOf(String word) {
        String name = word.substring(word.indexOf('/') + 1);
        return acts.isExcepted(name)
                || acts.isTarget(name)
                || acts.namespaces().contains(word)
                || acts.selectsBy(name)
                || Vocabulary.has(Role.FUNCTION, word);
    }

    /// Behind "except a", up to the end of the list.
    private int tailEnd(int from) {
        int end = from;
        while (end < said.size()) {
            end = said.clauseEnd(end);
            boolean goesOn =
                    said.text(end).equals("and") || said.text(end).equals("or") || acts.isExcepted(said.text(end));
            if (!goesOn) {
                return end;
            }
        }
        return end;
    }

    private boolean isActedOnBehind(Span spare) {
        int end = sentenceEnd(spare.to());
        boolean otherVerb = isOfAnotherDeed(spare);
        boolean named = false;
        for (int i = spare.to(); i < end && !isOver(spare, i); i++) {
            named |= names.isNameAnywhere(i);
            if (!otherVerb && isActedOn(i)) {
                return true;
            }
        }
        return acts.selects() && !named && isAboutThings(spare.to(), end);
    }

    private boolean isOver(Span spare, int at) {
        return at > spare.to() && (isNewDeed(at) || said.text(at).equals("but"));
    }

    /// "And stop b", "then start c": what is spared ends here.
    private boolean isNewDeed(int at) {
        boolean joined = said.text(at - 1).equals("and")
                || said.text(at - 1).equals("then")
                || said.text(at - 1).equals("just");
        return Vocabulary.has(Role.DEED, said.text(at)) && (joined || said.clauseStart(at) == at);
    }

    /// "Don't stop a, restart it": forbidden is something else, and was said first.
    private boolean isOfAnotherDeed(Span spare) {
        String verb = said.text(spare.to());
        boolean other = (Vocabulary.has(Role.STOP, verb) && !acts.actions().contains(Action.STOP))
                || (Vocabulary.has(Role.START, verb) && !acts.actions().contains(Action.START))
                || (Vocabulary.has(Role.RESTART, verb) && !acts.actions().contains(Action.RESTART));
        boolean first = IntStream.range(0, spare.from()).noneMatch(names::isName);
        return other && first;
    }

    private boolean isActedOn(int at) {
        if (!names.isNameAnywhere(at)) {
            return false;
        }
        String word = said.text(at);
        String name = word.substring(word.indexOf('/') + 1);
        return acts.isTargetAsWritten(word)
                || (acts.selects()
                        && !acts.isExcepted(name)
                        && !acts.namespaces().contains(word));
    }

    private boolean isActedOnBefore(Span stays) {
        int from = said.clauseStart(stays.from());
        boolean named = false;
        for (int i = stays.from() - 1; i >= from && isListed(i); i--) {
            named |= names.isNameAnywhere(i);
            if (isActedOn(i)) {
                return true;
            }
        }
        return acts.selects() && !named && isAboutThings(from, said.clauseEnd(stays.from()));
    }

    private boolean isListed(int at) {
        String word = said.text(at);
        return names.isNameAnywhere(at)
                || word.equals("and")
                || word.equals("or")
                || word.equals("both")
                || word.equals("vm");
    }

    /// Something that is no name is spoken of, in a clause of its own.
    private boolean isAboutThings(int from, int end) {
        int start = said.clauseStart(from);
        boolean deed = IntStream.range(start, from).anyMatch(i -> Vocabulary.has(Role.DEED, said.text(i)));
        return !deed && IntStream.range(from, end).anyMatch(i -> !isToldOf(said.text(i)) && !said.isExcused(i));
    }

    /// Commas go on, a full clause with a deed of its own does not.
    private int sentenceEnd(int from) {
        return said.clauseEnd(Math.max(0, Math.min(from, said.size() - 1)));
    }
}
