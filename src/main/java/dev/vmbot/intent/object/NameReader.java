package dev.vmbot.intent.object;

import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.MACHINE;
import static dev.vmbot.intent.lexicon.Sense.NAMED;
import static dev.vmbot.intent.lexicon.Sense.NAMESPACE;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.UP;
import static dev.vmbot.intent.lexicon.Sense.VM;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Tagger;
import dev.vmbot.intent.object.Mentions.Trait;
import dev.vmbot.intent.text.Token.Kind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the words that are names: by their looks, or by their place alone.
final class NameReader {

    /// `ns=dev`, `namespace:dev`.
    private static final Pattern NAMESPACE_OF = Pattern.compile("(?:ns|namespace|project)[:=](.*)", Pattern.DOTALL);

    private final ObjectScan scan;
    private final NamespaceReader namespaces;
    private final LabelReader labels;
    private final Naming naming;

    NameReader(ObjectScan scan, NamespaceReader namespaces, LabelReader labels, Naming naming) {
        this.scan = scan;
        this.namespaces = namespaces;
        this.labels = labels;
        this.naming = naming;
    }

    /// A word that the lexicon does not hold.
    void unlisted(Item item) {
        String text = item.text();
        Matcher namespace = NAMESPACE_OF.matcher(text);
        if (namespace.matches()) {
            scan.at++;
            namespaces.stated(namespace.group(1));
        } else if (text.indexOf('=') > 0) {
            assigned(text);
        } else if (Names.isDistinct(text)) {
            name(item);
        } else if (Tagger.isNumber(text)) {
            number(text);
        } else if (isCount(text)) {
            scan.at++;
            scan.mark(Trait.UNEXPLAINED);
        } else {
            bare(item);
        }
    }

    /// A word that only its place makes a name.
    private void bare(Item item) {
        scan.at++;
        Item next = scan.here();
        if (next.is(NAMESPACE) && scan.mentions.hasNames()) {
            namespaces.take(item); // "web-01, dev namespace"
            scan.at++;
            return;
        }
        boolean last = !next.isUnknownWord() && !next.is(MACHINE);
        boolean vmFollows = next.is(VM);
        if (vmFollows && !scan.definite && scan.ahead(1).isUnknownWord()) {
            scan.mark(Trait.UNEXPLAINED); // "uruchom jutro vm web-01"
        } else if (scan.definite) {
            scan.mayDescribe = true;
            if (scan.excepting) {
                scan.mark(Trait.VAGUE); // "except web-01 and the jump host"
            }
            scan.mark(scan.mentions.hasNames() && !vmFollows ? Trait.UNEXPLAINED : Trait.DEFINITE);
        } else if (last && !scan.mentions.has(Trait.DEFINITE) && (vmFollows || mayFollow())) {
            naming.add(item.text());
        } else {
            scan.mark(Trait.UNEXPLAINED);
        }
    }

    /// "VMs 1-3": numbers of a list that is not here.
    private boolean isCount(String text) {
        int dash = text.indexOf('-');
        return dash > 0
                && scan.behind(1).is(VM)
                && Ranges.isDigits(text.substring(0, dash))
                && Ranges.isDigits(text.substring(dash + 1))
                && !scan.known.has(text);
    }

    /// `vm=web-01`; any other assignment is a label.
    private void assigned(String text) {
        String key = text.substring(0, text.indexOf('='));
        String value = text.substring(text.indexOf('=') + 1);
        switch (key) {
            case "vm", "name", "vms", "target" -> {
                scan.at++;
                naming.add(value);
            }
            default -> labels.labels();
        }
    }

    /// A bare word is a name at the beginning, after a noun or a separator, but not right behind another name.
    private boolean mayFollow() {
        if (scan.at < 2 || !scan.mentions.hasNames()) {
            return true;
        }
        boolean afterNamespace = scan.behind(2).is(AND) && scan.mentions.isPlaced() && scan.isOver();
        return !afterNamespace // "web-01 in dev and qa"
                && ObjectScan.isSeparator(scan.behind(2));
    }

    private void number(String text) {
        boolean called = isSingular(scan.behind(1)) && scan.behind(1).is(VM) && Ranges.isDigits(text);
        scan.at++;
        if (called && isOver()) {
            scan.definite = false;
            naming.add(text); // "VM 42"
            return;
        }
        boolean listed = ObjectScan.isSeparator(scan.behind(2));
        boolean time = !listed || !Ranges.isDigits(text);
        Optional<String> named = scan.mentions.hasNames() && !time
                ? Ranges.withNumber(scan.mentions.lastName(), text)
                : Optional.empty();
        if (named.isPresent()) {
            naming.add(named.get());
        } else {
            scan.mark(scan.mentions.all ? Trait.VAGUE : Trait.UNEXPLAINED);
        }
    }

    /// Something that the bot does not do; but "the VM test in dev" only is called so.
    void other(Item item) {
        boolean called = isSingular(scan.behind(2)) && scan.behind(2).is(VM) && isOver();
        if (called && Names.isLegal(item.text())) {
            scan.definite = false;
            naming.add(item.text());
        } else {
            scan.mark(Trait.WORKLOAD);
        }
    }

    private boolean isOver() {
        Item next = scan.here();
        return scan.isOver() || next.isAny(Kind.COMMA, Kind.FLAG) || next.isAny(PREP, AND, NAMESPACE);
    }

    void name(Item item) {
        if (isBehindParticle()) {
            scan.mark(Trait.UNEXPLAINED);
        }
        if (isJuxtaposed()) {
            String first = scan.mentions.lastName();
            if (scan.known.namespacesOf(first).contains(item.text())) {
                scan.at++;
                namespaces.take(item);
                return;
            }
            if (isSingular(scan.behind(2)) && !scan.known.has(item.text())) {
                scan.mark(Trait.UNEXPLAINED);
            }
        }
        scan.at++;
        scan.announced = false;
        String text = item.token().quoted() || item.entry() != null
                ? item.text()
                : item.token().text();
        boolean described = scan.at < 2
                || scan.behind(2).isUnknownWord()
                || scan.behind(2).isAny(DET, VM, MACHINE, NAMED, UP, DOWN);
        if (scan.unmark(Trait.DEFINITE) && !described) {
            scan.mark(Trait.UNEXPLAINED);
        }
        scan.definite = false;
        scan.mayDescribe = false;
        naming.add(text);
    }

    /// "vm web-01 dev-2": a name right behind another may be that of its namespace.
    private boolean isJuxtaposed() {
        return scan.behind(1).isUnknownWord()
                && scan.mentions.hasNames()
                && scan.mentions.statedNamespace() == null
                && scan.mentions.lastName().equals(scan.behind(1).text());
    }

    /// "turn web-01 off web-02": said of the name before, or of both.
    private boolean isBehindParticle() {
        return scan.behind(1).isAny(UP, DOWN)
                && scan.mentions.hasNames()
                && scan.mentions.lastName().equals(scan.behind(2).text());
    }

    private static boolean isSingular(Item noun) {
        return noun.isAny(VM, MACHINE)
                && !noun.hasDetail("plural")
                && !noun.text().endsWith("s");
    }

    /// "the database VM" is a VM called database; "the VMs" and "the database VMs" are none.
    void noun(Item item) {
        if (item.is(VM)) {
            scan.mark(Trait.VM_WORD);
        }
        if (scan.mayDescribe
                && item.is(VM)
                && !item.hasDetail("plural")
                && scan.behind(2).isUnknownWord()) {
            scan.unmark(Trait.DEFINITE);
            if (scan.excepting && !scan.known.has(scan.behind(2).text())) {
                scan.mark(Trait.VAGUE);
            }
            naming.add(scan.behind(2).text());
        }
        boolean named = scan.here().isUnknownWord();
        if (scan.excepting && scan.definite && !named) {
            scan.mark(Trait.VAGUE); // "except the host"
        }
        if (item.is(VM) && named && !item.hasDetail("plural")) {
            scan.definite = false; // "the VM jenkins"
        }
        scan.mayDescribe = false;
    }
}
