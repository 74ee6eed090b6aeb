package dev.vmbot.intent.object;

import static dev.vmbot.intent.lexicon.Sense.COUNT;
import static dev.vmbot.intent.lexicon.Sense.MACHINE;
import static dev.vmbot.intent.lexicon.Sense.VM;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Mentions.Trait;
import dev.vmbot.intent.text.Token.Kind;

/// Reads VMs by what they have in common: all of them, labels, parts of names.
final class SelectorReader {

    private final ObjectScan scan;
    private final NamespaceReader namespaces;
    private final Naming naming;

    SelectorReader(ObjectScan scan, NamespaceReader namespaces, Naming naming) {
        this.scan = scan;
        this.namespaces = namespaces;
        this.naming = naming;
    }

    void all(Item all) {
        if (scan.mentions.hasNames()) {
            return; // "web-01 and web-02, both of them"
        }
        scan.mentions.all = true;
        scan.definite = false;
        if (namespaces.isWhole(all, scan.at)) {
            namespaces.take(scan.take()); // "all of dev", "the whole dev namespace"
            return;
        }
        if (!scan.here().isAny(VM, MACHINE) && isBareWord(scan.here())) {
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
        Item item = scan.here();
        if ((item.isWord() || isEnding(item)) && !item.token().odd()) {
            String text = scan.take().token().text();
            naming.pattern(null, text.indexOf('*') >= 0 ? text : before + text + after);
        } else {
            scan.mark(Trait.VAGUE);
        }
    }
}
