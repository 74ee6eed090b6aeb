package dev.vmbot.diagnosis.rule;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the scheduler says when no node takes a pod, clause by clause.
///
/// `0/N nodes are available: COUNT REASON, COUNT REASON.`, and behind that what it thinks of pushing others out. Each
/// of its plugins has words of its own for REASON (`pkg/scheduler/framework/plugins`); a node that lacks two resources
/// is counted by two clauses. A reason without a count holds for every node.
///
/// @param nodes of the cluster
record SchedulerSentence(int nodes, List<Clause> clauses) {

    private static final Pattern HEAD = Pattern.compile("\\b\\d{1,6}/(\\d{1,6}) nodes are available: ");
    /// Of later filters: preemption, and claims of devices.
    private static final Pattern TAIL =
            Pattern.compile("\\.?\\s*(preemption: |no new claims to deallocate|still not schedulable).*");
    private static final Pattern NEXT_CLAUSE = Pattern.compile(", (?=\\d{1,6} )");
    private static final Pattern CLAUSE = Pattern.compile("^(\\d{1,6}) (.+)$");

    /// Taints that every cluster has on nodes that never run VMs.
    private static final Pattern OF_OTHER_NODES =
            Pattern.compile("\\{node-role\\.kubernetes\\.io/(master|control-?plane|infra|etcd)\\b");
    /// The newest schedulers do not say which taint it was.
    private static final Pattern SOME_TAINT = Pattern.compile("untolerated taint(\\(s\\))?\\.?$");

    /// @param nodes that it speaks of
    /// @param reason in the scheduler's words
    record Clause(int nodes, String reason) {

        boolean says(String words) {
            return reason.contains(words);
        }

        /// Whether VMs are meant for the node: 0 yes, 1 not now or nobody says, 2 in no cluster. It is a cause only
        /// where there is no lower one.
        int distance() {
            if (isTaintOfOthers()) {
                return 2;
            }
            return isCordon() || isSomeTaint() ? 1 : 0;
        }

        /// Which one is not said.
        boolean isSomeTaint() {
            return SOME_TAINT.matcher(reason).find();
        }

        private boolean isTaintOfOthers() {
            return isTaint() && OF_OTHER_NODES.matcher(reason).find();
        }

        boolean isTaint() {
            return (says("untolerated taint") || says("had taint")) && !isCordon();
        }

        boolean isCordon() {
            return says("were unschedulable") || says("{node.kubernetes.io/unschedulable");
        }
    }

    SchedulerSentence {
        clauses = List.copyOf(clauses);
    }

    /// @return empty for what is not its sentence
    static Optional<SchedulerSentence> parse(String message) {
        Matcher head = HEAD.matcher(message);
        if (!head.find()) {
            return Optional.empty();
        }
        int nodes = Integer.parseInt(head.group(1));
        String list = TAIL.matcher(message.substring(head.end()).replaceAll("\\s+", " "))
                .replaceFirst("")
                .strip();
        List<Clause> clauses = Stream.of(NEXT_CLAUSE.split(list))
                .map(one -> clause(one, nodes))
                .toList();
        return Optional.of(new SchedulerSentence(nodes, clauses));
    }

    private static Clause clause(String words, int nodes) {
        Matcher counted = CLAUSE.matcher(words);
        return counted.matches()
                ? new Clause(Integer.parseInt(counted.group(1)), counted.group(2))
                : new Clause(nodes, words);
    }

    private int distance() {
        return clauses.stream().mapToInt(Clause::distance).min().orElse(0);
    }

    /// Nodes that VMs are meant for and that are open to them; all where there are no others.
    int open() {
        int closed = nodesOf(clauses.stream().filter(clause -> clause.distance() > distance()));
        return closed >= nodes ? nodes : nodes - closed;
    }

    /// How many nodes are out for that. Taints that every cluster has count only where there is nothing else.
    int share(Predicate<Clause> kind) {
        int farthest = Math.max(distance(), 1);
        return Math.min(nodesOf(clauses.stream().filter(kind).filter(clause -> clause.distance() <= farthest)), nodes);
    }

    /// No other clause speaks of more of the nodes that VMs are meant for.
    ///
    /// @param kinds all that are told apart
    boolean leads(Predicate<Clause> kind, List<Predicate<Clause>> kinds) {
        int own = weight(kind);
        return own > 0 && kinds.stream().allMatch(other -> weight(other) <= own);
    }

    private int weight(Predicate<Clause> kind) {
        return share(clause -> kind.test(clause) && clause.distance() == distance());
    }

    /// It is about taints of which nobody says whether every cluster has them.
    boolean isUntold(Predicate<Clause> kind) {
        return clauses.stream().filter(kind).allMatch(Clause::isSomeTaint);
    }

    /// How many nodes have a taint that may be anything.
    int untold() {
        return distance() > 0 ? 0 : share(Clause::isSomeTaint);
    }

    private static int nodesOf(Stream<Clause> clauses) {
        return clauses.mapToInt(Clause::nodes).sum();
    }
}
