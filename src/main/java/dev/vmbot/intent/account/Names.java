package dev.vmbot.intent.account;

import dev.vmbot.intent.account.Objection.Kind;
import dev.vmbot.intent.account.Vocabulary.Role;
import dev.vmbot.model.Target;
import java.util.Optional;
import java.util.regex.Pattern;

/// Every VM that is named is acted on, excepted or spared; and nothing is acted on that is not named.
final class Names {

    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?");
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9.-]*[a-z][a-z0-9.-]*(?:-[a-z0-9.-]*)?\\d[a-z0-9.-]*");
    private static final Pattern MEASURE = Pattern.compile(
            "v?[\\d.]+(?:am|pm|st|nd|rd|th|x|gb|mb|tb|gib|mib|g|k|m|h|s|ms|min|mins|hrs|hours?|days?|cpus?|cores?|%)?"
                    + "|[ip]\\d|k8s|utf-?8|cve-.*|chg-?\\d.*|inc-?\\d.*|p\\d|q\\d|sev-?\\d|w?\\d+h\\d*|b2b|s3|t\\d|[a-z]\\d");

    private final Matter matter;
    private final Said said;
    private final Acts acts;

    Names(Matter matter, Said said, Acts acts) {
        this.matter = matter;
        this.said = said;
        this.acts = acts;
    }

    Optional<Objection> objection() {
        Optional<Target> unsaid =
                acts.targets().stream().filter(t -> !isSaid(t.name())).findFirst();
        if (unsaid.isPresent()) {
            return Optional.of(new Objection(
                    Kind.NAME, "no word is the name " + unsaid.get().name()));
        }
        for (int i = 0; i < said.size(); i++) {
            if (isName(i) && !isAccounted(i)) {
                return Optional.of(new Objection(Kind.NAME, "nothing is done about " + said.text(i)));
            }
        }
        return Optional.empty();
    }

    /// A VM's name by its shape, or because a VM is called so.
    boolean isName(int at) {
        return !said.isExcused(at) && isNameAnywhere(at);
    }

    /// The same within a reason too.
    boolean isNameAnywhere(int at) {
        Word word = said.word(at);
        if (word.kind() != Word.Kind.PLAIN) {
            return false;
        }
        String name = word.text().substring(word.text().indexOf('/') + 1);
        return isKnown(at, name) || (!word.capitals() && isShaped(name));
    }

    private boolean isKnown(int at, String name) {
        boolean plainWord = Vocabulary.has(Role.FUNCTION, name)
                || Vocabulary.has(Role.DEED, name)
                || Vocabulary.has(Role.IDIOM, name)
                || said.text(at - 1).equals("-n");
        return !plainWord && matter.known().has(name);
    }

    static boolean isShaped(String name) {
        return SHAPE.matcher(name).matches() && !MEASURE.matcher(name).matches();
    }

    private boolean isAccounted(int at) {
        String word = said.text(at);
        String name = word.substring(word.indexOf('/') + 1);
        return acts.isTarget(name)
                || acts.isExcepted(name)
                || acts.namespaces().contains(word)
                || acts.selectsBy(name)
                || isAnEnd(name)
                || isOnCard(name)
                || isLetGo(at);
    }

    /// "1..3" and the like: numbers of a range.
    private boolean isAnEnd(String name) {
        return name.contains("..") && acts.targets().stream().anyMatch(t -> name.startsWith(stem(t.name())));
    }

    private boolean isOnCard(String name) {
        return matter.referents().stream().anyMatch(vm -> vm.name().equals(name));
    }

    /// Withdrawn, spared by name, or part of what a condition says: other checks look at these.
    private boolean isLetGo(int at) {
        boolean withdrawn =
                said.counting(Role.WITHDRAWN).stream().anyMatch(span -> span.from() < at + 6 || span.from() > at);
        boolean spared = !acts.selects()
                && (said.counting(Role.SPARE).stream().anyMatch(s -> isBefore(s.from(), at))
                        || said.counting(Role.EXCEPT).stream().anyMatch(s -> isBefore(s.from(), at))
                        || said.counting(Role.STAYS).stream().anyMatch(s -> isBefore(at, s.from())));
        return (withdrawn && !acts.selects()) || spared;
    }

    private boolean isBefore(int from, int at) {
        return from < at && said.clauseEnd(from) > at;
    }

    private boolean isSaid(String name) {
        boolean word = said.words().stream().anyMatch(w -> names(w.text(), name));
        return word || isOnCard(name) || !NAME.matcher(name).matches() || isOfARange(name);
    }

    private static boolean names(String word, String name) {
        return word.equals(name)
                || word.endsWith("/" + name)
                || word.endsWith("=" + name)
                || word.startsWith(name + ".")
                || word.contains("{");
    }

    /// Whether a stem of the name stands beside numbers.
    private boolean isOfARange(String name) {
        String stem = stem(name);
        return !stem.equals(name) && said.words().stream().anyMatch(w -> isOfStem(w.text(), stem));
    }

    private static boolean isOfStem(String word, String stem) {
        boolean longer = word.contains(stem) && word.length() > stem.length();
        return longer || word.equals(stem.replaceAll("[-.]$", ""));
    }

    private static String stem(String name) {
        int end = name.length();
        while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end);
    }
}
