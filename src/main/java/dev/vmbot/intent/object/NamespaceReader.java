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
import dev.vmbot.intent.object.Objects.Trait;
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
        boolean from = prep.is(SOURCE)
                && next < scan.items.size()
                && scan.items.get(next).is(DET);
        while (next < scan.items.size()
                && (scan.items.get(next).is(DET) || scan.items.get(next).is(NOISE))) {
            next++;
        }
        if (next >= scan.items.size()) {
            return false;
        }
        Item item = scan.items.get(next);
        if (item.is(Kind.COMMA) && !prep.is(UP)) {
            scan.objects.traits.add(Trait.UNEXPLAINED);
            return false;
        }
        if (item.is(NAMESPACE)) {
            scan.at = next + 1;
            namespaceNoun();
            return true;
        }
        boolean part = !scan.objects.isEmpty() || !scan.objects.isPlain();
        if (part && prep.is(OF) && scan.known.has(item.text()) && !followedByNamespace(next)) {
            scan.objects.traits.add(Trait.UNEXPLAINED); // "kubelet on web-01"
            return false;
        }
        boolean before = scan.objects.isEmpty() && prep.is(OF) && !followedByNamespace(next);
        if (before || !canName(next) || (from && !followedByNamespace(next))) {
            return false;
        }
        scan.at = next + 1;
        take(item);
        if (scan.at < scan.items.size() && scan.items.get(scan.at).is(NAMESPACE)) {
            scan.at++;
        }
        if (isListed()) {
            scan.objects.traits.add(Trait.CONTRADICTION);
        }
        return true;
    }

    /// "in dev,prod".
    private boolean isListed() {
        return scan.at + 1 < scan.items.size()
                && scan.items.get(scan.at).token().isGlued()
                && scan.items.get(scan.at + 1).isUnknownWord()
                && !Names.isDistinct(scan.items.get(scan.at + 1).text());
    }

    private boolean followedByNamespace(int index) {
        return index + 1 < scan.items.size() && scan.items.get(index + 1).is(NAMESPACE);
    }

    boolean canName(int index) {
        Item item = scan.items.get(index);
        if (!item.isWord() || item.text().indexOf('/') >= 0) {
            return false;
        }
        return item.entry() == null || item.token().quoted() || isEveryday(index);
    }

    /// "in games", "in desktops": a namespace may be called by an everyday word, unless it is part of an idiom.
    private boolean isEveryday(int index) {
        Item item = scan.items.get(index);
        int next = index + 1;
        boolean closed = next >= scan.items.size()
                || scan.items.get(next).is(Kind.COMMA)
                || scan.items.get(next).is(NAMESPACE)
                || scan.items.get(next).is(NOISE)
                || scan.items.get(next).is(EXCEPT)
                || scan.items.get(next).is(Kind.FLAG);
        boolean plural = item.is(VM)
                && scan.objects.hasNames()
                && scan.items.get(index - 1).is(PREP);
        if (closed && plural) {
            return true; // "in vms"
        }
        boolean before = !closed
                && scan.items.get(next).isUnknownWord()
                && Names.isDistinct(scan.items.get(next).text());
        boolean placed = closed
                && scan.objects.hasNames()
                && scan.items.get(index - 1).text().equals("in");
        return (closed || before)
                && !item.is(IDIOM)
                && item.text().indexOf(' ') < 0
                && (placed || item.isAny(COMMON, MACHINE, WORKLOAD, UNSUPPORTED, WHY))
                && !item.isAny(DET, PRONOUN, SCHEDULE, PAST, VM, ALL, ASK, NEVER, NOT);
    }

    void take(Item item) {
        String text = item.token().text();
        if (item.token().odd() || !Names.isLegalNamespace(text)) {
            scan.objects.traits.add(Trait.ODD);
            return;
        }
        scan.objects.namespace(text);
        scan.excepting = false;
    }

    /// "namespace dev", "ns: dev", and behind a name "the dev namespace".
    void namespaceNoun() {
        while (scan.at < scan.items.size()
                && (scan.items.get(scan.at).is(Kind.COLON)
                        || scan.items.get(scan.at).is(NAMED)
                        || scan.items.get(scan.at).is(BE))) {
            scan.at++;
        }
        boolean follows = scan.at < scan.items.size() && scan.items.get(scan.at).isWord();
        if (follows && (canName(scan.at) || !isStructure(scan.items.get(scan.at)))) {
            take(scan.items.get(scan.at++));
        } else if (scan.objects.hasNames() && scan.objects.statedNamespace() == null && !isThis()) {
            String last = scan.objects.dropLast();
            scan.objects.namespace(last);
        }
        scan.definite = false;
        scan.mayDescribe = false;
        scan.objects.traits.remove(Trait.DEFINITE);
    }

    /// Behind a reason a namespace counts only where it is called one, or set apart at the end: "for the demo in dev
    /// ns", "it hangs, in dev".
    void afterwards() {
        for (; scan.at < scan.items.size() && scan.objects.statedNamespace() == null; scan.at++) {
            if (scan.items.get(scan.at).is(NAMESPACE)) {
                isStated(scan.at);
            } else if (isPlaceAtEnd(scan.at)) {
                if (scan.items.get(scan.at - 1).is(Kind.COMMA)) {
                    take(scan.items.get(scan.at + 1));
                } else {
                    scan.objects.traits.add(Trait.UNEXPLAINED);
                }
            }
        }
    }

    private boolean isPlaceAtEnd(int prep) {
        Item item = scan.items.get(prep);
        return item.is(PREP)
                && !item.isAny(OF, SOURCE)
                && prep + 1 < scan.items.size()
                && scan.items.get(prep + 1).isUnknownWord()
                && canName(prep + 1)
                && !scan.items.get(prep + 1).token().isTicket()
                && isLast(prep + 1);
    }

    /// "a-1 and b-2, both dev": the word behind is where all of them are.
    boolean isOfAll(int amount) {
        Item item = scan.items.get(amount);
        int next = amount + 1;
        return scan.objects.hasNames()
                && item.is(AMOUNT)
                && item.isAny(ALL, NOISE)
                && next < scan.items.size()
                && scan.items.get(next).isUnknownWord()
                && Names.isLegalNamespace(scan.items.get(next).text())
                && !scan.known.has(scan.items.get(next).text())
                && isLast(next);
    }

    /// Whether this word is a namespace because "all of" is over behind it, or because it is called one.
    boolean isWhole(Item all, int index) {
        if (index >= scan.items.size() || !scan.items.get(index).isUnknownWord()) {
            return false;
        }
        String text = scan.items.get(index).text();
        boolean called = followedByNamespace(index);
        boolean over = index + 1 >= scan.items.size()
                || scan.items.get(index + 1).isAny(EXCEPT, NOISE, REASON)
                || scan.items.get(index + 1).is(Kind.FLAG);
        return (called || (over && all.text().endsWith(" of")))
                && Names.isLegalNamespace(text)
                && !scan.known.has(text);
    }

    void ofAll() {
        take(scan.items.get(scan.at + 1));
        scan.at += 2;
    }

    private boolean isLast(int index) {
        return scan.items.subList(index + 1, scan.items.size()).stream().allMatch(i -> i.is(NOISE) || i.is(Kind.COMMA));
    }

    private boolean isStated(int noun) {
        int behind = noun + 1;
        boolean before = noun >= 2 && scan.items.get(noun - 2).is(PREP) && canName(noun - 1);
        if (before) {
            take(scan.items.get(noun - 1));
        } else if (behind < scan.items.size() && canName(behind)) {
            take(scan.items.get(behind));
        }
        return scan.objects.statedNamespace() != null;
    }

    private boolean isThis() {
        return scan.at >= 2 && scan.items.get(scan.at - 2).is(DET);
    }

    private static boolean isStructure(Item item) {
        return item.is(AND) || item.is(PREP) || item.is(DET) || item.is(NOISE) || item.is(REASON) || item.is(EXCEPT);
    }

    /// What it holds is an aside, unless it begins with a word that joins it to what stands before: "(and web-02)".
    boolean parenthesis() {
        scan.at++;
        if (scan.at + 1 < scan.items.size()
                && scan.items.get(scan.at + 1).is(Kind.CLOSE)
                && canName(scan.at)
                && !scan.items.get(scan.at).token().isTicket()) {
            take(scan.items.get(scan.at));
            scan.at += 2;
            return true;
        }
        Item first = scan.at < scan.items.size() ? scan.items.get(scan.at) : null;
        boolean inside =
                first != null && (first.isAny(PREP, NAMESPACE, AND) || (first.is(EXCEPT) && scan.objects.selects()));
        while (!inside
                && scan.at < scan.items.size()
                && !scan.items.get(scan.at).is(Kind.CLOSE)) {
            Item item = scan.items.get(scan.at);
            boolean several = (item.isAny(AND, CHOICE) || item.is(Kind.COMMA))
                    && scan.items.get(scan.at - 1).isUnknownWord()
                    && scan.items.get(scan.at - 2).is(Kind.OPEN);
            if (item.is(CORRECTION) || several) {
                scan.objects.traits.add(Trait.UNEXPLAINED); // "(web-02, sorry)", "(dev and qa)"
            }
            scan.at++;
        }
        return true;
    }

    void stated(String raw) {
        if (Names.isLegalNamespace(raw)) {
            scan.objects.namespace(raw);
        } else {
            scan.objects.traits.add(Trait.ODD);
        }
    }
}
