package dev.vmbot.intent.object;

import static dev.vmbot.intent.lexicon.Sense.FLAG;
import static dev.vmbot.intent.lexicon.Sense.SCHEDULE;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Mentions.Trait;
import dev.vmbot.intent.text.Token.Kind;

/// Reads what is said as on a command line.
final class FlagReader {

    private final ObjectScan scan;
    private final NamespaceReader namespaces;
    private final LabelReader labels;

    FlagReader(ObjectScan scan, NamespaceReader namespaces, LabelReader labels) {
        this.scan = scan;
        this.namespaces = namespaces;
        this.labels = labels;
    }

    void flag(Item item) {
        scan.at++;
        String text = item.token().text();
        int equals = text.indexOf('=');
        switch (item.is(FLAG) ? item.detail() : "") {
            case "namespace" -> namespace(text, equals);
            case "selector" -> selector();
            case "force" -> scan.mark(Trait.FORCE);
            case "grace" -> gracePeriod(text, equals);
            case "reason" -> reason(equals);
            case "all" -> scan.mentions.all = true;
            case "everywhere" -> scan.mark(Trait.EVERYWHERE);
            case "sure" -> scan.definite = false;
            default -> {
                if (item.is(SCHEDULE)) {
                    scan.mark(Trait.UNEXPLAINED);
                } else {
                    scan.mentions.option(text);
                }
            }
        }
    }

    private void namespace(String text, int equals) {
        Item value = equals < 0 ? scan.take() : Item.NOTHING;
        String stated = equals < 0 ? value.token().text() : text.substring(equals + 1);
        if (stated.isEmpty() || (value.token().odd() && !value.is(Kind.QUOTATION))) {
            scan.mark(Trait.ODD);
        } else {
            namespaces.stated(stated);
        }
        if (scan.here().token().isGlued()) {
            scan.mark(Trait.CONTRADICTION); // "-n dev,prod"
        }
    }

    /// The value is one word, whatever stands in it.
    private void selector() {
        Item value = scan.here().isWord() ? scan.take() : Item.NOTHING;
        if (!value.isWord() || value.token().odd()) {
            scan.mark(Trait.BROKEN_SELECTOR);
        } else {
            scan.mentions.labels.add(value.token().raw());
            labels.more();
        }
    }

    /// In quotes, or the last word: else nobody could tell where it ends.
    private void reason(int equals) {
        boolean told = equals < 0
                && !scan.isOver()
                && (scan.here().token().quoted() || scan.ahead(1).is(Kind.NOTHING));
        scan.at += told ? 1 : 0;
        if (!told) {
            scan.mark(Trait.UNKNOWN_FLAG);
        }
    }

    private void gracePeriod(String text, int equals) {
        String value = equals < 0 ? scan.take().text() : text.substring(equals + 1);
        scan.mark(value.equals("0") || value.equals("0s") ? Trait.FORCE : Trait.UNKNOWN_FLAG);
    }
}
