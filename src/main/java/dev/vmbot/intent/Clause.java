package dev.vmbot.intent;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.model.Action;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stretch of words with at most one verb that asks for an action.
///
/// @param lead what stands before the verb; everything when there is none
/// @param verb null when nothing is asked for here
/// @param tail what stands behind it
record Clause(List<Item> lead, @Nullable Head verb, List<Item> tail) {

    /// The verb that asks.
    ///
    /// @param index where it stands among the items of its sentence
    /// @param sure false when only a typing error away from the verb
    /// @param declared told as a need ("X should be restarted") instead of asked for
    /// @param tie the action is one of several that are equally near
    record Head(int index, Action action, boolean force, boolean sure, boolean declared, boolean tie) {

        static Head of(int index, Action action, boolean force) {
            return new Head(index, action, force, true, false, false);
        }
    }

    List<Item> objects() {
        var all = new ArrayList<>(lead);
        all.addAll(tail);
        return all;
    }
}
