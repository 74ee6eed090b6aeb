package dev.vmbot.intent.object;

import static dev.vmbot.intent.lexicon.Sense.FLAG;
import static dev.vmbot.intent.lexicon.Sense.SCHEDULE;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Objects.Trait;
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
        switch (item.is(FLAG) && item.entry() != null ? item.entry().detail() : "") {
            case "namespace" -> value(text, equals, true);
            case "selector" -> value(text, equals, false);
            case "force" -> scan.objects.traits.add(Trait.FORCE);
            case "grace" -> gracePeriod(text, equals);
            case "reason" -> reason(equals);
            case "all" -> scan.objects.all = true;
            case "everywhere" -> scan.objects.traits.add(Trait.EVERYWHERE);
            case "sure" -> scan.definite = false;
            default -> scan.objects.traits.add(item.is(SCHEDULE) ? Trait.UNEXPLAINED : Trait.UNKNOWN_FLAG);
        }
    }

    private void value(String text, int equals, boolean namespace) {
        boolean following = equals < 0 && scan.at < scan.items.size();
        String raw = equals >= 0
                ? text.substring(equals + 1)
                : following ? scan.items.get(scan.at).token().raw() : "";
        boolean odd = following
                && (scan.items.get(scan.at).token().odd()
                        && !scan.items.get(scan.at).is(Kind.QUOTATION));
        if (following && namespace) {
            raw = scan.items.get(scan.at).token().text();
        }
        if (raw.isEmpty() || odd) {
            scan.objects.traits.add(Trait.ODD);
            scan.at += following ? 1 : 0;
        } else if (!namespace
                && equals < 0
                && scan.items.get(scan.at).token().raw().indexOf('=') > 0
                && scan.items.get(scan.at).isWord()) {
            labels.labels();
        } else {
            scan.at += following ? 1 : 0;
            accept(raw, namespace);
        }
    }

    void accept(String raw, boolean namespace) {
        if (namespace) {
            namespaces.stated(raw);
        } else {
            scan.objects.labels.add(raw);
        }
    }

    /// In quotes, or the last word: else nobody could tell where it ends.
    private void reason(int equals) {
        boolean told = equals < 0
                && scan.at < scan.items.size()
                && (scan.items.get(scan.at).token().quoted() || scan.at == scan.items.size() - 1);
        scan.at += told ? 1 : 0;
        if (!told) {
            scan.objects.traits.add(Trait.UNKNOWN_FLAG);
        }
    }

    private void gracePeriod(String text, int equals) {
        boolean following = equals < 0 && scan.at < scan.items.size();
        String value = equals >= 0
                ? text.substring(equals + 1)
                : following ? scan.items.get(scan.at).text() : "";
        scan.at += following ? 1 : 0;
        scan.objects.traits.add(value.equals("0") || value.equals("0s") ? Trait.FORCE : Trait.UNKNOWN_FLAG);
    }
}
