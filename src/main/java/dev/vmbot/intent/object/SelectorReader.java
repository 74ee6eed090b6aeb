package dev.vmbot.intent.object;

import static dev.vmbot.intent.lexicon.Sense.COUNT;
import static dev.vmbot.intent.lexicon.Sense.MACHINE;
import static dev.vmbot.intent.lexicon.Sense.VM;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Objects.Trait;

/// Reads VMs by what they have in common: all of them, labels, parts of names.
final class SelectorReader {

    private final ObjectScan scan;
    private final NameReader names;

    SelectorReader(ObjectScan scan, NameReader names) {
        this.scan = scan;
        this.names = names;
    }

    void all() {
        if (scan.objects.hasNames()) {
            return; // "web-01 and web-02, both of them"
        }
        scan.objects.all = true;
        scan.definite = false;
        if (scan.at < scan.items.size()
                && !scan.items.get(scan.at).is(VM)
                && !scan.items.get(scan.at).is(MACHINE)
                && isBareWord(scan.items.get(scan.at))) {
            scan.objects.traits.add(Trait.VAGUE);
            scan.at++;
        }
    }

    private static boolean isBareWord(Item item) {
        return (item.entry() == null
                        && item.isWord()
                        && !Names.isDistinct(item.text())
                        && item.text().indexOf('=') < 0)
                || item.is(COUNT);
    }

    void affix(String before, String after) {
        if (scan.at < scan.items.size()
                && scan.items.get(scan.at).isWord()
                && !scan.items.get(scan.at).token().odd()) {
            String text = scan.items.get(scan.at).token().text();
            scan.at++;
            names.pattern(null, text.indexOf('*') >= 0 ? text : before + text + after);
        } else {
            scan.objects.traits.add(Trait.VAGUE);
        }
    }
}
