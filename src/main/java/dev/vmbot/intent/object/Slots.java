package dev.vmbot.intent.object;

import dev.vmbot.intent.lexicon.Entry;
import dev.vmbot.intent.lexicon.Lexicon;
import dev.vmbot.intent.lexicon.Sense;
import dev.vmbot.intent.lexicon.Tagger;
import dev.vmbot.intent.text.Token;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.model.KnownVms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Places in which a word can only be the name of a namespace, whatever it means elsewhere: behind `-n`, beside the
/// word
/// namespace, behind "in" where it is known to be one or where a name stands before it. Such a word is taken as it is,
/// as if it stood in quotes.
public final class Slots {

    /// Beside the word namespace these say which one by what was said before.
    private static final Set<String> POINTING = Set.of(
            "the",
            "a",
            "an",
            "this",
            "that",
            "these",
            "those",
            "same",
            "which",
            "what",
            "whole",
            "entire",
            "my",
            "our",
            "your",
            "their",
            "its",
            "every",
            "each",
            "all",
            "any",
            "other",
            "another",
            "right",
            "wrong",
            "correct",
            "default",
            "current",
            "said",
            "following",
            "both",
            "no",
            "own",
            "channel");

    private static final Set<String> JOINING = Set.of("named", "called", "is", "=");

    /// What stands before "in" where a VM is told to be.
    private static final Set<String> LOCATING = Set.of(
            "is",
            "it's",
            "its",
            "are",
            "they're",
            "both",
            "all",
            "lives",
            "live",
            "sits",
            "sit",
            "runs",
            "run",
            "located",
            "hosted",
            "deployed",
            "residing",
            "resides",
            "over",
            "out",
            "vm",
            "vms");

    private final List<Token> tokens;
    private final Lexicon lexicon;
    private final KnownVms known;
    private final List<Token> fixed = new ArrayList<>();

    private Slots(List<Token> tokens, Lexicon lexicon, KnownVms known) {
        this.tokens = tokens;
        this.lexicon = lexicon;
        this.known = known;
    }

    /// The tokens with the words in such places as if in quotes, and "the dev namespace" as "the namespace dev".
    public static List<Token> fixed(List<Token> tokens, Lexicon lexicon, KnownVms known) {
        var slots = new Slots(tokens, lexicon, known);
        int at = 0;
        while (at < tokens.size()) {
            at = slots.next(at);
        }
        return slots.fixed;
    }

    private int next(int at) {
        Token token = tokens.get(at);
        fixed.add(token);
        if (isNamespaceFlag(token)) {
            return behind(at + 1, !isLast(at));
        }
        boolean plural = token.text().length() > 2 && token.text().endsWith("s");
        if (is(at, Sense.NAMESPACE) && !plural) {
            return noun(at);
        }
        if (is(at, Sense.PREP)) {
            return preposition(at);
        }
        if (token.is(Kind.OPEN) && isPlaceInBrackets(at)) {
            return behind(at + 1, true);
        }
        return at + 1;
    }

    private boolean isNamespaceFlag(Token token) {
        return token.is(Kind.FLAG)
                && token.text().indexOf('=') < 0
                && lexicon.find(token.text())
                        .filter(flag -> flag.is(Sense.FLAG) && flag.detail().equals("namespace"))
                        .isPresent();
    }

    private boolean isLast(int at) {
        return at + 1 >= tokens.size();
    }

    /// Takes the word at an index where it is one.
    private int behind(int at, boolean taken) {
        if (!taken || !isBare(at)) {
            return at;
        }
        fixed.add(asName(tokens.get(at)));
        return at + 1;
    }

    private static Token asName(Token word) {
        return new Token(Kind.WORD, word.text(), word.raw(), true, word.odd());
    }

    /// At the word namespace: the name stands before it, or behind it.
    private int noun(int at) {
        if (isNameBefore(at)) {
            fixed.removeLast();
            Token name = fixed.removeLast();
            fixed.add(tokens.get(at));
            fixed.add(asName(name));
            return at + 1;
        }
        int next = at + 1;
        boolean joined = false;
        while (next < tokens.size() && (tokens.get(next).is(Kind.COLON) || JOINING.contains(text(next)))) {
            joined |= true;
            fixed.add(tokens.get(next++));
        }
        boolean pointed =
                at > 0 && POINTING.contains(text(at - 1)) && !text(at - 1).equals("the");
        boolean unlisted = isBare(next) && entry(next).isEmpty();
        return behind(next, isBare(next) && !isStructure(next) && (joined || unlisted || !pointed));
    }

    /// "in the team namespace", "web-1, team namespace".
    private boolean isNameBefore(int at) {
        int name = at - 1;
        if (!isBare(name)
                || POINTING.contains(text(name))
                || isStructure(name)
                || text(name).indexOf('/') >= 0) {
            return false;
        }
        if (name > 0 && (is(name - 1, Sense.PREP) || isPointed(name - 1))) {
            return true;
        }
        boolean opens = name == 0
                || switch (tokens.get(name - 1).kind()) {
                    case COMMA, OPEN, DASH, NEWLINE, STOP, COLON, BOT, BULLET -> true;
                    default -> isName(name - 1);
                };
        boolean named = !isBare(at + 1) || isStructure(at + 1) || (name > 1 && is(at + 1, Sense.NOISE));
        return opens && named && !isAsking(name);
    }

    private boolean isPointed(int at) {
        return is(at, Sense.DET)
                && lexicon.find(text(at))
                        .filter(e -> e.detail().equals("article"))
                        .isPresent();
    }

    private boolean isAsking(int at) {
        return is(at, Sense.VERB, Sense.LIST, Sense.STATUS, Sense.LIGHT, Sense.REQUEST, Sense.NEED, Sense.VM);
    }

    /// "in dev", "in the dev" where dev is known; "web-1 in new" where nothing else can be meant.
    private int preposition(int at) {
        int name = at + 1;
        boolean article = name < tokens.size() && isPointed(name);
        name += article ? 1 : 0;
        if (!isBare(name) || text(name).indexOf('/') >= 0) {
            return at + 1;
        }
        boolean in = text(at).equals("in");
        boolean place = known.isNamespace(text(name)) && (in || !known.has(text(name)));
        if (!place && !(in && !article && isEveryday(at, name))) {
            return at + 1;
        }
        if (article) {
            fixed.add(tokens.get(at + 1));
        }
        return behind(name, true);
    }

    /// An everyday word where only a namespace can stand: behind a name, or at the end of a question.
    private boolean isEveryday(int in, int name) {
        Optional<Entry> entry = entry(name);
        boolean single = entry.isPresent() && Tagger.length(tokens, name, lexicon) == 1;
        if (in == 0
                || !single
                || Tagger.length(tokens, in, lexicon) > 1
                || isStructure(name)
                || POINTING.contains(text(name))
                || Tagger.isNumber(text(name))) {
            return false;
        }
        boolean told = LOCATING.contains(text(in - 1))
                || (in > 1 && isName(in - 2) && !tokens.get(in - 1).is(Kind.WORD) && isClosed(name + 1));
        boolean said = isName(in - 1)
                || told
                || (isClosed(name + 1)
                        && is(in - 1, Sense.VM, Sense.MACHINE, Sense.RUNNING, Sense.LIST, Sense.STOPPED));
        return said && !isSaying(entry.get());
    }

    /// "web-1 (pay)".
    private boolean isPlaceInBrackets(int open) {
        int name = open + 1;
        boolean alone = open > 0
                && isName(open - 1)
                && isBare(name)
                && name + 1 < tokens.size()
                && tokens.get(name + 1).is(Kind.CLOSE);
        boolean remark = is(name, Sense.NOISE, Sense.REASON, Sense.FORCE, Sense.GENTLE, Sense.SCHEDULE, Sense.PAST)
                || is(name, Sense.MACHINE, Sense.VM, Sense.UP, Sense.DOWN, Sense.WORKLOAD, Sense.AGAIN, Sense.OKAY);
        return alone
                && (known.isNamespace(text(name))
                        || (!remark && entry(name).filter(e -> !isSaying(e)).isPresent()));
    }

    /// What is said of VMs with "in" without saying where: "in general", "in error".
    private static boolean isSaying(Entry entry) {
        boolean state = entry.is(Sense.SYMPTOM)
                || entry.is(Sense.TERMINATING)
                || entry.is(Sense.IN_TRANSITION)
                || entry.is(Sense.RUNNING)
                || entry.is(Sense.STOPPED)
                || entry.is(Sense.CONDITION);
        boolean verb = entry.is(Sense.VERB) || entry.is(Sense.LIGHT);
        return state
                || verb
                || entry.is(Sense.IDIOM)
                || entry.is(Sense.PRONOUN)
                || entry.is(Sense.ALL)
                || entry.is(Sense.VM);
    }

    private boolean isClosed(int at) {
        return at >= tokens.size() || !tokens.get(at).is(Kind.WORD) || is(at, Sense.NOISE, Sense.AND, Sense.EXCEPT);
    }

    /// A word that looks like a name, is one, or is in quotes.
    private boolean isName(int at) {
        Token token = tokens.get(at);
        return token.is(Kind.WORD)
                && !token.odd()
                && (token.quoted()
                        || (Names.isDistinct(token.text())
                                && lexicon.find(token.text()).isEmpty())
                        || known.has(token.text()));
    }

    /// A word that joins others and names nothing.
    private boolean isStructure(int at) {
        return is(
                        at,
                        Sense.AND,
                        Sense.PREP,
                        Sense.BE,
                        Sense.PLEASE,
                        Sense.EXCEPT,
                        Sense.NEVER,
                        Sense.NAMESPACE,
                        Sense.NAMED)
                || isPointed(at)
                || (is(at, Sense.REASON)
                        && !lexicon.find(text(at)).orElseThrow().detail().isEmpty());
    }

    private boolean isBare(int at) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(Kind.WORD);
    }

    private boolean is(int at, Sense... senses) {
        Optional<Entry> entry = entry(at);
        if (entry.isPresent()) {
            for (Sense sense : senses) {
                if (entry.get().is(sense)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<Entry> entry(int at) {
        return isBare(at) && !tokens.get(at).quoted() ? lexicon.find(text(at)) : Optional.empty();
    }

    private String text(int at) {
        return tokens.get(at).text();
    }
}
