package dev.vmbot.intent;

import dev.vmbot.intent.Interpretation.Mistake;
import dev.vmbot.intent.Interpretation.Misused;
import dev.vmbot.intent.Interpretation.OtherTask;
import dev.vmbot.intent.lexicon.Entry;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Lexicon;
import dev.vmbot.intent.lexicon.Sense;
import dev.vmbot.intent.object.Names;
import dev.vmbot.intent.text.Token;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.model.KnownVms;
import dev.vmbot.model.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is typed behind the slash command, as far as it is a command line and no sentence: a command, names and flags.
/// A word that stands alone behind a command names a VM, whatever it means elsewhere.
final class CommandLine {

    private static final List<String> COMMANDS =
            List.of("start", "stop", "restart", "status", "list", "diagnose", "history", "help");

    private static final Set<String> ABOUT_ONE = Set.of("start", "stop", "restart", "status", "diagnose");

    private static final Set<String> WITH_VALUE = Set.of("namespace", "selector", "reason", "grace");

    private final List<Token> tokens;
    private final Lexicon lexicon;
    private final KnownVms known;

    CommandLine(List<Token> tokens, Lexicon lexicon, KnownVms known) {
        this.tokens = tokens;
        this.lexicon = lexicon;
        this.known = known;
    }

    /// The tokens, with the only word behind a command as if in quotes.
    List<Token> named() {
        boolean one = tokens.size() > 1
                && ABOUT_ONE.contains(tokens.getFirst().text())
                && isName(tokens.get(1))
                && isFlags(2);
        if (!one) {
            return tokens;
        }
        var named = new ArrayList<>(tokens);
        Token word = tokens.get(1);
        named.set(1, new Token(Kind.WORD, word.text(), word.raw(), true, word.odd()));
        return named;
    }

    /// Empty for what can be read as a sentence.
    Optional<Reading> read(List<Item> items) {
        return withoutValue().or(this::noCommand).or(() -> history(items));
    }

    /// "stop web-01 -n".
    private Optional<Reading> withoutValue() {
        for (int at = 0; at < tokens.size(); at++) {
            Token flag = tokens.get(at);
            boolean value = at + 1 < tokens.size() && !tokens.get(at + 1).is(Kind.FLAG);
            if (flag.is(Kind.FLAG) && !value && takesValue(flag)) {
                return Optional.of(
                        misused(Mistake.NO_VALUE, flag.raw(), tokens.getFirst().text()));
            }
        }
        return Optional.empty();
    }

    private boolean takesValue(Token flag) {
        return lexicon.find(flag.text())
                .filter(entry -> entry.is(Sense.FLAG) && WITH_VALUE.contains(entry.detail()))
                .isPresent();
    }

    /// "lsit".
    private Optional<Reading> noCommand() {
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        Token first = tokens.getFirst();
        boolean strange = first.is(Kind.WORD)
                && !first.quoted()
                && isFlags(1)
                && !Names.isDistinct(first.text())
                && !lexicon.knows(first.text())
                && !known.has(first.text());
        return strange
                ? COMMANDS.stream()
                        .filter(command -> Spelling.distance(first.text(), command) <= (command.length() > 4 ? 2 : 1))
                        .min(Comparator.comparingInt(command -> Spelling.distance(first.text(), command)))
                        .map(command -> misused(Mistake.NO_COMMAND, first.raw(), command))
                : Optional.empty();
    }

    private Optional<Reading> history(List<Item> items) {
        boolean undo = tokens.size() == 1 && tokens.getFirst().text().equals("undo");
        if (undo) {
            return Optional.of(Reading.unsupported(OtherTask.UNDO, "what was done is to be undone"));
        }
        boolean asks = !tokens.isEmpty() && tokens.getFirst().text().equals("history");
        return asks ? Optional.of(Wish.historyOf(items.subList(1, items.size()), known)) : Optional.empty();
    }

    private static Reading misused(Mistake mistake, String said, String command) {
        return new Reading(new Misused(mistake, said, command), "not as a command line is typed");
    }

    private boolean isName(Token word) {
        Optional<Entry> entry = lexicon.find(word.text());
        boolean says = entry.filter(e -> e.is(Sense.ALL)
                        || e.is(Sense.PRONOUN)
                        || e.is(Sense.VM)
                        || e.is(Sense.MACHINE)
                        || e.is(Sense.NOISE)
                        || e.is(Sense.RUNNING)
                        || e.is(Sense.STOPPED)
                        || e.is(Sense.UP)
                        || e.is(Sense.DOWN)
                        || e.is(Sense.SYMPTOM)
                        || e.is(Sense.HELP)
                        || e.is(Sense.SCHEDULE)
                        || e.is(Sense.FORCE)
                        || e.is(Sense.GENTLE)
                        || e.is(Sense.EVERYWHERE)
                        || e.is(Sense.NAMESPACE)
                        || e.is(Sense.WORKLOAD)
                        || e.is(Sense.LIST)
                        || e.is(Sense.VERB))
                .isPresent();
        return word.is(Kind.WORD) && !word.odd() && entry.isPresent() && !says;
    }

    /// Nothing but flags and their values from an index on.
    private boolean isFlags(int from) {
        int at = from;
        while (at < tokens.size() && tokens.get(at).is(Kind.FLAG)) {
            at += takesValue(tokens.get(at)) && tokens.get(at).text().indexOf('=') < 0 ? 2 : 1;
        }
        return at >= tokens.size();
    }
}
