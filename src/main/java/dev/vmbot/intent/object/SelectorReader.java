package dev.vmbot.intent.object;

import static dev.vmbot.intent.lexicon.Sense.COUNT;
import static dev.vmbot.intent.lexicon.Sense.MACHINE;
import static dev.vmbot.intent.lexicon.Sense.VM;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Objects.Trait;
import dev.vmbot.intent.text.Token.Kind;

/// Reads VMs by what they have in common: all of them, labels, parts of names.
final class SelectorReader {

    private final ObjectScan scan;
    private final NamespaceReader namespaces;
    private final NameReader names;

    SelectorReader(ObjectScan scan, NamespaceReader namespaces, NameReader names) {
        this.scan = scan;
        this.namespaces = namespaces;
        this.names = names;
    }

    void all(Item all) {
        if (scan.objects.hasNames()) {
            return; // "web-01 and web-02, both of them"
        }
        scan.objects.all = true;
        scan.definite = false;
        if (namespaces.isWhole(all, scan.at)) {
            namespaces.take(scan.items.get(scan.at++)); // "all of dev", "the whole dev namespace"
            return;
        }
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

    /// "ending with -old", which looks like a flag.
    private static boolean isEnding(Item item) {
        return item.is(Kind.FLAG) && item.entry() == null && !item.text().startsWith("--");
    }

    void affix(String before, String after) {
        if (scan.at < scan.items.size()
                && (scan.items.get(scan.at).isWord() || isEnding(scan.items.get(scan.at)))
                && !scan.items.get(scan.at).token().odd()) {
            String text = scan.items.get(scan.at).token().text();
            scan.at++;
            names.pattern(null, text.indexOf('*') >= 0 ? text : before + text + after);
        } else {
            scan.objects.traits.add(Trait.VAGUE);
        }
    }
}
