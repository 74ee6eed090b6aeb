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
    /// A program that is given commands in a shell, not here.
    TOOL,
    /// Wording that wants to talk the reader out of its rules.
    INJECT,
    YES,
    OKAY,
    NO,
    HOLD,
    DOUBT,
    /// An everyday word, never the name of a VM unless one of that name is known.
    COMMON,
    /// Obliges: "X should be stopped".
    DUTY,
    /// A request that tells the others what the speaker, or nobody in particular, will do.
    SELF,
    THANKS,
    GREETING,
    PLEASE,
    /// Copies people in instead of speaking to them.
    COPIED,
    /// Forbids by telling to leave things as they are.
    KEEP,
    /// A condition that can be one on the state of now.
    IF_NOW,
    /// A state that such a condition can be on, besides up and down.
    CONDITION,
    /// Can stand within such a condition.
    STILL,
    /// A preposition that does not say where unless something was named before it.
    OF,
    SOURCE,
    /// With a preposition a phrase ("in general"), never a namespace.
    IDIOM,
    /// How many, without saying which.
    COUNT,
    /// A light verb that goes with no "up".
    DOWN_ONLY,
    /// A light verb that takes another verb as it is: "make restart".
    MAKING,
    /// A light verb that takes a result: "get X restarted".
    GETTING,
    BARE_NOT,
    ONLY,
    /// Corrects even without a pause before it.
    ABRUPT,
    BE_TO,
    TERMINATING,
    /// Between two states.
    IN_TRANSITION,
    MIGRATING,
    PAUSED,
    /// On its way up, or down; verbs say the same as gerunds.
    STARTING,
    STOPPING,
    /// Asks for what is up.
    UP_NOW,
    /// Asks to be told about what was asked for, once it is done.
    NOTICE,
    /// What a notice may wait for; elsewhere a condition.
    FOLLOWED,
    /// What a question about an effect asks advice with: "would a restart help".
    ADVISED,
    /// Says again what was asked before.
    INSIST,
    /// Once more, in a thread that something was done in.
    AGAIN,
    SAME,
    /// May stand between "the same" and what it is for.
    SAME_FILLER,
    /// As on a command line.
    FLAG,
    /// Leaves open which of two.
    CHOICE,
    /// Polite in a request; in an answer it leaves open whether.
    CONDITIONAL,
    /// How many are meant; the detail is a number, or "all".
    AMOUNT,
    /// Somebody's leave that is still to be had.
    CONSENT,
    /// An English word that is one typing error away from a verb. No form of its own.
    ORDINARY,
    /// Opens a request for what is to be done to something: "could web-01 be restarted". With the detail "open" it may
    /// as well ask whether that is possible.
    ABLE,
    /// One time, where nothing follows that it could be a condition on.
    ONE_TIME,
    /// A time that leaves open whether it is now.
    VAGUE,
    /// Something that people have at a time of its own: "demo at 3". Alone it makes no form.
    EVENT,
    /// Tells that a request has come about: "tell me if it went well". Alone it makes no form.
    SUCCESS,
    /// What a slash command can begin with. Alone it makes no form.
    COMMAND,
    /// Stands where a form says "#".
    NUMBER;

    /// The file's word for a sense is its name in lower case, with hyphens.
    static Sense named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
