package dev.vmbot.intent.object;

import static dev.vmbot.intent.lexicon.Sense.ALL;
import static dev.vmbot.intent.lexicon.Sense.AMOUNT;
import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.ASK;
import static dev.vmbot.intent.lexicon.Sense.BE;
import static dev.vmbot.intent.lexicon.Sense.CHOICE;
import static dev.vmbot.intent.lexicon.Sense.COMMON;
import static dev.vmbot.intent.lexicon.Sense.CORRECTION;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.EXCEPT;
import static dev.vmbot.intent.lexicon.Sense.IDIOM;
import static dev.vmbot.intent.lexicon.Sense.MACHINE;
import static dev.vmbot.intent.lexicon.Sense.NAMED;
import static dev.vmbot.intent.lexicon.Sense.NAMESPACE;
import static dev.vmbot.intent.lexicon.Sense.NEVER;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.NOT;
import static dev.vmbot.intent.lexicon.Sense.OF;
import static dev.vmbot.intent.lexicon.Sense.PAST;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.PRONOUN;
import static dev.vmbot.intent.lexicon.Sense.REASON;
import static dev.vmbot.intent.lexicon.Sense.SCHEDULE;
import static dev.vmbot.intent.lexicon.Sense.SOURCE;
import static dev.vmbot.intent.lexicon.Sense.UNSUPPORTED;
import static dev.vmbot.intent.lexicon.Sense.UP;
import static dev.vmbot.intent.lexicon.Sense.VM;
import static dev.vmbot.intent.lexicon.Sense.WHY;
import static dev.vmbot.intent.lexicon.Sense.WORKLOAD;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Mentions.Trait;
import dev.vmbot.intent.text.Token.Kind;

/// Reads which namespace is meant.
final class NamespaceReader {

    private final ObjectScan scan;

    NamespaceReader(ObjectScan scan) {
        this.scan = scan;
    }

    /// "in dev", "of the dev namespace". False when no namespace follows.
    boolean preposition(Item prep) {
        int next = scan.at;
        boolean from = prep.is(SOURCE) && scan.here().is(DET);
        while (scan.item(next).isAny(DET, NOISE)) {
            next++;
        }
        Item item = scan.item(next);
        if (item.is(Kind.COMMA) && !prep.is(UP)) {
            scan.mark(Trait.UNEXPLAINED);
            return false;
        }
        if (item.is(NAMESPACE)) {
            scan.at = next + 1;
            namespaceNoun();
            return true;
        }
        boolean part = !scan.mentions.isEmpty() || !scan.mentions.isPlain();
        if (part && prep.is(OF) && scan.known.has(item.text()) && !followedByNamespace(next)) {
            scan.mark(Trait.UNEXPLAINED); // "kubelet on web-01"
            return false;
        }
        boolean before = scan.mentions.isEmpty() && prep.is(OF) && !followedByNamespace(next);
        if (before || !canName(next) || (from && !followedByNamespace(next))) {
            return false;
        }
        scan.at = next + 1;
        take(item);
        if (scan.here().is(NAMESPACE)) {
            scan.at++;
        }
        if (isListed()) {
            scan.mark(Trait.CONTRADICTION);
        }
        return true;
    }

    /// "in dev,prod".
    private boolean isListed() {
        return scan.here().token().isGlued()
                && scan.ahead(1).isUnknownWord()
                && !Names.isDistinct(scan.ahead(1).text());
    }

    private boolean followedByNamespace(int index) {
        return scan.item(index + 1).is(NAMESPACE);
    }

    boolean canName(int index) {
        Item item = scan.item(index);
        if (!item.isWord() || item.text().indexOf('/') >= 0) {
            return false;
        }
        return item.entry() == null || item.token().quoted() || isEveryday(index);
    }

    /// "in games", "in desktops": a namespace may be called by an everyday word, unless it is part of an idiom.
    private boolean isEveryday(int index) {
        Item item = scan.item(index);
        Item next = scan.item(index + 1);
        boolean closed = next.isAny(Kind.NOTHING, Kind.COMMA, Kind.FLAG)
                || next.isAny(NAMESPACE, NOISE, EXCEPT)
                || (next.is(AND) && scan.item(index + 2).isUnknownWord());
        boolean plural =
                item.is(VM) && scan.mentions.hasNames() && scan.item(index - 1).is(PREP);
        if (closed && plural) {
            return true; // "in vms"
        }
        boolean before = !closed && next.isUnknownWord() && Names.isDistinct(next.text());
        boolean placed = closed
                && scan.mentions.hasNames()
                && scan.item(index - 1).text().equals("in");
        return (closed || before)
                && !item.is(IDIOM)
                && item.text().indexOf(' ') < 0
                && (placed || item.isAny(COMMON, MACHINE, WORKLOAD, UNSUPPORTED, WHY))
                && !item.isAny(DET, PRONOUN, SCHEDULE, PAST, VM, ALL, ASK, NEVER, NOT);
    }

    void take(Item item) {
        String text = item.token().text();
        if (item.token().odd() || !Names.isLegalNamespace(text)) {
            scan.mark(Trait.ODD);
            return;
        }
        scan.mentions.namespace(text);
        scan.excepting = false;
    }

    /// "namespace dev", "ns: dev", and behind a name "the dev namespace".
    void namespaceNoun() {
        while (scan.here().is(Kind.COLON) || scan.here().isAny(NAMED, BE)) {
            scan.at++;
        }
        boolean follows = scan.here().isWord();
        if (follows && (canName(scan.at) || !isStructure(scan.here()))) {
            take(scan.take());
        } else if (scan.mentions.hasNames() && scan.mentions.statedNamespace() == null && !isThis()) {
            String last = scan.mentions.dropLast();
            scan.mentions.namespace(last);
        }
        scan.definite = false;
        scan.mayDescribe = false;
        scan.unmark(Trait.DEFINITE);
    }

    /// Behind a reason a namespace counts only where it is called one, or set apart at the end: "for the demo in dev
    /// ns", "it hangs, in dev".
    void afterwards() {
        for (; !scan.isOver() && scan.mentions.statedNamespace() == null; scan.at++) {
            if (scan.here().is(NAMESPACE)) {
                called(scan.at);
            } else if (isPlaceAtEnd(scan.at)) {
                if (scan.behind(1).is(Kind.COMMA)) {
                    take(scan.ahead(1));
                } else {
                    scan.mark(Trait.UNEXPLAINED);
                }
            }
        }
    }

    private boolean isPlaceAtEnd(int prep) {
        Item item = scan.item(prep);
        return item.is(PREP)
                && !item.isAny(OF, SOURCE)
                && scan.item(prep + 1).isUnknownWord()
                && canName(prep + 1)
                && !scan.item(prep + 1).token().isTicket()
                && isLast(prep + 1);
    }

    /// "a-1 and b-2, both dev": the word behind is where all of them are.
    boolean isOfAll(int amount) {
        Item item = scan.item(amount);
        Item next = scan.item(amount + 1);
        return scan.mentions.hasNames()
                && item.is(AMOUNT)
                && item.isAny(ALL, NOISE)
                && next.isUnknownWord()
                && Names.isLegalNamespace(next.text())
                && !scan.known.has(next.text())
                && isLast(amount + 1);
    }

    /// Whether this word is a namespace because "all of" is over behind it, or because it is called one.
    boolean isWhole(Item all, int index) {
        Item next = scan.item(index + 1);
        String text = scan.item(index).text();
        boolean called = next.is(NAMESPACE);
        boolean over = next.isAny(Kind.NOTHING, Kind.FLAG) || next.isAny(EXCEPT, NOISE, REASON);
        return scan.item(index).isUnknownWord()
                && (called || (over && all.text().endsWith(" of")))
                && Names.isLegalNamespace(text)
                && !scan.known.has(text);
    }

    void ofAll() {
        take(scan.ahead(1));
        scan.at += 2;
    }

    private boolean isLast(int index) {
        return scan.items.subList(index + 1, scan.items.size()).stream().allMatch(i -> i.is(NOISE) || i.is(Kind.COMMA));
    }

    private void called(int noun) {
        if (scan.item(noun - 2).is(PREP) && canName(noun - 1)) {
            take(scan.item(noun - 1));
        } else if (canName(noun + 1)) {
            take(scan.item(noun + 1));
        }
    }

    private boolean isThis() {
        return scan.behind(2).is(DET);
    }

    private static boolean isStructure(Item item) {
        return item.isAny(AND, PREP, DET, NOISE, REASON, EXCEPT);
    }

    /// What it holds is an aside, unless it begins with a word that joins it to what stands before: "(and web-02)".
    void parenthesis() {
        scan.at++;
        if (scan.ahead(1).is(Kind.CLOSE)
                && canName(scan.at)
                && !scan.here().token().isTicket()) {
            take(scan.here());
            scan.at += 2;
            return;
        }
        while (scan.here().isAny(ALL, AMOUNT, NOISE) && scan.ahead(1).is(PREP)) {
            scan.at++; // "(both in dev)"
        }
        Item first = scan.here();
        boolean inside = first.isAny(PREP, NAMESPACE, AND) || (first.is(EXCEPT) && scan.mentions.selects());
        while (!inside && !scan.isOver() && !scan.here().is(Kind.CLOSE)) {
            Item item = scan.here();
            boolean several = (item.isAny(AND, CHOICE) || item.is(Kind.COMMA))
                    && scan.behind(1).isUnknownWord()
                    && scan.behind(2).is(Kind.OPEN);
            if (item.is(CORRECTION) || several) {
                scan.mark(Trait.UNEXPLAINED); // "(web-02, sorry)", "(dev and qa)"
            }
            scan.at++;
        }
    }

    void stated(String raw) {
        if (Names.isLegalNamespace(raw)) {
            scan.mentions.namespace(raw);
        } else {
            scan.mark(Trait.ODD);
        }
    }
}
