package dev.vmbot.intent.object;

import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.VM;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.text.Token.Kind;
import java.util.List;

/// Where the reading of a clause stands: a cursor over its items, and what is known so far. Shared by the
/// readers of one clause, then thrown away.
final class ObjectScan {

    final List<Item> items;
    final KnownVms known;
    final Objects objects = new Objects();
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

    /// A word of the lexicon that is the name of a known VM, where a name can stand.
    boolean isKnownHere(Item item) {
        if (item.text().indexOf(' ') >= 0 || item.is(DET) || item.is(AND) || item.is(PREP)) {
            return false;
        }
        boolean position = at == 0 || !items.get(at - 1).is(PREP) || objects.isEmpty();
        boolean taken = item.entry() != null && at > 0 && objects.hasNames() && !isSeparator(items.get(at - 1));
        return position && !taken && known.has(item.text());
    }

    void except() {
        excepting = true;
        isExceptionOpen = true;
    }

    static boolean isSeparator(Item item) {
        return item.is(Kind.COMMA) || item.is(AND) || item.is(Kind.BULLET) || item.is(VM) || item.is(DET);
    }
}
