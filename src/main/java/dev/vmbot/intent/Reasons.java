package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.LIGHT;
import static dev.vmbot.intent.lexicon.Sense.REASON;
import static dev.vmbot.intent.lexicon.Sense.THEN;
import static dev.vmbot.intent.lexicon.Sense.VERB;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.intent.text.Tokenizer;
import dev.vmbot.intent.text.Tokenizer.Span;
import dev.vmbot.model.Intent;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds why something is asked for, so that it is kept with the request. What it says decides nothing.
final class Reasons {

    /// Longer than this it would hide what it is the reason for.
    private static final int MOST = 200;

    private final Interpretation reading;
    private final String text;
    private final List<Item> items;
    private final List<Span> spans;

    private Reasons(Interpretation reading, String text, List<Item> items, List<Span> spans) {
        this.reading = reading;
        this.text = text;
        this.items = items;
        this.spans = spans;
    }

    /// The reading with the reason that its text gives.
    ///
    /// @param items of the whole text
    static Reading keep(Reading reading, String text, String bot, List<Item> items) {
        if (items.stream().noneMatch(Reasons::opens)) {
            return reading;
        }
        Interpretation read = reading.interpretation();
        Optional<String> reason = new Reasons(read, text, items, Tokenizer.spans(text, bot)).find();
        return reason.isEmpty() ? reading : new Reading(with(read, reason), reading.because());
    }

    private static boolean opens(Item item) {
        return isBecause(item) || (item.is(REASON) && item.hasDetail("kept")) || isFlag(item);
    }

    /// Nothing but a reason can follow.
    static boolean isBecause(Item item) {
        return item.is(REASON) && item.hasDetail("bare");
    }

    private static boolean isFlag(Item item) {
        return item.isFlag("reason");
    }

    private static Interpretation with(Interpretation interpretation, Optional<String> reason) {
        return switch (interpretation) {
            case Interpretation.Understood(var intent) -> new Interpretation.Understood(with(intent, reason));
            case Interpretation.Several(var intents) ->
                new Interpretation.Several(
                        intents.stream().map(one -> with(one, reason)).toList());
            case Interpretation.Unclear(var missing, var readings, var draft, var flags) ->
                new Interpretation.Unclear(
                        missing,
                        readings.stream().map(one -> with(one, reason)).toList(),
                        draft.map(one -> new Interpretation.Draft(one.verb(), one.force(), one.namespace(), reason)),
                        flags);
            case Interpretation.Changed(var instead) -> new Interpretation.Changed(instead.because(reason));
            case Interpretation.Misused _, Interpretation.NotForMe _, Interpretation.Unsupported _ -> interpretation;
        };
    }

    private static Intent with(Intent intent, Optional<String> reason) {
        return intent instanceof Intent.Change change ? change.because(reason) : intent;
    }

    /// Behind what is asked for up to the end of the sentence, or before it up to a comma.
    private Optional<String> find() {
        int verb = first(0, i -> i.isAny(VERB, LIGHT));
        boolean verbless = verb == items.size() && reading instanceof Interpretation.Changed;
        int behind = first(verbless ? 0 : verb, Reasons::opens);
        if (behind < items.size()) {
            return said(behind, isFlag(items.get(behind)) ? behind + 2 : end(behind));
        }
        int before = first(0, Reasons::opens);
        int comma = first(before, Item::isPause);
        return comma < verb ? said(before, comma) : Optional.empty();
    }

    private int first(int from, Predicate<Item> what) {
        int at = from;
        while (at < items.size() && !what.test(items.get(at))) {
            at++;
        }
        return at;
    }

    /// A further request, or a flag, is no part of it.
    private int end(int from) {
        for (int at = from + 2; at < items.size(); at++) {
            Item item = items.get(at);
            boolean next = (item.isAny(AND, THEN) || item.is(Kind.COMMA))
                    && at + 1 < items.size()
                    && items.get(at + 1).isAny(VERB, LIGHT);
            if (next || item.is(Kind.FLAG) || (item.isBreak() && !item.is(Kind.DASH))) {
                return at;
            }
        }
        return items.size();
    }

    private Optional<String> said(int opener, int end) {
        boolean keeps = items.get(opener).hasDetail("kept");
        int first = token(keeps ? opener : opener + 1);
        int last = token(Math.min(end, items.size())) - 1;
        return last < first
                ? Optional.empty()
                : shown(text.substring(begin(first), spans.get(last).to()));
    }

    /// Behind the word that a mark clings to: "Reason: …".
    private int begin(int token) {
        boolean clings = token > 0 && spans.get(token).equals(spans.get(token - 1));
        return clings ? spans.get(token).to() : spans.get(token).from();
    }

    /// Where an item begins among the tokens.
    private int token(int item) {
        return items.subList(0, item).stream().mapToInt(Reasons::length).sum();
    }

    private static int length(Item item) {
        return item.entry() == null ? 1 : item.entry().form().split(" ", -1).length;
    }

    private static Optional<String> shown(String said) {
        var line = new StringBuilder();
        for (int at = 0; at < said.length(); at++) {
            char c = said.charAt(at);
            boolean visible = Character.getType(c) != Character.FORMAT && !Character.isISOControl(c);
            if (visible || Character.isWhitespace(c)) {
                line.append(Character.isWhitespace(c) ? ' ' : c);
            }
        }
        String plain = line.toString().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        return Optional.of(trimmed(plain)).filter(why -> !why.isEmpty()).map(Reasons::cut);
    }

    private static String trimmed(String said) {
        int from = 0;
        int to = said.length();
        while (from < to && " :,;\"'“”".indexOf(said.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && " :,;.!?-\"'“”".indexOf(said.charAt(to - 1)) >= 0) {
            to--;
        }
        return said.substring(from, to);
    }

    private static String cut(String why) {
        if (why.length() <= MOST) {
            return why;
        }
        int end = Character.isHighSurrogate(why.charAt(MOST - 2)) ? MOST - 2 : MOST - 1;
        return why.substring(0, end) + "…";
    }
}
