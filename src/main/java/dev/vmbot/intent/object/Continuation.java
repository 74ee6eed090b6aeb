package dev.vmbot.intent.object;

import static dev.vmbot.intent.lexicon.Sense.ALL;
import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.BUT;
import static dev.vmbot.intent.lexicon.Sense.CHOICE;
import static dev.vmbot.intent.lexicon.Sense.COMMON;
import static dev.vmbot.intent.lexicon.Sense.CORRECTION;
import static dev.vmbot.intent.lexicon.Sense.COUNT;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.EVERYWHERE;
import static dev.vmbot.intent.lexicon.Sense.EXCEPT;
import static dev.vmbot.intent.lexicon.Sense.FORCE;
import static dev.vmbot.intent.lexicon.Sense.GENTLE;
import static dev.vmbot.intent.lexicon.Sense.IDIOM;
import static dev.vmbot.intent.lexicon.Sense.LABELLED;
import static dev.vmbot.intent.lexicon.Sense.NAMESPACE;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.ONLY;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.RANGE;
import static dev.vmbot.intent.lexicon.Sense.REASON;
import static dev.vmbot.intent.lexicon.Sense.STILL;
import static dev.vmbot.intent.lexicon.Sense.UNSUPPORTED;
import static dev.vmbot.intent.lexicon.Sense.VM;
import static dev.vmbot.intent.lexicon.Sense.WORKLOAD;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Tagger;
import dev.vmbot.intent.object.Mentions.Trait;
import dev.vmbot.intent.text.Token.Kind;

/// What stands behind a comma: more of what a clause is about, or something else.
final class Continuation {

    private final ObjectScan scan;
    private final NamespaceReader namespaces;

    Continuation(ObjectScan scan, NamespaceReader namespaces) {
        this.scan = scan;
        this.namespaces = namespaces;
    }

    /// Whether what stands behind a comma still belongs to the object.
    boolean follows() {
        boolean bullet = false;
        while (isJoint(scan.here()) && !namespaces.isOfAll(scan.at)) {
            bullet = scan.here().is(Kind.BULLET);
            if (scan.here().is(CHOICE) && !scan.excepting) {
                scan.mark(Trait.CHOICE); // "web-01, or web-02"
            }
            scan.at++;
        }
        Item item = scan.here();
        if (isBetweenNames(item)) {
            if (item.is(PREP)) {
                scan.mark(Trait.UNEXPLAINED); // "nas", or a slip: "in, dev"
            }
            scan.announced = true;
            return true;
        }
        if (isLone(item)) {
            scan.mark(Trait.UNEXPLAINED);
        }
        return scan.isOver() || isPart(item) || isName(item) || (bullet && item.isWord()) || isListed(item);
    }

    /// "web-01, mail and db-2": whatever the word means elsewhere, it is a name among names.
    private boolean isBetweenNames(Item item) {
        return item.entry() != null
                && !item.isAny(NOISE, VM, ALL, EXCEPT, FORCE, GENTLE, DET, NAMESPACE, CORRECTION, ONLY, BUT)
                && scan.mentions.hasNames()
                && !scan.excepting
                && (scan.ahead(1).is(Kind.COMMA) || scan.ahead(1).is(AND))
                && isNameAhead(scan.ahead(1).is(Kind.COMMA) && scan.ahead(2).is(AND) ? 3 : 2);
    }

    /// "db-1, test": a name, or a remark.
    private boolean isLone(Item item) {
        return scan.mentions.hasNames()
                && item.isAny(COMMON, WORKLOAD, UNSUPPORTED)
                && scan.behind(1).is(Kind.COMMA)
                && !item.isAny(NOISE, IDIOM, REASON, FORCE, GENTLE, CORRECTION, ALL, BUT)
                && item.text().indexOf(' ') < 0
                && scan.ahead(1).is(Kind.NOTHING);
    }

    private boolean isNameAhead(int index) {
        Item item = scan.ahead(index);
        return item.isWord() && (item.isUnknownWord() || scan.isKnownHere(item));
    }

    private static boolean isJoint(Item item) {
        return (item.is(NOISE) && !item.is(REASON)) || item.is(AND) || item.isAny(Kind.COMMA, Kind.BULLET);
    }

    private boolean isPart(Item item) {
        return item.isAny(PREP, NAMESPACE, EXCEPT, FORCE, GENTLE, ALL, EVERYWHERE, LABELLED, RANGE)
                || item.isAny(Kind.FLAG, Kind.OPEN, Kind.ODD)
                || item.token().quoted()
                || namespaces.isOfAll(scan.at)
                || (item.is(COUNT) && item.hasDetail("more"))
                || (item.is(BUT) && !item.isAny(NOISE, ONLY, STILL, CORRECTION));
    }

    private boolean isName(Item item) {
        return item.isWord()
                && (item.token().odd()
                        || (Names.isDistinct(item.text()) && item.entry() == null)
                        || Tagger.isNumber(item.text())
                        || scan.isKnownHere(item)
                        || ((item.is(VM) || item.is(DET)) && nameFollows()));
    }

    private boolean nameFollows() {
        return Names.isDistinct(scan.ahead(1).text()) || scan.ahead(1).is(VM);
    }

    /// "restart web-01, Anna": said to her.
    private boolean isCalled(Item item) {
        return item.token().isCapitalized()
                && scan.items.subList(0, scan.at).stream()
                        .noneMatch(i -> i.isUnknownWord() && i.token().isCapitalized());
    }

    /// "alpha, beta in dev": bare words may follow each other while no namespace has closed the list.
    private boolean isListed(Item item) {
        boolean closed = scan.mentions.statedNamespace() != null;
        if (!item.isUnknownWord() || (closed && !scan.mentions.hasNames()) || isCalled(item)) {
            return false;
        }
        Item next = scan.ahead(1);
        boolean ends = next.is(Kind.NOTHING);
        if (ends && scan.mentions.isPlaced()) {
            scan.mark(Trait.UNEXPLAINED); // "in dev, qa"
        }
        boolean goesOn = next.isAny(Kind.COMMA, Kind.FLAG) || next.isAny(AND, PREP);
        boolean listed = ends ? !closed : goesOn;
        String last = scan.mentions.hasNames() ? scan.mentions.lastName() : item.text();
        if (listed && scan.known.has(last) && !scan.known.has(item.text())) {
            scan.mark(Trait.UNEXPLAINED); // a VM that is not known, or somebody's name
        }
        return listed;
    }
}
