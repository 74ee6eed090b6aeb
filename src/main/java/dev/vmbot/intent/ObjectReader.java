package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.ALL;
import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.ASK;
import static dev.vmbot.intent.lexicon.Sense.BE;
import static dev.vmbot.intent.lexicon.Sense.COMMON;
import static dev.vmbot.intent.lexicon.Sense.CONTAINING;
import static dev.vmbot.intent.lexicon.Sense.CORRECTION;
import static dev.vmbot.intent.lexicon.Sense.CYCLE;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.DO;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.ENDING_WITH;
import static dev.vmbot.intent.lexicon.Sense.EVERYWHERE;
import static dev.vmbot.intent.lexicon.Sense.EXCEPT;
import static dev.vmbot.intent.lexicon.Sense.FORCE;
import static dev.vmbot.intent.lexicon.Sense.GENTLE;
import static dev.vmbot.intent.lexicon.Sense.LABELLED;
import static dev.vmbot.intent.lexicon.Sense.MACHINE;
import static dev.vmbot.intent.lexicon.Sense.MATCHING;
import static dev.vmbot.intent.lexicon.Sense.NAMED;
import static dev.vmbot.intent.lexicon.Sense.NAMESPACE;
import static dev.vmbot.intent.lexicon.Sense.NEED;
import static dev.vmbot.intent.lexicon.Sense.NEVER;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.NOT;
import static dev.vmbot.intent.lexicon.Sense.PAST;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.PRONOUN;
import static dev.vmbot.intent.lexicon.Sense.RANGE;
import static dev.vmbot.intent.lexicon.Sense.REASON;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.RUNNING;
import static dev.vmbot.intent.lexicon.Sense.SCHEDULE;
import static dev.vmbot.intent.lexicon.Sense.SO;
import static dev.vmbot.intent.lexicon.Sense.STARTING_WITH;
import static dev.vmbot.intent.lexicon.Sense.STOPPED;
import static dev.vmbot.intent.lexicon.Sense.THEN;
import static dev.vmbot.intent.lexicon.Sense.UNSUPPORTED;
import static dev.vmbot.intent.lexicon.Sense.UP;
import static dev.vmbot.intent.lexicon.Sense.VM;
import static dev.vmbot.intent.lexicon.Sense.WORKLOAD;

import dev.vmbot.intent.Objects.Trait;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Tagger;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.model.PowerState;
import java.util.List;
import java.util.Optional;

/// Reads what a clause is about: names, namespaces, selectors and flags, in whatever order they were said.
final class ObjectReader {

    private final List<Item> items;
    private final Utterance.KnownVms known;
    private final Objects objects = new Objects();
    private int at;
    private boolean definite;
    private boolean announced;
    private boolean excepting;
    private boolean mayDescribe;

    private ObjectReader(List<Item> items, Utterance.KnownVms known) {
        this.items = items;
        this.known = known;
    }

    /// @param items of one clause, without its verb
    static Objects read(List<Item> items, Utterance.KnownVms known) {
        ObjectReader reader = new ObjectReader(items, known);
        while (reader.at < items.size()) {
            if (!reader.next()) {
                reader.objects.traits.add(Trait.TRAILING);
                break;
            }
        }
        return reader.objects;
    }

    /// False when the rest of the clause says something else.
    private boolean next() {
        Item item = items.get(at);
        if (item.is(Kind.COMMA)) {
            at++;
            return !objects.isEmpty() ? continues() : true;
        }
        if (item.is(Kind.FLAG)) {
            flag(item);
            return true;
        }
        if (item.is(Kind.OPEN)) {
            return parenthesis();
        }
        if (item.isWord()) {
            return word(item);
        }
        if (item.is(Kind.QUOTATION) || item.is(Kind.CODE) || item.is(Kind.ODD) || item.is(Kind.LINK)) {
            objects.traits.add(Trait.ODD);
        } else if (item.is(Kind.PERSON)) {
            objects.traits.add(Trait.UNEXPLAINED);
        }
        at++;
        return true;
    }

    private boolean word(Item item) {
        if (item.token().odd()) {
            objects.traits.add(Trait.ODD);
            at++;
            return true;
        }
        if (announced || item.token().quoted() || isKnownHere(item)) {
            return name(item);
        }
        if (item.entry() == null) {
            return unlisted(item);
        }
        return listed(item);
    }

    /// A word of the lexicon that is the name of a known VM, where a name can stand.
    private boolean isKnownHere(Item item) {
        if (item.text().indexOf(' ') >= 0 || item.is(DET) || item.is(AND) || item.is(PREP)) {
            return false;
        }
        boolean position = at == 0 || !items.get(at - 1).is(PREP) || objects.isEmpty();
        boolean taken = item.entry() != null && at > 0 && objects.hasNames() && !isSeparator(items.get(at - 1));
        return position && !taken && !known.namespacesOf(item.text()).isEmpty();
    }

    private static boolean isSeparator(Item item) {
        return item.is(Kind.COMMA) || item.is(AND) || item.is(Kind.BULLET) || item.is(VM) || item.is(DET);
    }

    private boolean listed(Item item) {
        at++;
        if (item.is(NAMED)) {
            announced = true;
        } else if (item.is(LABELLED) && labelFollows()) {
            labels();
        } else if (item.is(STARTING_WITH)) {
            affix("", "*");
        } else if (item.is(ENDING_WITH)) {
            affix("*", "");
        } else if (item.is(CONTAINING)) {
            affix("*", "*");
        } else if (item.is(MATCHING)) {
            definite = false;
        } else if (item.is(EVERYWHERE)) {
            objects.traits.add(Trait.EVERYWHERE);
        } else if (item.is(EXCEPT) && item.is(ALL)) {
            objects.all = true;
            excepting = true;
        } else if (item.is(EXCEPT) && (objects.selects() || objects.hasNames())) {
            excepting = true;
        } else if (item.is(ALL)) {
            all();
        } else if (item.is(NAMESPACE)) {
            namespaceNoun();
        } else if (item.is(RANGE) && objects.hasNames() && range()) {
            definite = false;
        } else if (item.is(PREP) && preposition(item)) {
            definite = false;
        } else {
            return plain(item);
        }
        return true;
    }

    private boolean plain(Item item) {
        if (item.is(VM) || item.is(MACHINE)) {
            noun(item);
        } else if (item.is(WORKLOAD)) {
            objects.traits.add(Trait.WORKLOAD);
        } else if (item.is(FORCE)) {
            objects.traits.add(Trait.FORCE);
        } else if (item.is(PRONOUN)) {
            objects.traits.add(Trait.PRONOUN);
        } else if (item.is(DET)) {
            definite = true;
        } else if (item.is(RUNNING) || item.is(STOPPED)) {
            objects.states.add(item.is(RUNNING) ? PowerState.RUNNING : PowerState.STOPPED);
        } else if (item.is(REASON) || item.is(SO)) {
            return objects.isEmpty();
        } else if (item.is(UNSUPPORTED) && !isFiller(item)) {
            objects.traits.add(Trait.WORKLOAD);
        } else if (!isFiller(item)) {
            objects.traits.add(Trait.UNEXPLAINED);
        }
        return true;
    }

    private static boolean isFiller(Item item) {
        return item.is(NOISE)
                || item.is(AND)
                || item.is(GENTLE)
                || item.is(UP)
                || item.is(DOWN)
                || item.is(CYCLE)
                || item.is(THEN)
                || item.is(BE)
                || item.is(NEED)
                || item.is(REQUEST)
                || item.is(DO)
                || item.is(PREP)
                || item.is(PAST)
                || item.is(CORRECTION);
    }

    /// "the database VM" is a VM called database; "the VMs" is none.
    private void noun(Item item) {
        if (item.is(VM)) {
            objects.traits.add(Trait.VM_WORD);
        }
        if (mayDescribe && item.is(VM)) {
            objects.traits.remove(Trait.DEFINITE);
            Item before = items.get(at - 2);
            add(before.text());
        }
        mayDescribe = false;
    }

    private boolean unlisted(Item item) {
        String text = item.text();
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
        at++;
        boolean last = at >= items.size()
                || !(items.get(at).isUnknownWord() || items.get(at).is(MACHINE));
        boolean vmFollows = at < items.size() && items.get(at).is(VM);
        if (definite) {
            mayDescribe = true;
            if (!objects.hasNames()) {
                objects.traits.add(Trait.DEFINITE);
            }
        } else if (last && !objects.has(Trait.DEFINITE) && (vmFollows || mayFollow())) {
            add(text);
        } else {
            objects.traits.add(Trait.UNEXPLAINED);
        }
        return true;
    }

    /// `ns=dev vm=web-01`; any other assignment is a label.
    private void assigned(String text) {
        String key = text.substring(0, text.indexOf('='));
        String value = text.substring(text.indexOf('=') + 1);
        switch (key) {
            case "ns", "namespace", "project" -> {
                at++;
                accept(value, true);
            }
            case "vm", "name", "vms", "target" -> {
                at++;
                add(value);
            }
            default -> labels();
        }
    }

    /// A bare word is a name at the beginning, after a noun or a separator, but not right behind another name.
    private boolean mayFollow() {
        if (at < 2 || !objects.hasNames()) {
            return true;
        }
        return isSeparator(items.get(at - 2));
    }

    private void number(String text) {
        at++;
        boolean time = text.indexOf(':') > 0 || !Ranges.isDigits(text);
        Optional<String> named =
                objects.hasNames() && !time ? Ranges.withNumber(objects.lastName(), text) : Optional.empty();
        if (named.isPresent()) {
            add(named.get());
        } else {
            objects.traits.add(objects.all ? Trait.VAGUE : Trait.UNEXPLAINED);
        }
    }

    private boolean name(Item item) {
        at++;
        announced = false;
        String text = item.token().quoted() || item.entry() != null
                ? item.text()
                : item.token().text();
        boolean described = at < 2
                || items.get(at - 2).isUnknownWord()
                || Sentences.any(items.get(at - 2), DET, VM, MACHINE, NAMED);
        if (objects.traits.remove(Trait.DEFINITE) && !described) {
            objects.traits.add(Trait.UNEXPLAINED);
        }
        definite = false;
        mayDescribe = false;
        add(text);
        return true;
    }

    private void add(String text) {
        String word = text.startsWith("vm/") || text.startsWith("vmi/") ? text.substring(text.indexOf('/') + 1) : text;
        int slash = word.indexOf('/');
        String namespace = slash > 0 ? word.substring(0, slash) : null;
        String name = slash >= 0 ? word.substring(slash + 1) : word;
        if (slash == 0 || name.isEmpty() || name.indexOf('/') >= 0) {
            objects.traits.add(Trait.ILLEGAL);
            return;
        }
        if (namespace != null && !Names.isLegalNamespace(namespace)) {
            objects.traits.add(Trait.ILLEGAL);
        }
        if (name.indexOf('*') >= 0 || (name.indexOf('?') >= 0)) {
            pattern(namespace, name);
            return;
        }
        Optional<Ranges.Expansion> several = Ranges.expand(name);
        if (several.isPresent() && several.get().names().isEmpty()) {
            objects.traits.add(Trait.ABSURD);
        }
        for (String one : several.map(Ranges.Expansion::names).orElse(List.of(name))) {
            single(namespace, one);
        }
    }

    private void single(@org.jspecify.annotations.Nullable String namespace, String name) {
        if (excepting) {
            objects.except.add(name);
            return;
        }
        if (!Names.isLegal(name)) {
            objects.traits.add(Trait.ILLEGAL);
        }
        if (!known.namespacesOf(name).isEmpty()) {
            objects.traits.add(Trait.KNOWN);
        }
        objects.add(namespace, name);
    }

    private void pattern(@org.jspecify.annotations.Nullable String namespace, String glob) {
        boolean legal = glob.chars().allMatch(c -> c == '*' || c == '?' || Names.isLegal("a" + (char) c + "a"));
        if (!legal) {
            objects.traits.add(Trait.ILLEGAL);
        } else if (excepting) {
            objects.except.add(glob);
        } else {
            objects.patterns.add(glob);
        }
        if (namespace != null) {
            objects.namespace(namespace);
        }
    }

    private void all() {
        if (objects.hasNames()) {
            return; // "web-01 and web-02, both of them"
        }
        objects.all = true;
        definite = false;
        if (at < items.size() && !items.get(at).is(VM) && !items.get(at).is(MACHINE) && isBareWord(items.get(at))) {
            objects.traits.add(Trait.VAGUE);
            at++;
        }
    }

    private static boolean isBareWord(Item item) {
        return (item.entry() == null
                        && item.isWord()
                        && !Names.isDistinct(item.text())
                        && item.text().indexOf('=') < 0)
                || isCount(item.text());
    }

    private static boolean isCount(String text) {
        return switch (text) {
            case "two",
                    "three",
                    "four",
                    "five",
                    "six",
                    "seven",
                    "eight",
                    "nine",
                    "ten",
                    "few",
                    "some",
                    "other",
                    "others",
                    "rest" -> true;
            default -> false;
        };
    }

    private void affix(String before, String after) {
        if (at < items.size()
                && items.get(at).isWord()
                && !items.get(at).token().odd()) {
            String text = items.get(at).token().text();
            at++;
            pattern(null, text.indexOf('*') >= 0 ? text : before + text + after);
        } else {
            objects.traits.add(Trait.VAGUE);
        }
    }

    private boolean labelFollows() {
        return at < items.size() && items.get(at).token().raw().indexOf('=') >= 0;
    }

    private void labels() {
        while (at < items.size()) {
            Item item = items.get(at);
            if (item.is(Kind.COMMA) || item.is(AND)) {
                if (at + 1 >= items.size() || items.get(at + 1).token().raw().indexOf('=') < 0) {
                    return;
                }
            } else if (item.token().raw().indexOf('=') > 0 && !item.token().odd()) {
                objects.labels.add(item.token().raw());
            } else {
                return;
            }
            at++;
        }
    }

    private boolean range() {
        if (at >= items.size() || !items.get(at).isWord()) {
            return false;
        }
        String last = items.get(at).text();
        String first = objects.lastName();
        if (!Names.isDistinct(last) && !Ranges.isDigits(last)) {
            return false;
        }
        int slash = last.indexOf('/');
        Optional<Ranges.Expansion> between = Ranges.between(first, slash < 0 ? last : last.substring(slash + 1));
        at++;
        if (between.isEmpty()) {
            objects.traits.add(Trait.UNEXPLAINED);
        } else if (between.get().names().isEmpty()) {
            objects.traits.add(Trait.ABSURD);
        } else {
            objects.all = false;
            between.get().names().stream().skip(1).forEach(name -> single(null, name));
        }
        return true;
    }

    /// "in dev", "of the dev namespace". False when no namespace follows.
    private boolean preposition(Item prep) {
        int next = at;
        while (next < items.size()
                && (items.get(next).is(DET) || items.get(next).is(NOISE))) {
            next++;
        }
        if (next >= items.size()) {
            return false;
        }
        Item item = items.get(next);
        if (item.is(NAMESPACE)) {
            at = next + 1;
            namespaceNoun();
            return true;
        }
        boolean before = objects.isEmpty() && isOf(prep) && !followedByNamespace(next);
        if (before || !canName(item)) {
            return false;
        }
        at = next + 1;
        take(item);
        if (at < items.size() && items.get(at).is(NAMESPACE)) {
            at++;
        }
        return true;
    }

    private boolean followedByNamespace(int index) {
        return index + 1 < items.size() && items.get(index + 1).is(NAMESPACE);
    }

    private static boolean isOf(Item prep) {
        return switch (prep.text()) {
            case "of", "on", "of the", "on the", "de", "da", "do", "von", "del", "du" -> true;
            default -> false;
        };
    }

    private boolean canName(Item item) {
        if (!item.isWord() || item.text().indexOf('/') >= 0) {
            return false;
        }
        return item.entry() == null || item.token().quoted() || isEveryday(item);
    }

    /// "in games", "in desktops": a namespace may be called by an everyday word, unless it is part of an idiom.
    private boolean isEveryday(Item item) {
        int next = items.indexOf(item) + 1;
        boolean closed = next >= items.size()
                || items.get(next).is(Kind.COMMA)
                || items.get(next).is(NAMESPACE)
                || items.get(next).is(NOISE)
                || items.get(next).is(EXCEPT);
        boolean idiom = switch (item.text()) {
            case "there",
                    "here",
                    "general",
                    "fact",
                    "time",
                    "case",
                    "order",
                    "place",
                    "turn",
                    "particular",
                    "me",
                    "us",
                    "hand",
                    "front",
                    "short",
                    "course",
                    "advance",
                    "parallel",
                    "sequence",
                    "total",
                    "detail",
                    "full",
                    "question",
                    "fire",
                    "top",
                    "way",
                    "mind",
                    "demand",
                    "purpose",
                    "hold",
                    "call",
                    "duty",
                    "you",
                    "everyone",
                    "minutes" -> true;
            default -> false;
        };
        return closed
                && !idiom
                && item.text().indexOf(' ') < 0
                && Sentences.any(item, COMMON, MACHINE, WORKLOAD)
                && !Sentences.any(item, DET, PRONOUN, SCHEDULE, PAST, VM, ALL, ASK, NEVER, NOT);
    }

    private void take(Item item) {
        String text = item.token().text();
        if (item.token().odd() || !Names.isLegalNamespace(text)) {
            objects.traits.add(Trait.ODD);
            return;
        }
        objects.namespace(text);
        excepting = false;
    }

    /// "namespace dev", "ns: dev", and behind a name "the dev namespace".
    private void namespaceNoun() {
        while (at < items.size()
                && (items.get(at).is(Kind.COLON)
                        || items.get(at).is(NAMED)
                        || items.get(at).is(BE))) {
            at++;
        }
        boolean follows = at < items.size() && items.get(at).isWord();
        if (follows && (canName(items.get(at)) || !isStructure(items.get(at)))) {
            take(items.get(at++));
        } else if (objects.hasNames() && objects.statedNamespace() == null && !isThis()) {
            String last = objects.dropLast();
            objects.namespace(last);
        }
        definite = false;
        mayDescribe = false;
        objects.traits.remove(Trait.DEFINITE);
    }

    private boolean isThis() {
        return at >= 2 && items.get(at - 2).is(DET);
    }

    private static boolean isStructure(Item item) {
        return item.is(AND) || item.is(PREP) || item.is(DET) || item.is(NOISE) || item.is(REASON) || item.is(EXCEPT);
    }

    private boolean parenthesis() {
        at++;
        if (at + 1 < items.size() && items.get(at + 1).is(Kind.CLOSE) && canName(items.get(at))) {
            take(items.get(at));
            at += 2;
            return true;
        }
        boolean inside =
                at < items.size() && (items.get(at).is(PREP) || items.get(at).is(NAMESPACE));
        while (!inside && at < items.size() && !items.get(at).is(Kind.CLOSE)) {
            at++;
        }
        return true;
    }

    private void flag(Item item) {
        at++;
        String text = item.token().text();
        int equals = text.indexOf('=');
        String option = equals < 0 ? text : text.substring(0, equals);
        switch (option) {
            case "-n", "--namespace", "--ns" -> value(text, equals, true);
            case "-l", "--selector", "--labels", "--label" -> value(text, equals, false);
            case "-f", "--force", "--force-stop", "--hard" -> objects.traits.add(Trait.FORCE);
            case "--grace-period" -> gracePeriod(text, equals);
            case "--all" -> objects.all = true;
            case "-a", "--all-namespaces" -> objects.traits.add(Trait.EVERYWHERE);
            case "-y", "--yes", "--no-prompt", "--confirm" -> definite = false;
            default -> objects.traits.add(item.is(SCHEDULE) ? Trait.UNEXPLAINED : Trait.UNKNOWN_FLAG);
        }
    }

    private void value(String text, int equals, boolean namespace) {
        boolean following = equals < 0 && at < items.size();
        String raw = equals >= 0
                ? text.substring(equals + 1)
                : following ? items.get(at).token().raw() : "";
        boolean odd =
                following && (items.get(at).token().odd() && !items.get(at).is(Kind.QUOTATION));
        if (following && namespace) {
            raw = items.get(at).token().text();
        }
        if (raw.isEmpty() || odd) {
            objects.traits.add(Trait.ODD);
            at += following ? 1 : 0;
        } else if (!namespace
                && equals < 0
                && items.get(at).token().raw().indexOf('=') > 0
                && items.get(at).isWord()) {
            labels();
        } else {
            at += following ? 1 : 0;
            accept(raw, namespace);
        }
    }

    private void accept(String raw, boolean namespace) {
        if (!namespace) {
            objects.labels.add(raw);
        } else if (Names.isLegalNamespace(raw)) {
            objects.namespace(raw);
        } else {
            objects.traits.add(Trait.ODD);
        }
    }

    private void gracePeriod(String text, int equals) {
        boolean following = equals < 0 && at < items.size();
        String value = equals >= 0
                ? text.substring(equals + 1)
                : following ? items.get(at).text() : "";
        at += following ? 1 : 0;
        objects.traits.add(value.equals("0") || value.equals("0s") ? Trait.FORCE : Trait.UNKNOWN_FLAG);
    }

    /// Whether what stands behind a comma still belongs to the object.
    private boolean continues() {
        while (at < items.size()
                && ((items.get(at).is(NOISE) && !items.get(at).is(REASON))
                        || items.get(at).is(AND)
                        || items.get(at).is(Kind.COMMA)
                        || items.get(at).is(Kind.BULLET))) {
            at++;
        }
        if (at >= items.size()) {
            return true;
        }
        Item item = items.get(at);
        boolean part = item.is(Kind.FLAG)
                || item.is(PREP)
                || item.is(NAMESPACE)
                || item.is(EXCEPT)
                || item.is(FORCE)
                || item.is(GENTLE)
                || item.is(ALL)
                || item.is(Kind.OPEN)
                || item.token().quoted()
                || item.is(Kind.ODD)
                || item.is(EVERYWHERE)
                || item.is(LABELLED)
                || item.is(RANGE);
        boolean word = item.isWord()
                && (item.token().odd()
                        || (Names.isDistinct(item.text()) && item.entry() == null)
                        || Tagger.isNumber(item.text())
                        || isKnownHere(item)
                        || ((item.is(VM) || item.is(DET)) && nameFollows()));
        return part || word || bareListed(item);
    }

    private boolean nameFollows() {
        return at + 1 < items.size()
                && (Names.isDistinct(items.get(at + 1).text())
                        || items.get(at + 1).is(VM));
    }

    /// "alpha, beta in dev": bare words may follow each other while no namespace has closed the list.
    private boolean bareListed(Item item) {
        if (!item.isUnknownWord() || (objects.statedNamespace() != null && !objects.hasNames())) {
            return false;
        }
        boolean closed = objects.statedNamespace() != null;
        boolean ends = at + 1 >= items.size();
        boolean goesOn = !ends
                && (items.get(at + 1).is(Kind.COMMA)
                        || items.get(at + 1).is(AND)
                        || items.get(at + 1).is(PREP)
                        || items.get(at + 1).is(Kind.FLAG));
        return ends ? !closed : goesOn;
    }
}
