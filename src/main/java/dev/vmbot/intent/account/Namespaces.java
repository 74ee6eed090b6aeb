package dev.vmbot.intent.account;

import dev.vmbot.intent.account.Objection.Kind;
import dev.vmbot.intent.account.Said.Span;
import dev.vmbot.intent.account.Vocabulary.Role;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Each word in a namespace's place, or that is called like a known namespace, is the namespace that is used.
final class Namespaces {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern PATH = Pattern.compile("([a-z0-9-]+)/[a-z0-9*?.{}\\[\\],-]+");
    private static final Pattern SETTING = Pattern.compile("(?:--namespace|--ns|-n|ns|namespace|project)=([a-z0-9-]+)");

    private final Matter matter;
    private final Said said;
    private final Acts acts;
    private final Set<String> used;
    private final Set<String> stated = new HashSet<>();

    Namespaces(Matter matter, Said said, Acts acts) {
        this.matter = matter;
        this.said = said;
        this.acts = acts;
        this.used = acts.namespaces();
    }

    Optional<Objection> objection() {
        for (int i = 0; i < said.size(); i++) {
            Optional<String> lost = said.isExcused(i) ? Optional.empty() : lostAt(i);
            if (lost.isPresent() && !isLetGo(i)) {
                return Optional.of(new Objection(Kind.NAMESPACE, "nothing is done in " + lost.get()));
            }
        }
        return !stated.isEmpty() && acts.fallsBackBeside(stated)
                ? Optional.of(new Objection(Kind.NAMESPACE, "not all is done in " + String.join(" and ", stated)))
                : Optional.empty();
    }

    private Optional<String> lostAt(int at) {
        String word = said.text(at);
        var path = PATH.matcher(word);
        var setting = SETTING.matcher(word);
        if (path.matches() && !path.group(1).startsWith("vm") && !path.group(1).startsWith("virtualmachine")) {
            return lost(path.group(1));
        }
        if (setting.matches()) {
            return lost(setting.group(1));
        }
        if (Vocabulary.has(Role.NAMESPACE, word)) {
            return beside(at);
        }
        if (isPlaced(at)) {
            return lost(word);
        }
        return isKnown(word) && !isVm(word) && isMeant(at) ? lost(word) : Optional.empty();
    }

    /// A namespace may be called `vms`: where that stands alone, VMs are spoken of.
    private boolean isMeant(int at) {
        return !Vocabulary.has(Role.FUNCTION, said.text(at)) || Vocabulary.has(Role.IN, said.text(at - 1));
    }

    private Optional<String> lost(String namespace) {
        if (used.contains(namespace)) {
            stated.add(namespace);
            return Optional.empty();
        }
        return acts.selectsBy(namespace) && !isKnown(namespace) ? Optional.empty() : Optional.of(namespace);
    }

    /// "Namespace X", "the X namespace".
    private Optional<String> beside(int at) {
        int after = at + 1;
        while (after < said.size() && isFiller(said.text(after))) {
            after++;
        }
        String next = said.text(after);
        String before = said.text(at - 1);
        if (isKnown(next) && !used.contains(next) && !isKnown(before)) {
            return Optional.of(next);
        }
        if (used.contains(next) || used.contains(before)) {
            stated.add(used.contains(next) ? next : before);
            return Optional.empty();
        }
        boolean follows = isLabel(next) && !isVm(next) && !isOrdinary(next);
        if (follows) {
            return Optional.of(next);
        }
        return isLabel(before) && !isVm(before) && !isOrdinary(before) ? Optional.of(before) : Optional.empty();
    }

    private static boolean isFiller(String word) {
        return word.equals("is")
                || word.equals("called")
                || word.equals("named")
                || word.equals("the")
                || word.equals("=");
    }

    /// "VM in X", "in X, ...": behind a word of place that follows a VM's name or opens the sentence.
    private boolean isPlaced(int at) {
        int in = at - 1;
        while (in >= 0
                && (said.text(in).equals("the")
                        || said.text(in).equals("my")
                        || said.text(in).equals("our"))) {
            in--;
        }
        if (in < 0 || !Vocabulary.has(Role.IN, said.text(in)) || !isLabel(said.text(at))) {
            return false;
        }
        String word = said.text(at);
        boolean fixed = in == at - 1
                && isVm(said.text(in - 1))
                && !said.text(in).equals("to")
                && !said.text(in).equals("for");
        return !isVm(word) && !isOrdinary(word) && fixed && !word.chars().allMatch(Character::isDigit);
    }

    private boolean isOrdinary(String word) {
        return Vocabulary.has(Role.IDIOM, word)
                || Vocabulary.has(Role.FUNCTION, word)
                || Vocabulary.has(Role.NAMESPACE, word)
                || Vocabulary.has(Role.TIME, word);
    }

    private boolean isLabel(String word) {
        return LABEL.matcher(word).matches();
    }

    private boolean isVm(String word) {
        return acts.isTarget(word.substring(word.indexOf('/') + 1)) || acts.isExcepted(word);
    }

    private boolean isKnown(String word) {
        return isLabel(word) && matter.known().isNamespace(word);
    }

    /// Withdrawn, or of a VM that is spared.
    private boolean isLetGo(int at) {
        boolean withdrawn = said.counting(Role.WITHDRAWN).stream().anyMatch(span -> span.from() > at);
        return withdrawn || isSpared(at);
    }

    private boolean isSpared(int at) {
        String word = said.text(at);
        boolean other = word.contains("/") && !acts.isTargetAsWritten(word);
        return other
                && said.counting(Role.SPARE).stream()
                        .map(Span::from)
                        .anyMatch(from -> from < at && said.clauseEnd(from) > at);
    }
}
