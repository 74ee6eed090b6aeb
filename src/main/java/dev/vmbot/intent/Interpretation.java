package dev.vmbot.intent;

import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Subject;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a text comes to.
public sealed interface Interpretation {

    /// One clear request.
    record Understood(Intent intent) implements Interpretation {}

    /// Several requests in one message, to be carried out in this order, each with a card of its own.
    ///
    /// @param intents at least two
    record Several(List<Intent> intents) implements Interpretation {

        public Several {
            intents = List.copyOf(intents);
            if (intents.size() < 2) {
                throw new IllegalArgumentException("several are at least two");
            }
        }
    }

    /// Something is wanted, but not clear enough to go on: the person is asked one short question.
    ///
    /// @param missing what the question has to be about; at least one
    /// @param readings what it may have meant, likeliest first, everything kept that was said; may be empty
    /// @param draft what was said of a request that only lacks its VM
    /// @param flags what stands there as on a command line and is not understood, as typed; without readings then,
    ///     because each of them would leave it out
    record Unclear(Set<Missing> missing, List<Intent> readings, Optional<Draft> draft, List<String> flags)
            implements Interpretation {

        public Unclear {
            missing = Set.copyOf(EnumSet.copyOf(missing));
            readings = List.copyOf(readings);
            flags = List.copyOf(flags);
        }

        public Unclear(Set<Missing> missing, List<Intent> readings) {
            this(missing, readings, Optional.empty(), List.of());
        }
    }

    /// A request that lacks its VM.
    ///
    /// @param force as in [Intent.Change]
    /// @param namespace null when none was said
    /// @param reason as in [Intent.Change]
    record Draft(Verb verb, boolean force, @Nullable String namespace, Optional<String> reason) {

        /// Without a reason.
        public Draft(Verb verb, boolean force, @Nullable String namespace) {
            this(verb, force, namespace, Optional.empty());
        }

        /// What can be asked about one VM.
        public enum Verb {
            START,
            STOP,
            RESTART,
            STATUS,
            DIAGNOSE;

            /// The word as it is typed.
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }

            /// Empty for what changes nothing.
            public Optional<Action> action() {
                return switch (this) {
                    case START -> Optional.of(Action.START);
                    case STOP -> Optional.of(Action.STOP);
                    case RESTART -> Optional.of(Action.RESTART);
                    case STATUS, DIAGNOSE -> Optional.empty();
                };
            }

            public static Verb of(Action action) {
                return switch (action) {
                    case START -> START;
                    case STOP -> STOP;
                    case RESTART -> RESTART;
                };
            }
        }
    }

    /// A reply to the waiting card that asks for something else instead of what is on it.
    record Changed(Intent.Change instead) implements Interpretation {}

    /// Not said to the bot, or nothing asked: no reaction.
    record NotForMe() implements Interpretation {}

    /// Asked of the bot, but not what it does.
    ///
    /// @param task what was asked for, which decides what is suggested instead
    /// @param about the VMs that it was asked for; empty when none, or when it is not clear which
    record Unsupported(OtherTask task, Optional<Subject> about) implements Interpretation {

        /// Of no VM in particular.
        public Unsupported(OtherTask task) {
            this(task, Optional.empty());
        }
    }

    /// A command line that is none.
    ///
    /// @param said the word that is wrong, as typed
    /// @param command the one that it belongs to, or that may have been meant
    record Misused(Mistake mistake, String said, String command) implements Interpretation {}

    /// What is wrong with a command line.
    enum Mistake {
        /// Its first word is no command.
        NO_COMMAND,
        /// A flag stands without its value.
        NO_VALUE
    }

    /// What an unclear request lacks.
    enum Missing {
        ACTION,
        TARGET,
        NAMESPACE,
        /// How much is meant ("all of them?").
        SCOPE,
        SELECTOR,
        TIME,
        /// Yes or no to the card that waits.
        ANSWER,
        /// Whether anything is asked at all.
        INTENT
    }

    /// What people ask for that the bot does not do.
    enum OtherTask {
        SCHEDULE,
        HISTORY,
        UNDO,
        CREATE,
        DELETE,
        MIGRATE,
        RESIZE,
        SNAPSHOT,
        PAUSE,
        RESUME,
        SOFT_REBOOT,
        RESET,
        CONSOLE,
        OTHER_WORKLOAD,
        OTHER
    }
}
