package dev.vmbot.intent.lexicon;

import dev.vmbot.intent.text.Token;
import dev.vmbot.intent.text.Token.Kind;
import org.jspecify.annotations.Nullable;

/// A token, or several that are one form of the lexicon together, with what they can mean.
///
/// @param token the first of them
/// @param entry null for what the lexicon does not hold
public record Item(Token token, @Nullable Entry entry) {

    public boolean is(Sense sense) {
        return entry != null && entry.is(sense);
    }

    public boolean is(Kind kind) {
        return token.kind() == kind;
    }

    /// Lower-cased; the whole form if it has several words.
    public String text() {
        return entry == null ? token.text() : entry.form();
    }

    public boolean isWord() {
        return token.is(Kind.WORD);
    }

    public boolean isUnknownWord() {
        return token.is(Kind.WORD) && entry == null;
    }
}
