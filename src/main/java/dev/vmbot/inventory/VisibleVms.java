package dev.vmbot.inventory;

import dev.vmbot.access.Identity;
import dev.vmbot.access.Permission;
import dev.vmbot.access.Reviewer;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.Inventory;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.VirtualMachines;
import dev.vmbot.model.Action;
import dev.vmbot.model.Selector;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/// The VMs that a person may know of. Thread-safe.
///
/// A name, or a typing error in one, costs at most 150 reviews, eight at a time, however many namespaces have a VM that
/// is called like it; which VMs there are at all is asked of every namespace that has one.
public final class VisibleVms {

    private static final int MOST_NEAR = 5;

    /// A name in more namespaces than this is no name any more.
    private static final int MOST_CANDIDATES = 50;

    /// Bounds the reviews of one question where a right may be given for single VMs.
    private static final int MOST_SINGLE = 50;

    /// Bounds them where VMs of alike names are in many namespaces.
    private static final int MOST_NAMESPACES = 100;

    private final VirtualMachines machines;
    private final Inventory inventory;
    private final Reviewer reviewer;

    /// @param reviewer may remember answers for a short while: nothing is changed on its word
    public VisibleVms(VirtualMachines machines, Inventory inventory, Reviewer reviewer) {
        this.machines = machines;
        this.inventory = inventory;
        this.reviewer = reviewer;
    }

    /// Which VMs somebody means, in the order in which they were named. A VM that watched state does not show is
    /// looked for in the API server as well, so that one made a moment ago is found. In a namespace that more
    /// than one of them names, the right to see is asked for the whole of it first.
    ///
    /// @param channelNamespace counts when none was said
    /// @throws dev.vmbot.access.AccessUnavailableException when it is not known what the person may see
    /// @throws ClusterException when the cluster could not be read
    public List<Resolution> resolveEach(List<Target> targets, Optional<String> channelNamespace, Identity identity) {
        Map<String, Long> named = targets.stream()
                .flatMap(target -> Optional.ofNullable(target.namespace()).or(() -> channelNamespace).stream())
                .filter(VmRef::isLegalNamespace)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Stream<String> several =
                named.entrySet().stream().filter(count -> count.getValue() > 1).map(Map.Entry::getKey);
        var sight = new Sight(
                identity,
                reviewer.allowed(identity, several, Permission::toSeeAll).collect(Collectors.toUnmodifiableSet()));
        return targets.stream()
                .gather(Gatherers.mapConcurrent(Reviewer.AT_ONCE, target -> resolve(target, channelNamespace, sight)))
                .toList();
    }

    /// @param whole namespaces of which the person is known to see everything
    private record Sight(Identity identity, Set<String> whole) {}

    private Resolution resolve(Target target, Optional<String> channelNamespace, Sight sight) {
        if (!target.isLegal()) {
            return new Resolution.Illegal();
        }
        if (target.namespace() != null) {
            return inNamespace(new VmRef(target.namespace(), target.name()), sight, Optional.empty());
        }
        return channelNamespace
                .map(namespace -> inNamespace(new VmRef(namespace, target.name()), sight, channelNamespace))
                .orElseGet(() -> anywhere(target, sight));
    }

    private Resolution inNamespace(VmRef ref, Sight sight, Optional<String> channelNamespace) {
        if (sight.whole().contains(ref.namespace()) || maySee(sight.identity(), ref)) {
            Observation known = known(ref);
            if (known.vm().isPresent()) {
                return new Resolution.Found(known);
            }
        }
        return new Resolution.NotFound(near(ref.name(), sight.identity()), channelNamespace);
    }

    private Observation known(VmRef ref) {
        Observation seen = machines.observe(ref);
        return seen.vm().isPresent() && inventory.isCurrent() ? seen : machines.look(ref);
    }

    /// Whether any VM is called so, seen or not; nobody must be told.
    public boolean isKnown(String name) {
        return !inventory.namespacesOf(name).isEmpty();
    }

    /// Whether there is a VM in a namespace of this name, and the person may see all of it.
    ///
    /// @throws dev.vmbot.access.AccessUnavailableException when it is not known what the person may see
    public boolean isNamespace(String name, Identity identity) {
        return !inventory.inNamespace(name).isEmpty()
                && reviewer.allowed(identity, Stream.of(name), Permission::toSeeAll)
                        .findAny()
                        .isPresent();
    }

    /// Namespaces in which the person may see a VM of this name.
    ///
    /// @throws dev.vmbot.access.AccessUnavailableException when it is not known what the person may see
    public Set<String> namespacesOf(String name, Identity identity) {
        return candidates(name, identity).stream().map(VmRef::namespace).collect(Collectors.toUnmodifiableSet());
    }

    private List<VmRef> candidates(String name, Identity identity) {
        List<VmRef> all = inventory.namespacesOf(name).stream()
                .sorted()
                .map(namespace -> new VmRef(namespace, name))
                .toList();
        return seen(all, MOST_CANDIDATES, identity).stream().sorted().toList();
    }

    /// The first of those that the person may see: first those of namespaces where they may see everything, then
    /// single ones, both in the order given. Only so many namespaces are asked about, the first of them; up to
    /// there no VM that is hidden takes the place of another.
    private List<VmRef> seen(List<VmRef> refs, int most, Identity identity) {
        Set<String> near = refs.stream()
                .map(VmRef::namespace)
                .distinct()
                .limit(MOST_NAMESPACES)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> whole = reviewer.allowed(identity, near.stream(), Permission::toSeeAll)
                .limit(most)
                .collect(Collectors.toSet());
        Stream<VmRef> single = refs.stream()
                .filter(ref -> near.contains(ref.namespace()) && !whole.contains(ref.namespace()))
                .limit(MOST_SINGLE);
        return Stream.concat(
                        refs.stream().filter(ref -> whole.contains(ref.namespace())),
                        reviewer.allowed(identity, single, Permission::toSee))
                .limit(most)
                .toList();
    }

    private Resolution anywhere(Target target, Sight sight) {
        List<VmRef> candidates = candidates(target.name(), sight.identity());
        return switch (candidates.size()) {
            case 0 -> nowhere(target.name(), sight.identity());
            case 1 -> inNamespace(candidates.getFirst(), sight, Optional.empty());
            default -> new Resolution.Several(candidates);
        };
    }

    /// Only a watch that is up knows that there is none.
    private Resolution nowhere(String name, Identity identity) {
        requireCurrent();
        return new Resolution.NotFound(near(name, identity), Optional.empty());
    }

    private void requireCurrent() {
        if (!inventory.isCurrent()) {
            throw new ClusterException(ClusterException.Reason.UNREACHABLE, 0, "");
        }
    }

    /// Every VM that the person may see, in no order.
    ///
    /// @param namespace empty for all namespaces
    Stream<Observation> all(Optional<String> namespace, Identity identity) {
        Stream<Observation> shown = namespace
                .map(one -> inventory.inNamespace(one).stream())
                .orElseGet(() -> inventory.everywhere().stream());
        List<Observation> machinesShown = shown.toList();
        Stream<String> namespaces =
                machinesShown.stream().map(seen -> seen.ref().namespace()).distinct();
        Set<String> visible =
                reviewer.allowed(identity, namespaces, Permission::toSeeAll).collect(Collectors.toUnmodifiableSet());
        return machinesShown.stream().filter(seen -> visible.contains(seen.ref().namespace()));
    }

    /// The VMs that a selector picks, in order, out of those that the person may see.
    ///
    /// @param namespace empty for all namespaces
    /// @throws dev.vmbot.access.AccessUnavailableException when it is not known what the person may see
    /// @throws ClusterException when watched state may be old, so that one could be missing
    public List<Observation> matching(Selector selector, Optional<String> namespace, Identity identity) {
        requireCurrent();
        var filter = new VmFilter(Optional.of(selector), Optional.empty());
        return all(namespace, identity)
                .filter(filter::matches)
                .sorted(Comparator.comparing(Observation::ref))
                .toList();
    }

    boolean isCurrent() {
        return inventory.isCurrent();
    }

    private List<VmRef> near(String name, Identity identity) {
        List<VmRef> alike = Nearness.among(inventory.everywhere().stream().map(Observation::ref), name)
                .toList();
        return seen(alike, MOST_NEAR, identity);
    }

    boolean mayChange(Identity identity, Action action, VmRef ref) {
        return Permission.toChange(action, ref).stream().allMatch(needed -> reviewer.allows(identity, needed));
    }

    private boolean maySee(Identity identity, VmRef ref) {
        return reviewer.allows(identity, Permission.toSee(ref));
    }
}
