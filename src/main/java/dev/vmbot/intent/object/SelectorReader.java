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
            namespaces.take(scan.take()); // "all of dev", "the whole dev namespace"
            return;
        }
        if (!scan.isOver() && !scan.here().is(VM) && !scan.here().is(MACHINE) && isBareWord(scan.here())) {
            scan.mark(Trait.VAGUE);
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
        if (!scan.isOver()
                && (scan.here().isWord() || isEnding(scan.here()))
                && !scan.here().token().odd()) {
            String text = scan.here().token().text();
            scan.at++;
            names.pattern(null, text.indexOf('*') >= 0 ? text : before + text + after);
        } else {
            scan.mark(Trait.VAGUE);
        }
    }
}
