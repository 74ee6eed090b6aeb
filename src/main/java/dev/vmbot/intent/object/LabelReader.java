package dev.vmbot.intent.object;

import static dev.vmbot.intent.lexicon.Sense.AND;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.text.Token.Kind;

/// Reads label selectors.
final class LabelReader {

    private final ObjectScan scan;

    LabelReader(ObjectScan scan) {
        this.scan = scan;
    }

    boolean labelFollows() {
        return scan.at < scan.items.size()
                && scan.items.get(scan.at).token().raw().indexOf('=') >= 0;
    }

    void labels() {
        while (scan.at < scan.items.size()) {
            Item item = scan.items.get(scan.at);
            if (item.is(Kind.COMMA) || item.is(AND)) {
                if (scan.at + 1 >= scan.items.size()
                        || scan.items.get(scan.at + 1).token().raw().indexOf('=') < 0) {
                    return;
                }
            } else if (item.token().raw().indexOf('=') > 0 && !item.token().odd()) {
                scan.objects.labels.add(item.token().raw());
            } else {
                return;
            }
            scan.at++;
        }
    }
}
