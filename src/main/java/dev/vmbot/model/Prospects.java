package dev.vmbot.model;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What becomes of a trouble, and what can be done about it.
///
/// @param beyondWaiting it does not go away unless somebody changes something
/// @param offers what the bot itself may offer as a button, each an operation with a card of its own; often none
/// @param forcedStopFrom when the guest's grace period ends, before which no forced stop is offered; empty when none is
///     offered at all
/// @param steps what a person can do beyond the first remedy, safest first; the bot does none of it
public record Prospects(boolean beyondWaiting, Set<Offer> offers, Optional<Instant> forcedStopFrom, List<Step> steps) {

    /// What the bot can do about a trouble.
    public enum Offer {
        /// Watch the operation for longer; changes nothing.
        WAIT_LONGER,
        /// Ask for the start again.
        START_AGAIN,
        /// Cut the guest's power (`stop` with `gracePeriod: 0`). Only when settings allow it, only after the grace
        /// period has run out, and with the warning that unsaved data is lost.
        FORCED_STOP
    }

    /// Something that is explained and not done by the bot.
    ///
    /// @param does what it does, one sentence
    /// @param command as typed by a person
    /// @param danger what may be lost or left behind; empty when it is harmless
    public record Step(String does, String command, Optional<String> danger) {}

    public static final Prospects WAITING_HELPS = new Prospects(false, Set.of(), Optional.empty(), List.of());

    public Prospects {
        offers = offers.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(offers));
        steps = List.copyOf(steps);
    }
}
