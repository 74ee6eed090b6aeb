package dev.vmbot.intent.lexicon;

import dev.vmbot.intent.lexicon.Entry.Inflection;
import dev.vmbot.intent.text.Token;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.model.Action;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A token, or several that are one form of the lexicon together, with what they can mean.
///
/// @param token the first of them
/// @param entry null for what the lexicon does not hold
public record Item(Token token, @Nullable Entry entry) {

    /// What stands before the first and behind the last: whatever is asked of it, the answer is no.
    public static final Item NOTHING = new Item(new Token(Kind.NOTHING, "", "", false, false), null);

    public boolean is(Sense sense) {
        return entry != null && entry.is(sense);
    }

    public boolean isAny(Sense... senses) {
        for (Sense sense : senses) {
            if (is(sense)) {
                return true;
            }
        }
        return false;
    }

    public boolean is(Kind kind) {
        return token.kind() == kind;
    }

    public boolean isAny(Kind... kinds) {
        for (Kind kind : kinds) {
            if (is(kind)) {
                return true;
            }
        }
        return false;
    }

    public static boolean has(List<Item> items, Sense sense) {
        for (Item item : items) {
            if (item.is(sense)) {
                return true;
            }
        }
        return false;
    }

    public static boolean has(List<Item> items, Kind kind) {
        for (Item item : items) {
            if (item.is(kind)) {
                return true;
            }
        }
        return false;
    }

    /// Lower-cased; the whole form if it has several words.
    public String text() {
        return entry == null ? token.text() : entry.form();
    }

    public boolean isWord() {
        return token.is(Kind.WORD);
    }

    /// A mark behind which something new begins.
    public boolean isBreak() {
        return switch (token.kind()) {
            case STOP, QUESTION, COLON, DASH, NEWLINE -> true;
            default -> false;
        };
    }

    /// A break, or the lesser one of a comma.
    public boolean isPause() {
        return is(Kind.COMMA) || isBreak();
    }

    /// A verb as it is when it asks.
    public boolean isPlainVerb() {
        return isVerb(Inflection.BASE);
    }

    /// A verb, with or without its particle, as it is when it asks.
    public boolean isBase() {
        return entry != null && isAny(Sense.VERB, Sense.LIGHT) && entry.inflection() == Inflection.BASE;
    }

    /// The same verb as it is when it asks.
    public Item asked() {
        return entry == null
                ? this
                : new Item(
                        token,
                        new Entry(entry.form(), entry.senses(), entry.action(), Inflection.BASE, entry.detail()));
    }

    public boolean isVerb(Inflection inflection) {
        return is(Sense.VERB) && entry != null && entry.inflection() == inflection;
    }

    /// Whether it is a flag that says this.
    public boolean isFlag(String what) {
        return is(Sense.FLAG) && hasDetail(what);
    }

    /// What a verb does by itself; empty for everything else.
    public Optional<Action> action() {
        return entry == null ? Optional.empty() : entry.action();
    }

    /// The further word of its line; "" when there is none.
    public String detail() {
        return entry == null ? "" : entry.detail();
    }

    public boolean hasDetail(String what) {
        return entry != null && entry.detail().equals(what);
    }

    public boolean isUnknownWord() {
        return token.is(Kind.WORD) && entry == null;
    }
}
