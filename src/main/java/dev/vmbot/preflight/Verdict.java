package dev.vmbot.preflight;

/// Whether a change makes sense now.
public sealed interface Verdict {

    /// It does.
    record Sensible() implements Verdict {}

    /// The VM is in the wanted state: nothing to do, no card.
    record Already() implements Verdict {}

    /// A change is under way that has to end first.
    ///
    /// @param what full sentence: what it waits for and, where known, since when
    record InTransition(String what) implements Verdict {}

    /// A start is wanted, but KubeVirt is trying already and something hinders it; asking again would be refused.
    ///
    /// @param what full sentence; the cluster's own words, if any, follow in `words`
    /// @param words the cluster's own; may be empty
    record Trying(String what, String words) implements Verdict {}

    /// It must not or cannot be done.
    ///
    /// @param why full sentence: the reason and what to do instead
    record Blocked(String why) implements Verdict {}
}
