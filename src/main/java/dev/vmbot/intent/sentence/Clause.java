package dev.vmbot.intent.sentence;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.verb.Head;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stretch of words with at most one verb that asks for an action.
///
/// @param lead what stands before the verb; everything when there is none
/// @param verb null when nothing is asked for here
/// @param tail what stands behind it
public record Clause(List<Item> lead, @Nullable Head verb, List<Item> tail) {

    public List<Item> objects() {
        var all = new ArrayList<>(lead);
        all.addAll(tail);
        return all;
    }
}
