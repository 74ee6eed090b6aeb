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
import dev.vmbot.intent.object.Objects.Trait;
import dev.vmbot.intent.text.Token.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads names: plain, in short forms, in ranges, and words that only their place makes a name.
final class NameReader {

    /// What kubectl calls other things than VMs, as in "deployment/web".
    private static final Set<String> KINDS = Set.of(
            "pod",
            "po",
            "deployment",
            "deploy",
            "statefulset",
            "sts",
            "daemonset",
            "ds",
            "replicaset",
            "rs",
            "job",
            "cronjob",
            "service",
            "svc",
            "node",
            "no");

    /// `ns=dev`, `namespace:dev`.
    private static final Pattern NAMESPACE_OF = Pattern.compile("(?:ns|namespace|project)[:=](.*)", Pattern.DOTALL);

    private final ObjectScan scan;
    private final NamespaceReader namespaces;
    private final LabelReader labels;

    NameReader(ObjectScan scan, NamespaceReader namespaces, LabelReader labels) {
        this.scan = scan;
        this.namespaces = namespaces;
        this.labels = labels;
    }

    boolean unlisted(Item item) {
        String text = item.text();
        Matcher namespace = NAMESPACE_OF.matcher(text);
        if (namespace.matches()) {
            scan.at++;
            namespaces.stated(namespace.group(1));
            return true;
        }
        if (text.indexOf('=') > 0) {
            assigned(text);
            return true;
        }
        if (Names.isDistinct(text)) {
            return name(item);
        }
        if (Tagger.isNumber(text)) {
            number(text);
            return true;
        }
        if (isCount(text)) {
            scan.at++;
            scan.mark(Trait.UNEXPLAINED);
            return true;
        }
        scan.at++;
        if (scan.here().is(NAMESPACE) && scan.objects.hasNames()) {
            namespaces.take(item); // "web-01, dev namespace"
            scan.at++;
            return true;
        }
        boolean last =
                scan.isOver() || !(scan.here().isUnknownWord() || scan.here().is(MACHINE));
        boolean vmFollows = scan.here().is(VM);
        if (scan.definite) {
            scan.mayDescribe = true;
            scan.mark(scan.objects.hasNames() && !vmFollows ? Trait.UNEXPLAINED : Trait.DEFINITE);
        } else if (last && !scan.objects.has(Trait.DEFINITE) && (vmFollows || mayFollow())) {
            add(text);
        } else {
            scan.mark(Trait.UNEXPLAINED);
        }
        return true;
    }

    /// "VMs 1-3": numbers of a list that is not here.
    private boolean isCount(String text) {
        int dash = text.indexOf('-');
        return dash > 0
                && scan.at > 0
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
                add(value);
            }
            default -> labels.labels();
        }
    }

    /// A bare word is a name at the beginning, after a noun or a separator, but not right behind another name.
    private boolean mayFollow() {
        if (scan.at < 2 || !scan.objects.hasNames()) {
            return true;
        }
        boolean afterNamespace = scan.behind(2).is(AND) && scan.objects.isPlaced() && scan.isOver();
        if (afterNamespace) {
            return false; // "web-01 in dev and qa"
        }
        return ObjectScan.isSeparator(scan.behind(2));
    }

    private void number(String text) {
        boolean called = isSingular(scan.at - 1) && scan.behind(1).is(VM) && Ranges.isDigits(text);
        scan.at++;
        if (called && isOver()) {
            scan.definite = false;
            add(text); // "VM 42"
            return;
        }
        boolean listed = scan.at >= 2 && ObjectScan.isSeparator(scan.behind(2));
        boolean time = !listed || !Ranges.isDigits(text);
        Optional<String> named =
                scan.objects.hasNames() && !time ? Ranges.withNumber(scan.objects.lastName(), text) : Optional.empty();
        if (named.isPresent()) {
            add(named.get());
        } else {
            scan.mark(scan.objects.all ? Trait.VAGUE : Trait.UNEXPLAINED);
        }
    }

    /// Something that the bot does not do; but "the VM test in dev" only is called so.
    void other(Item item) {
        boolean called =
                scan.at > 1 && isSingular(scan.at - 2) && scan.behind(2).is(VM) && isOver();
        if (called && Names.isLegal(item.text())) {
            scan.definite = false;
            add(item.text());
        } else {
            scan.mark(Trait.WORKLOAD);
        }
    }

    private boolean isOver() {
        Item next = !scan.isOver() ? scan.here() : null;
        return next == null || next.is(Kind.COMMA) || next.is(Kind.FLAG) || next.isAny(PREP, AND, NAMESPACE);
    }

    boolean name(Item item) {
        if (isBehindParticle()) {
            scan.mark(Trait.UNEXPLAINED);
        }
        if (isJuxtaposed()) {
            String first = scan.objects.lastName();
            if (scan.known.namespacesOf(first).contains(item.text())) {
                scan.at++;
                namespaces.take(item);
                return true;
            }
            if (isSingular(scan.at - 2) && !scan.known.has(item.text())) {
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
        add(text);
        return true;
    }

    /// "vm web-01 dev-2": a name right behind another may be that of its namespace.
    private boolean isJuxtaposed() {
        return scan.at > 0
                && scan.behind(1).isUnknownWord()
                && scan.objects.hasNames()
                && scan.objects.statedNamespace() == null
                && scan.objects.lastName().equals(scan.behind(1).text());
    }

    /// "turn web-01 off web-02": said of the name before, or of both.
    private boolean isBehindParticle() {
        return scan.at > 1
                && scan.behind(1).isAny(UP, DOWN)
                && scan.objects.hasNames()
                && scan.objects.lastName().equals(scan.behind(2).text());
    }

    private boolean isSingular(int noun) {
        return noun >= 0
                && scan.item(noun).isAny(VM, MACHINE)
                && !scan.item(noun).hasDetail("plural")
                && !scan.item(noun).text().endsWith("s");
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
            Item before = scan.behind(2);
            add(before.text());
        }
        boolean named = scan.here().isUnknownWord();
        if (item.is(VM) && named && !item.hasDetail("plural")) {
            scan.definite = false; // "the VM jenkins"
        }
        scan.mayDescribe = false;
    }

    boolean range() {
        if (scan.isOver() || !scan.here().isWord()) {
            return false;
        }
        String last = scan.here().text();
        String first = scan.objects.lastName();
        if (!Names.isDistinct(last) && !Ranges.isDigits(last)) {
            return false;
        }
        int slash = last.indexOf('/');
        Optional<Ranges.Expansion> between = Ranges.between(first, slash < 0 ? last : last.substring(slash + 1));
        scan.at++;
        if (between.isEmpty()) {
            scan.mark(Trait.UNEXPLAINED);
        } else if (between.get().names().isEmpty()) {
            scan.mark(Trait.ABSURD);
        } else {
            scan.objects.all = false;
            between.get().names().stream().skip(1).forEach(name -> single(null, name));
        }
        return true;
    }

    void add(String text) {
        String word = text.startsWith("vm/") || text.startsWith("vmi/") ? text.substring(text.indexOf('/') + 1) : text;
        int slash = word.indexOf('/');
        String namespace = slash > 0 ? word.substring(0, slash) : null;
        String name = slash >= 0 ? word.substring(slash + 1) : word;
        if (namespace != null && KINDS.contains(namespace)) {
            scan.mark(Trait.WORKLOAD);
            return;
        }
        if (slash == 0 || name.isEmpty() || name.charAt(0) == '[' || name.indexOf('/') >= 0) {
            scan.mark(Trait.ILLEGAL);
            return;
        }
        if (namespace != null && !Names.isLegalNamespace(namespace)) {
            scan.mark(Trait.ILLEGAL);
        }
        if (name.indexOf('*') >= 0 || (name.indexOf('?') >= 0)) {
            pattern(namespace, name);
            return;
        }
        Optional<Ranges.Expansion> several = Ranges.expand(name);
        if (several.isPresent() && several.get().names().isEmpty()) {
            scan.mark(Trait.ABSURD);
        }
        for (String one : several.map(Ranges.Expansion::names).orElse(List.of(name))) {
            single(namespace, one);
        }
    }

    private void single(@Nullable String namespace, String name) {
        if (scan.excepting) {
            scan.objects.except.add(name);
            scan.isExceptionOpen = false;
            return;
        }
        if (!Names.isLegal(name)) {
            scan.mark(Trait.ILLEGAL);
        }
        if (scan.known.has(name)) {
            scan.mark(Trait.KNOWN);
        }
        scan.objects.add(namespace, name);
    }

    void pattern(@Nullable String namespace, String glob) {
        boolean legal = glob.chars().allMatch(c -> c == '*' || c == '?' || Names.isLegal("a" + (char) c + "a"));
        if (!legal) {
            scan.mark(Trait.ILLEGAL);
        } else if (glob.chars().allMatch(c -> c == '*')) {
            scan.objects.all = true;
        } else if (scan.excepting) {
            scan.objects.except.add(glob);
            scan.isExceptionOpen = false;
        } else {
            scan.objects.patterns.add(glob);
        }
        if (namespace != null) {
            scan.objects.namespace(namespace);
        }
    }
}
