package dev.vmbot.intent.object;

import dev.vmbot.intent.object.Mentions.Trait;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts down what was named: plain names, patterns, short forms and ranges; or what is left out.
final class Naming {

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

    private final ObjectScan scan;

    Naming(ObjectScan scan) {
        this.scan = scan;
    }

    /// "web-1 to web-3". False when what follows ends no range.
    boolean range() {
        String last = scan.here().text();
        if (!scan.here().isWord() || (!Names.isDistinct(last) && !Ranges.isDigits(last))) {
            return false;
        }
        int slash = last.indexOf('/');
        Optional<Ranges.Expansion> between =
                Ranges.between(scan.mentions.lastName(), slash < 0 ? last : last.substring(slash + 1));
        scan.at++;
        if (between.isEmpty()) {
            scan.mark(Trait.UNEXPLAINED);
        } else if (between.get().names().isEmpty()) {
            scan.mark(Trait.ABSURD);
        } else {
            scan.mentions.all = false;
            between.get().names().stream().skip(1).forEach(name -> single(null, name));
        }
        return true;
    }

    /// @param text a name, with or without its namespace, a pattern, or a short form for several
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
        if (name.indexOf('*') >= 0 || name.indexOf('?') >= 0) {
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
            scan.mentions.except.add(name);
            scan.isExceptionOpen = false;
            return;
        }
        if (!Names.isLegal(name)) {
            scan.mark(Trait.ILLEGAL);
        }
        if (scan.known.has(name)) {
            scan.mark(Trait.KNOWN);
        }
        scan.mentions.add(namespace, name);
    }

    void pattern(@Nullable String namespace, String glob) {
        boolean legal = glob.chars().allMatch(c -> c == '*' || c == '?' || Names.isLegal("a" + (char) c + "a"));
        if (!legal) {
            scan.mark(Trait.ILLEGAL);
        } else if (glob.chars().allMatch(c -> c == '*')) {
            scan.mentions.all = true;
        } else if (scan.excepting) {
            scan.mentions.except.add(glob);
            scan.isExceptionOpen = false;
        } else {
            scan.mentions.patterns.add(glob);
        }
        if (namespace != null) {
            scan.mentions.namespace(namespace);
        }
    }
}
