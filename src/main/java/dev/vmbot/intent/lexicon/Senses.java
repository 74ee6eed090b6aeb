package dev.vmbot.intent.lexicon;

/// A set of senses as bits, because a form has several and is asked for them often.
///
/// @param first one bit for each of the first 64 senses
/// @param second one for each of those after them
record Senses(long first, long second) {

    @SuppressWarnings("EnumOrdinal")
    static Senses of(Sense sense) {
        int at = sense.ordinal();
        return at < Long.SIZE ? new Senses(1L << at, 0) : new Senses(0, 1L << (at - Long.SIZE));
    }

    @SuppressWarnings("EnumOrdinal")
    boolean has(Sense sense) {
        int at = sense.ordinal();
        return ((at < Long.SIZE ? first : second) & (1L << at)) != 0;
    }

    /// Whether all of those are among these.
    boolean has(Senses others) {
        return and(others).equals(this);
    }

    Senses and(Senses other) {
        return new Senses(first | other.first, second | other.second);
    }
}
