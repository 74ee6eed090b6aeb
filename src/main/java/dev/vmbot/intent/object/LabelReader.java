package dev.vmbot.intent.object;

import static dev.vmbot.intent.lexicon.Sense.AND;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Mentions.Trait;
import dev.vmbot.intent.text.Token.Kind;

/// Reads label selectors.
final class LabelReader {

    private final ObjectScan scan;

    LabelReader(ObjectScan scan) {
        this.scan = scan;
    }

    boolean labelFollows() {
        return scan.here().token().raw().indexOf('=') >= 0;
    }

    void labels() {
        while (!scan.isOver()) {
            Item item = scan.here();
            if (item.is(Kind.COMMA) || item.is(AND)) {
                if (scan.ahead(1).token().raw().indexOf('=') < 0) {
                    more();
                    return;
                }
            } else if (item.token().raw().indexOf('=') > 0 && !item.token().odd()) {
                scan.mentions.labels.add(item.token().raw());
            } else {
                return;
            }
            scan.at++;
        }
    }

    /// A bare word in a list of labels, as in `app=web,gpu`, asks for the presence of a label. Where it stands alone
    /// nobody can tell, so that it is asked about.
    void more() {
        boolean glued = scan.here().token().isGlued() && !scan.ahead(1).is(Kind.NOTHING);
        if (glued || (scan.here().is(Kind.COMMA) && scan.ahead(1).isUnknownWord())) {
            scan.mark(Trait.BROKEN_SELECTOR);
        }
    }
}
