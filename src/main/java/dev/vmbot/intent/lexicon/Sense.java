package dev.vmbot.intent.lexicon;

import java.util.Locale;

/// What a form of the lexicon can mean; each is the first word of lines in the lexicon's files.
public enum Sense {
    /// A verb of starting, stopping or restarting.
    VERB,
    /// A verb that needs a particle to say which: "power X on".
    LIGHT,
    UP,
    DOWN,
    CYCLE,
    /// A state that is asked for or told.
    RUNNING,
    STOPPED,
    REQUEST,
    NEED,
    BE,
    /// Turns a verb into a noun: "do a restart of".
    DO,
    NOISE,
    VM,
    MACHINE,
    WORKLOAD,
    NAMED,
    NAMESPACE,
    PREP,
    DET,
    PRONOUN,
    RANGE,
    AND,
    THEN,
    BUT,
    ALL,
    EVERYWHERE,
    EXCEPT,
    STARTING_WITH,
    ENDING_WITH,
    CONTAINING,
    MATCHING,
    LABELLED,
    FORCE,
    GENTLE,
    /// Forbids.
    NEVER,
    NOT,
    CANT,
    IF,
    SCHEDULE,
    /// A time that is over: no schedule.
    PAST,
    ADVICE,
    PERMIT,
    HOWTO,
    HISTORY,
    WHY,
    SYMPTOM,
    STATUS,
    ASK,
    LIST,
    HELP,
    UNSUPPORTED,
    /// Tells something instead of asking for it.
    REPORT,
    WITHDRAW,
    CORRECTION,
    ABORT,
    REASON,
    SO,
    /// Wording that wants to talk the reader out of its rules.
    INJECT,
    YES,
    OKAY,
    NO,
    HOLD,
    DOUBT,
    /// An everyday word, never the name of a VM unless one of that name is known.
    COMMON;

    /// A bit of its own, because a form has several senses and is asked for them often; there are at most 64.
    @SuppressWarnings("EnumOrdinal")
    long bit() {
        return 1L << ordinal();
    }

    static Sense named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
