package dev.vmbot.intent.lexicon;

import dev.vmbot.model.Action;
import java.util.Optional;

/// All that one form of the lexicon can mean.
///
/// @param form the words, separated by single spaces
/// @param senses what it can mean
/// @param action what a verb does
/// @param inflection which form of a verb it is; [Inflection#BASE] for everything else
/// @param detail the further word of the line: what an unsupported verb asks for
public record Entry(String form, Senses senses, Optional<Action> action, Inflection inflection, String detail) {

    /// Forms of a verb, in the order in which a line lists them.
    public enum Inflection {
        BASE,
        THIRD,
        PAST,
        GERUND
    }

    public boolean is(Sense sense) {
        return senses.has(sense);
    }

    /// This form with the senses of another line; a verb's action and inflection stay.
    Entry and(Entry other) {
        Entry verb = action.isPresent() || is(Sense.LIGHT) ? this : other;
        String further = detail.isEmpty() ? other.detail : detail;
        return new Entry(form, senses.and(other.senses), verb.action, verb.inflection, further);
    }
}
