package dev.vmbot.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a person wants, whichever way it was said: slash text, mention, direct message, thread reply or button.
public sealed interface Intent {

    /// Names and patterns of VMs that were said, short forms such as `web-{1..3}` counted out.
    default int named() {
        return switch (this) {
            case Change change -> change.subject().named();
            case Status(Subject subject) -> subject.named();
            case ListVms list -> list.selector().map(Selector::named).orElse(0);
            case Diagnose(var subject) -> subject.map(Subject::named).orElse(0);
            case Help _, Confirm _, Cancel() -> 0;
        };
    }

    /// Start, stop or restart. Never carried out without an approval of its own.
    ///
    /// @param force the person asked for force; the graceful way is tried first all the same
    /// @param reason why, in the person's own words
    record Change(Action action, Subject subject, boolean force, Optional<String> reason) implements Intent {

        /// Without a reason.
        public Change(Action action, Subject subject, boolean force) {
            this(action, subject, force, Optional.empty());
        }

        public Change about(Subject other) {
            return new Change(action, other, force, reason);
        }

        public Change because(Optional<String> why) {
            return new Change(action, subject, force, why);
        }
    }

    /// The state of one or more VMs.
    record Status(Subject subject) implements Intent {}

    /// A listing of VMs.
    ///
    /// @param selector empty for all of them
    /// @param namespace null when none was said
    /// @param state empty for any state
    /// @param everywhere every namespace was asked for, so that none that is set for a channel counts
    record ListVms(
            Optional<Selector> selector, @Nullable String namespace, Optional<PowerState> state, boolean everywhere)
            implements Intent {

        /// Where nothing was said of every namespace.
        public ListVms(Optional<Selector> selector, @Nullable String namespace, Optional<PowerState> state) {
            this(selector, namespace, state, false);
        }
    }

    /// Why something does not run as it should; read-only.
    ///
    /// @param subject empty when a symptom was described without a VM
    record Diagnose(Optional<Subject> subject) implements Intent {}

    /// How to use the bot.
    ///
    /// @param about what in particular; empty for all of it
    record Help(Optional<Action> about) implements Intent {

        public Help() {
            this(Optional.empty());
        }
    }

    /// A yes to the card that waits in this thread.
    ///
    /// @param plain an unmistakable yes; false for "ok", "+1" and the like, which are answered with the buttons
    record Confirm(boolean plain) implements Intent {}

    /// A no, or a hold, to the card that waits in this thread.
    record Cancel() implements Intent {}
}
