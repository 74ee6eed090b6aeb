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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The VMs that a person may know of. Thread-safe.
///
/// Names, or typing errors in them, cost at most 200 reviews, eight at a time, however many namespaces have VMs that
/// are called so: whole namespaces are asked about first, and single VMs only where that is not allowed. Which VMs
/// there are at all is asked of every namespace that has one.
public final class VisibleVms {

    private static final int MOST_NEAR = 5;

    /// A name in more namespaces than this is no name any more.
    private static final int MOST_CANDIDATES = 50;

    /// Where more are named, watched state is believed that there is no such VM: it costs several requests to look.
    private static final int MOST_LOOKED_FOR = 20;

    /// Single VMs that all names of one question together may cost a review for; each name may for one.
    private static final int MOST_SINGLE = 100;

    private static final Bounds ONE_NAME = new Bounds(100, MOST_CANDIDATES, 50);
    private static final Bounds NEAR_ONE = new Bounds(100, MOST_NEAR, 50);
    private static final Bounds NEAR_SEVERAL = new Bounds(50, 50, 0);

    /// Where more names than these are not found, they are no typing errors.
    private static final int MOST_MISSPELLED = 20;

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
    /// looked for in the API server as well, so that one made a moment ago is found; not where very many are named.
    ///
    /// @param channelNamespace counts when none was said
    /// @throws dev.vmbot.access.AccessUnavailableException when it is not known what the person may see
    /// @throws ClusterException when the cluster could not be read
    public List<Resolution> resolveEach(List<Target> targets, Optional<String> channelNamespace, Identity identity) {
        Map<String, Long> said = targets.stream()
                .flatMap(target -> Optional.ofNullable(target.namespace()).or(() -> channelNamespace).stream())
                .filter(VmRef::isLegalNamespace)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Stream<String> several =
                said.entrySet().stream().filter(count -> count.getValue() > 1).map(Map.Entry::getKey);
        Stream<String> open = targets.stream()
                .filter(target -> target.namespace() == null && channelNamespace.isEmpty() && target.isLegal())
                .flatMap(target -> inventory.namespacesOf(target.name()).stream());
        Sight sight = sight(identity, Stream.concat(several, open).sorted(), Bounds.of(targets.size()));
        List<Resolution> resolved = targets.stream()
                .gather(Gatherers.mapConcurrent(Reviewer.AT_ONCE, target -> resolve(target, channelNamespace, sight)))
                .toList();
        return withNear(targets, resolved, identity);
    }

    /// Of the reviews where VMs of some name are in many namespaces, and where a right is given for single ones.
    ///
    /// @param namespaces that are asked about
    /// @param whole enough of them that the person sees all of
    /// @param single VMs of one name that are asked about in the rest of them
    private record Bounds(int namespaces, int whole, int single) {

        static Bounds of(int names) {
            return names == 1 ? ONE_NAME : new Bounds(100, 100, Math.max(1, MOST_SINGLE / Math.max(2, names)));
        }
    }

    /// @param asked namespaces that were asked about
    /// @param whole those of them of which the person sees everything
    /// @param single as in [Bounds]
    private record Sight(Identity identity, Set<String> asked, Set<String> whole, int single) {

        boolean isForMany() {
            return single < MOST_SINGLE / MOST_LOOKED_FOR;
        }
    }

    private Sight sight(Identity identity, Stream<String> namespaces, Bounds bounds) {
        Set<String> asked =
                namespaces.distinct().limit(bounds.namespaces()).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> whole = reviewer.allowed(identity, asked.stream(), Permission::toSeeAll)
                .limit(bounds.whole())
                .collect(Collectors.toUnmodifiableSet());
        return new Sight(identity, asked, whole, bounds.single());
    }

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
            return found(known(ref, sight), channelNamespace);
        }
        return new Resolution.NotFound(List.of(), channelNamespace);
    }

    private static Resolution found(Observation known, Optional<String> channelNamespace) {
        return known.vm().isPresent()
                ? new Resolution.Found(known)
                : new Resolution.NotFound(List.of(), channelNamespace);
    }

    private Observation known(VmRef ref, Sight sight) {
        Observation seen = machines.observe(ref);
        if (sight.isForMany()) {
            requireCurrent();
            return seen;
        }
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
        Sight sight = sight(identity, inventory.namespacesOf(name).stream().sorted(), ONE_NAME);
        return candidates(name, sight).stream().map(VmRef::namespace).collect(Collectors.toUnmodifiableSet());
    }

    private List<VmRef> candidates(String name, Sight sight) {
        List<VmRef> all = inventory.namespacesOf(name).stream()
                .sorted()
                .map(namespace -> new VmRef(namespace, name))
                .toList();
        return seen(all, MOST_CANDIDATES, sight).stream().sorted().toList();
    }

    /// The first of those that the person may see: first those of namespaces where they may see everything, then
    /// single ones, both in the order given. Only in namespaces that were asked about; up to there no VM that is
    /// hidden takes the place of another.
    private List<VmRef> seen(List<VmRef> refs, int most, Sight sight) {
        Stream<VmRef> single = refs.stream()
                .filter(ref -> sight.asked().contains(ref.namespace()))
                .filter(ref -> !sight.whole().contains(ref.namespace()))
                .limit(sight.single());
        return Stream.concat(
                        refs.stream().filter(ref -> sight.whole().contains(ref.namespace())),
                        reviewer.allowed(sight.identity(), single, Permission::toSee))
                .limit(most)
                .toList();
    }

    private Resolution anywhere(Target target, Sight sight) {
        List<VmRef> candidates = candidates(target.name(), sight);
        return switch (candidates.size()) {
            case 0 -> nowhere();
            case 1 -> found(known(candidates.getFirst(), sight), Optional.empty());
            default -> new Resolution.Several(candidates);
        };
    }

    /// Only a watch that is up knows that there is none.
    private Resolution nowhere() {
        requireCurrent();
        return new Resolution.NotFound(List.of(), Optional.empty());
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

    /// With names like those that were not found; of several only out of namespaces that the person sees all of.
    private List<Resolution> withNear(List<Target> targets, List<Resolution> resolved, Identity identity) {
        Map<String, List<VmRef>> alike = IntStream.range(0, targets.size())
                .filter(index -> resolved.get(index) instanceof Resolution.NotFound)
                .mapToObj(index -> targets.get(index).name())
                .distinct()
                .limit(MOST_MISSPELLED + 1L)
                .collect(Collectors.toMap(Function.identity(), this::alike));
        if (alike.isEmpty() || alike.size() > MOST_MISSPELLED) {
            return resolved;
        }
        Stream<String> near = alike.values().stream().flatMap(List::stream).map(VmRef::namespace);
        Sight sight = sight(identity, near, targets.size() == 1 ? NEAR_ONE : NEAR_SEVERAL);
        return IntStream.range(0, targets.size())
                .mapToObj(index -> resolved.get(index) instanceof Resolution.NotFound(var _, var searched)
                        ? new Resolution.NotFound(
                                seen(alike.getOrDefault(targets.get(index).name(), List.of()), MOST_NEAR, sight),
                                searched)
                        : resolved.get(index))
                .toList();
    }

    private List<VmRef> alike(String name) {
        return Nearness.among(inventory.everywhere().stream().map(Observation::ref), name)
                .toList();
    }

    boolean mayChange(Identity identity, Action action, VmRef ref) {
        return Permission.toChange(action, ref).stream().allMatch(needed -> reviewer.allows(identity, needed));
    }

    private boolean maySee(Identity identity, VmRef ref) {
        return reviewer.allows(identity, Permission.toSee(ref));
    }
}
