package dev.vmbot.intent.object;

import static dev.vmbot.intent.lexicon.Sense.ALL;
import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.BE;
import static dev.vmbot.intent.lexicon.Sense.BUT;
import static dev.vmbot.intent.lexicon.Sense.CHOICE;
import static dev.vmbot.intent.lexicon.Sense.COMMON;
import static dev.vmbot.intent.lexicon.Sense.CONTAINING;
import static dev.vmbot.intent.lexicon.Sense.CORRECTION;
import static dev.vmbot.intent.lexicon.Sense.COUNT;
import static dev.vmbot.intent.lexicon.Sense.CYCLE;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.DO;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.ENDING_WITH;
import static dev.vmbot.intent.lexicon.Sense.EVERYWHERE;
import static dev.vmbot.intent.lexicon.Sense.EXCEPT;
import static dev.vmbot.intent.lexicon.Sense.FORCE;
import static dev.vmbot.intent.lexicon.Sense.GENTLE;
import static dev.vmbot.intent.lexicon.Sense.KEEP;
import static dev.vmbot.intent.lexicon.Sense.LABELLED;
import static dev.vmbot.intent.lexicon.Sense.MACHINE;
import static dev.vmbot.intent.lexicon.Sense.MAKING;
import static dev.vmbot.intent.lexicon.Sense.MATCHING;
import static dev.vmbot.intent.lexicon.Sense.NAMED;
import static dev.vmbot.intent.lexicon.Sense.NAMESPACE;
import static dev.vmbot.intent.lexicon.Sense.NEED;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.ONLY;
import static dev.vmbot.intent.lexicon.Sense.PAST;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.PRONOUN;
import static dev.vmbot.intent.lexicon.Sense.RANGE;
import static dev.vmbot.intent.lexicon.Sense.REASON;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.RUNNING;
import static dev.vmbot.intent.lexicon.Sense.SO;
import static dev.vmbot.intent.lexicon.Sense.STARTING_WITH;
import static dev.vmbot.intent.lexicon.Sense.STOPPED;
import static dev.vmbot.intent.lexicon.Sense.THEN;
import static dev.vmbot.intent.lexicon.Sense.UNSUPPORTED;
import static dev.vmbot.intent.lexicon.Sense.UP;
import static dev.vmbot.intent.lexicon.Sense.VM;
import static dev.vmbot.intent.lexicon.Sense.WORKLOAD;
import static dev.vmbot.intent.lexicon.Sense.YES;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Mentions.Trait;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.model.KnownVms;
import dev.vmbot.model.PowerState;
import java.util.List;
import java.util.stream.IntStream;

/// Reads what a clause is about: names, namespaces, selectors and flags, in whatever order they were said.
public final class ObjectReader {

    private final ObjectScan scan;
    private final NamespaceReader namespaces;
    private final NameReader names;
    private final Naming naming;
    private final LabelReader labels;
    private final SelectorReader selectors;
    private final FlagReader flags;
    private final Continuation continuation;

    private ObjectReader(ObjectScan scan) {
        this.scan = scan;
        this.namespaces = new NamespaceReader(scan);
        this.labels = new LabelReader(scan);
        this.naming = new Naming(scan);
        this.names = new NameReader(scan, namespaces, labels, naming);
        this.selectors = new SelectorReader(scan, namespaces, naming);
        this.flags = new FlagReader(scan, namespaces, labels);
        this.continuation = new Continuation(scan, namespaces);
    }

    /// @param items of one clause, without its verb
    public static Mentions read(List<Item> items, KnownVms known) {
        ObjectScan scan = new ObjectScan(items, known);
        ObjectReader reader = new ObjectReader(scan);
        while (!scan.isOver()) {
            if (!reader.next()) {
                scan.mark(Trait.TRAILING);
                reader.afterwards();
            }
        }
        if (scan.mentions.isOpenList()
                && !known.has(scan.mentions.lastName())
                && !Item.has(items, AND)
                && !isGlued(items)) {
            scan.mark(Trait.UNEXPLAINED);
        }
        if (scan.isExceptionOpen) {
            scan.mark(Trait.VAGUE); // "all but the old ones"
        }
        return scan.mentions;
    }

    /// "web-01,worker": a list as on a command line.
    private static boolean isGlued(List<Item> items) {
        return items.stream().filter(Item::isWord).toList().getLast().token().quoted();
    }

    /// Whatever is told behind the request, the flags are its own: "because of load -n dev".
    private void afterwards() {
        int from = scan.at;
        namespaces.afterwards();
        scan.at = from;
        if (isPassedOver()) {
            scan.mark(Trait.UNEXPLAINED);
        }
        while (!scan.isOver()) {
            if (scan.here().is(Kind.FLAG)) {
                flags.flag(scan.here());
            } else {
                scan.at++;
            }
        }
    }

    /// A VM that was said behind what is no name must not be lost: "web-01, the usual and db-2".
    private boolean isPassedOver() {
        return IntStream.range(Math.max(scan.at, 1), scan.items.size())
                .anyMatch(i -> isJoint(scan.items.get(i - 1)) && isNameLike(scan.items.get(i)));
    }

    private static boolean isJoint(Item item) {
        return item.is(Kind.COMMA) || item.isAny(AND, ONLY);
    }

    private boolean isNameLike(Item item) {
        return scan.isKnownHere(item) || (item.isUnknownWord() && Names.isDistinct(item.text()));
    }

    /// False when the rest of the clause says something else.
    private boolean next() {
        Item item = scan.here();
        if (item.is(Kind.COMMA)) {
            scan.at++;
            return scan.mentions.isEmpty() || continuation.follows();
        }
        if (item.is(Kind.FLAG)) {
            flags.flag(item);
            return true;
        }
        if (item.is(Kind.OPEN)) {
            namespaces.parenthesis();
            return true;
        }
        if (item.isWord()) {
            return word(item);
        }
        if (item.isAny(Kind.QUOTATION, Kind.CODE, Kind.ODD, Kind.LINK)) {
            scan.mark(Trait.ODD);
        } else if (item.is(Kind.PERSON)) {
            scan.mark(Trait.UNEXPLAINED);
        }
        scan.at++;
        return true;
    }

    private boolean word(Item item) {
        if (namespaces.isOfAll(scan.at)) {
            namespaces.ofAll();
        } else if (item.token().odd()) {
            scan.mark(Trait.ODD);
            scan.at++;
        } else if (scan.announced || item.token().quoted() || scan.isKnownHere(item)) {
            names.name(item);
        } else if (item.entry() == null) {
            names.unlisted(item);
        } else {
            return listed(item);
        }
        return true;
    }

    private boolean listed(Item item) {
        scan.at++;
        if (item.is(NAMED)) {
            scan.announced = true;
        } else if (item.is(LABELLED) && labels.labelFollows()) {
            labels.labels();
        } else if (item.is(STARTING_WITH)) {
            selectors.affix("", "*");
        } else if (item.is(ENDING_WITH)) {
            selectors.affix("*", "");
        } else if (item.is(CONTAINING)) {
            selectors.affix("*", "*");
        } else if (item.is(MATCHING)) {
            scan.definite = false;
        } else if (item.is(EVERYWHERE)) {
            scan.mark(Trait.EVERYWHERE);
        } else if (item.is(EXCEPT) && scan.mentions.selects() && scan.here().is(ALL)) {
            scan.mark(Trait.VAGUE); // "everything, well not everything"
        } else if (excepts(item)) {
            scan.except(item);
        } else if (item.is(ALL)) {
            selectors.all(item);
        } else if (item.is(NAMESPACE)) {
            namespaces.namespaceNoun();
        } else if (item.is(RANGE) && scan.mentions.hasNames() && naming.range()) {
            scan.definite = false;
        } else if (item.is(PREP) && namespaces.preposition(item)) {
            scan.definite = false;
        } else if (item.is(PREP) && isInside()) {
            scan.mark(Trait.UNEXPLAINED); // "the queue on VM web-01"
        } else {
            return plain(item);
        }
        return true;
    }

    /// Whether what follows is left out.
    private boolean excepts(Item item) {
        boolean narrows = scan.mentions.selects() || scan.mentions.hasNames();
        if (item.is(EXCEPT) && (item.is(ALL) || (!narrows && isOfAll()))) {
            scan.mentions.all = true;
            return true;
        }
        boolean but = item.is(BUT) && scan.mentions.selects() && !item.is(NOISE) && !scan.isOver();
        return but || (item.is(EXCEPT) && narrows);
    }

    /// "the VMs in dev except web-01": of all of them.
    private boolean isOfAll() {
        List<Item> before = scan.items.subList(0, scan.at - 1);
        return scan.mentions.statedNamespace() != null
                && before.stream().anyMatch(i -> i.is(VM) && i.hasDetail("plural"))
                && !scan.mentions.has(Trait.UNEXPLAINED)
                && !scan.mentions.has(Trait.PART);
    }

    /// Something in a VM was said, not the VM: "the queue on …", "nginx on the VM …".
    private boolean isInside() {
        Mentions mentions = scan.mentions;
        int next = scan.here().is(DET) ? scan.at + 1 : scan.at;
        boolean vm = scan.item(next).is(VM) && !scan.item(next + 1).is(Kind.NOTHING);
        return mentions.has(Trait.DEFINITE)
                || (mentions.has(Trait.WORKLOAD) && mentions.isEmpty())
                || (vm && mentions.hasNames());
    }

    private boolean plain(Item item) {
        boolean describes = scan.here().isAny(VM, MACHINE);
        if (item.is(COUNT) && (item.hasDetail("part") || item.hasDetail("more"))) {
            scan.mark(Trait.PART);
        } else if (item.is(WORKLOAD) && item.hasDetail("inside")) {
            scan.mark(Trait.WORKLOAD);
            scan.mark(Trait.INSIDE);
        } else if (item.is(VM) || item.is(MACHINE)) {
            names.noun(item);
        } else if (describes
                && item.isAny(WORKLOAD, COMMON, UNSUPPORTED)
                && !isArticle(item)
                && !isFiller(item)
                && !isState(item)) {
            describe(item);
        } else if (item.is(WORKLOAD)) {
            scan.mark(Trait.WORKLOAD);
        } else if (item.is(CHOICE) && !scan.excepting) {
            scan.mark(Trait.CHOICE);
        } else if (item.is(FORCE)) {
            scan.mark(Trait.FORCE);
        } else if (item.is(PRONOUN)) {
            scan.mark(scan.excepting ? Trait.VAGUE : Trait.PRONOUN); // "besides the one that Anna uses"
        } else if (item.is(DET)) {
            scan.definite = true;
        } else if (isState(item)) {
            PowerState state = item.is(RUNNING) ? PowerState.RUNNING : PowerState.STOPPED;
            scan.mentions.states.add(state);
            if (describes) {
                scan.mentions.selected.add(state);
            }
        } else if (item.is(REASON) && item.is(NOISE) && scan.here().is(PREP)) {
            return true; // "which is in dev"
        } else if (item.is(REASON) || item.is(SO)) {
            return scan.mentions.isEmpty() && !scan.mentions.has(Trait.DEFINITE) && !scan.mentions.has(Trait.PRONOUN);
        } else if (item.is(UNSUPPORTED) && !isFiller(item)) {
            names.other(item);
        } else if (isWas(item) || (!isFiller(item) && !(item.is(BUT) && (scan.mentions.isEmpty() || scan.isOver())))) {
            scan.mark(Trait.UNEXPLAINED);
        }
        return true;
    }

    /// "the VM web-01", "all our VMs"; but "all old VMs" describes which.
    private boolean isArticle(Item item) {
        return item.is(DET) && (!scan.mentions.all || item.hasDetail("article"));
    }

    /// "web-02 was fine": told, not asked for.
    private boolean isWas(Item item) {
        return scan.mentions.hasNames() && item.is(BE) && item.text().matches("was|were");
    }

    private static boolean isState(Item item) {
        return item.isAny(RUNNING, STOPPED);
    }

    /// "the Windows box": not a name, but no other thing than a VM either.
    private void describe(Item item) {
        scan.mayDescribe = false;
        if (scan.mentions.all) {
            scan.mark(Trait.VAGUE);
        } else if (!item.is(WORKLOAD)) {
            scan.mark(Trait.DEFINITE);
        }
    }

    private static boolean isFiller(Item item) {
        return item.isAny(
                NOISE,
                KEEP,
                AND,
                GENTLE,
                UP,
                DOWN,
                CYCLE,
                THEN,
                BE,
                NEED,
                REQUEST,
                DO,
                MAKING,
                PREP,
                PAST,
                CORRECTION,
                YES);
    }
}
