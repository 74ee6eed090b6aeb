package dev.vmbot.intent.object;

import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.VM;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Mentions.Trait;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.model.KnownVms;
import java.util.List;

/// Where the reading of a clause stands: a cursor over its items, and what is known so far. Shared by the
/// readers of one clause, then thrown away.
final class ObjectScan {

    final List<Item> items;
    final KnownVms known;
    final Mentions mentions = new Mentions();
    int at;
    /// An article stood before: what follows is described, not named.
    boolean definite;
    /// "called", "named": whatever follows is a name.
    boolean announced;
    /// Names that follow are left out.
    boolean excepting;
    /// What is left out was not named yet.
    boolean isExceptionOpen;
    /// The word before may turn out to be a name ("the database VM").
    boolean mayDescribe;

    ObjectScan(List<Item> items, KnownVms known) {
        this.items = items;
        this.known = known;
    }

    void mark(Trait trait) {
        mentions.mark(trait);
    }

    /// Whether it was marked.
    boolean unmark(Trait trait) {
        return mentions.unmark(trait);
    }

    boolean isOver() {
        return at >= items.size();
    }

    /// [Item#NOTHING] outside of the clause, here and in all that look around.
    Item item(int index) {
        return index >= 0 && index < items.size() ? items.get(index) : Item.NOTHING;
    }

    /// The first that was not taken.
    Item here() {
        return item(at);
    }

    /// @param by how many places behind [#here]
    Item ahead(int by) {
        return item(at + by);
    }

    /// @param by how many places before [#here]; 1 is the last that was taken
    Item behind(int by) {
        return item(at - by);
    }

    /// [#here], and goes on behind it.
    Item take() {
        Item taken = here();
        at += isOver() ? 0 : 1;
        return taken;
    }

    /// A word of the lexicon that is the name of a known VM, where a name can stand.
    boolean isKnownHere(Item item) {
        if (item.text().indexOf(' ') >= 0 || item.is(DET) || item.is(AND) || item.is(PREP)) {
            return false;
        }
        boolean position = !behind(1).is(PREP) || mentions.isEmpty();
        boolean taken = item.entry() != null && at > 0 && mentions.hasNames() && !isSeparator(behind(1));
        return position && !taken && known.has(item.text());
    }

    void except(Item item) {
        mentions.leaves |= item.text().startsWith("but ");
        excepting = true;
        isExceptionOpen = true;
    }

    static boolean isSeparator(Item item) {
        return item.is(Kind.COMMA) || item.is(AND) || item.is(Kind.BULLET) || item.is(VM) || item.is(DET);
    }
}
