package dev.vmbot.operation.desk;

import dev.vmbot.access.AccessUnavailableException;
import dev.vmbot.access.Identification;
import dev.vmbot.access.Identity;
import dev.vmbot.access.Permission;
import dev.vmbot.access.Rights;
import dev.vmbot.access.Ruling;
import dev.vmbot.access.Stranger;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.Observation;
import dev.vmbot.inventory.IdleException;
import dev.vmbot.inventory.Resolution;
import dev.vmbot.inventory.VisibleVms;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Person;
import dev.vmbot.model.Prospects.Offer;
import dev.vmbot.model.Selector;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.ActiveOperations;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.preflight.Preflight;
import dev.vmbot.preflight.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes requests in this order: who asks, which VMs, may they, is it sensible, and only then store it. Of several VMs
/// either all that are not in the wanted state yet get onto one card, or none. Thread-safe.
public final class RequestDesk implements Requests {

    private static final Logger LOG = LoggerFactory.getLogger(RequestDesk.class);

    private final Rights rights;
    private final VisibleVms visible;
    private final ActiveOperations active;
    private final OperationStore store;
    private final SureWrites writes;
    private final InstantSource clock;
    private final Terms terms;

    /// Settings that a new operation takes along.
    ///
    /// @param approvalTtl how long a card waits for its requester
    /// @param maxTargets how many VMs one request may name or pick
    public record Terms(Duration approvalTtl, int maxTargets, Request.Limits limits) {}

    public RequestDesk(Rights rights, VisibleVms visible, OperationStore store, InstantSource clock, Terms terms) {
        this.rights = rights;
        this.visible = visible;
        this.active = new ActiveOperations(store);
        this.store = store;
        this.writes = new SureWrites(store);
        this.clock = clock;
        this.terms = terms;
    }

    @Override
    public Answer ask(Intent.Change change, Origin origin) {
        return ask(origin, identity -> forIdentity(Asking.of(change, origin, identity)));
    }

    @Override
    public Answer ask(Remedy remedy, Origin origin) {
        return ask(
                origin,
                identity -> store.find(remedy.source())
                        .flatMap(remedy::findAim)
                        .map(aim -> forIdentity(Asking.of(remedy.offer(), aim, origin, identity)))
                        .filter(answer -> !(answer instanceof Answer.NotFound))
                        .orElse(new Answer.NoLongerOffered()));
    }

    private Answer ask(Origin origin, Function<Identity, Answer> asking) {
        try {
            return switch (rights.identify(origin.person())) {
                case Identification.Unknown(Stranger why) -> new Answer.NotAllowedIn(why);
                case Identification.Known(Identity identity) -> asking.apply(identity);
            };
        } catch (AccessUnavailableException e) {
            return new Answer.AccessUnknown(e.source());
        } catch (SureWrites.UnsureException e) {
            LOG.atWarn()
                    .addKeyValue("operation", origin.id())
                    .addKeyValue("reason", e.getMessage())
                    .log("nobody can say whether a request was stored");
            return new Answer.Unsure();
        } catch (ClusterException e) {
            LOG.atWarn()
                    .addKeyValue("operation", origin.id())
                    .addKeyValue("reason", e.reason())
                    .addKeyValue("words", e.words())
                    .log("request not taken because the cluster did not answer");
            return new Answer.ClusterAway(e.reason());
        }
    }

    private Answer forIdentity(Asking asked) {
        Optional<Operation> same = store.known(asked.origin().id());
        if (same.isPresent()) {
            return new Answer.Repeated(same.get());
        }
        return switch (asked.change().subject()) {
            case Subject.Named(List<Target> targets) -> named(asked, targets);
            case Subject.Matching(Selector selector, String namespace) -> matching(asked, selector, namespace);
        };
    }

    private Answer named(Asking asked, List<Target> targets) {
        if (targets.size() > terms.maxTargets()) {
            return new Answer.TooMany(targets.size(), terms.maxTargets());
        }
        List<Resolution> resolutions =
                visible.resolveEach(targets, asked.origin().channelNamespace(), asked.identity());
        List<Ruling> rulings =
                rulings(asked, resolutions.stream().map(RequestDesk::seen).toList());
        List<Standing> standings = IntStream.range(0, targets.size())
                .mapToObj(index -> standing(asked, targets.get(index), resolutions.get(index), rulings.get(index)))
                .distinct()
                .toList();
        return standings.size() == 1 ? forOne(asked, standings.getFirst()) : forAll(asked, standings);
    }

    private Answer matching(Asking asked, Selector selector, @Nullable String said) {
        Optional<String> namespace = Optional.ofNullable(said).or(asked.origin()::channelNamespace);
        List<Observation> picked = visible.matching(selector, namespace, asked.identity());
        Set<String> namespaces =
                picked.stream().map(seen -> seen.ref().namespace()).collect(Collectors.toCollection(TreeSet::new));
        if (picked.isEmpty()) {
            return new Answer.NoneMatch(namespace.orElse(null));
        }
        if (namespaces.size() > 1) {
            return new Answer.WhichNamespace(asked.change(), namespaces);
        }
        List<VmRef> leftOut = leftOut(asked, selector, namespace, picked);
        List<IdleException> idle = IdleException.of(
                selector, leftOut, picked.stream().map(Observation::ref).toList());
        if (!idle.isEmpty()) {
            return new Answer.NothingExcepted(idle);
        }
        if (picked.size() > terms.maxTargets()) {
            return new Answer.TooMany(picked.size(), terms.maxTargets());
        }
        Asking selected = asked.by(new Request.Selection(Optional.of(selector), leftOut, terms.maxTargets()));
        List<Ruling> rulings = rulings(asked, picked.stream().map(Optional::of).toList());
        List<Standing> standings = IntStream.range(0, picked.size())
                .mapToObj(index -> standing(asked, picked.get(index), rulings.get(index)))
                .toList();
        return standings.size() == 1 ? forOne(selected, standings.getFirst()) : forAll(selected, standings);
    }

    /// What would have been picked as well, had nothing been excepted.
    private List<VmRef> leftOut(Asking asked, Selector selector, Optional<String> namespace, List<Observation> picked) {
        if (selector.except().isEmpty()) {
            return List.of();
        }
        Selector whole = new Selector(selector.labels(), selector.patterns(), selector.all(), List.of());
        Set<VmRef> kept = picked.stream().map(Observation::ref).collect(Collectors.toSet());
        return visible.matching(whole, namespace, asked.identity()).stream()
                .map(Observation::ref)
                .filter(ref -> !kept.contains(ref))
                .toList();
    }

    private Answer forOne(Asking asked, Standing standing) {
        return switch (standing) {
            case Standing.Sensible(Observation seen) -> propose(asked, List.of(seen), List.of());
            case Standing.AsWanted(Observation seen) -> new Answer.Already(asked.action(), seen);
            case Standing.Hindered(Answer.Hindrance why) -> why;
        };
    }

    private Answer forAll(Asking asked, List<Standing> standings) {
        var sorted = Standing.Sorted.of(standings);
        Optional<Answer> question = sorted.question(asked.change());
        if (question.isPresent()) {
            return question.get();
        }
        if (!sorted.hindered().isEmpty()) {
            return sorted.notAll(asked.change());
        }
        return sorted.sensible().isEmpty()
                ? new Answer.AllAlready(asked.action(), sorted.already())
                : propose(asked, sorted.sensible(), sorted.already());
    }

    /// On the change of each of them; what was not found needs no right.
    private List<Ruling> rulings(Asking asked, List<Optional<Observation>> found) {
        return rights.ruleEach(
                asked.origin().person(),
                found.stream()
                        .map(one -> one.map(seen -> Permission.toChange(asked.action(), seen.ref()))
                                .orElse(List.of()))
                        .toList());
    }

    private static Optional<Observation> seen(Resolution resolution) {
        return resolution instanceof Resolution.Found(Observation seen) ? Optional.of(seen) : Optional.empty();
    }

    private Standing standing(Asking asked, Target target, Resolution resolution, Ruling ruling) {
        return switch (resolution) {
            case Resolution.Illegal() -> new Standing.Hindered(new Answer.IllegalName(target));
            case Resolution.NotFound missing ->
                new Standing.Hindered(new Answer.NotFound(asked.change(), target, missing));
            case Resolution.Several(List<VmRef> candidates) ->
                new Standing.Hindered(new Answer.WhichOne(asked.change(), target, candidates));
            case Resolution.Found(Observation seen) -> standing(asked, seen, ruling);
        };
    }

    private Standing standing(Asking asked, Observation seen, Ruling ruling) {
        return switch (ruling) {
            case Ruling.Nobody(Stranger why) -> new Standing.Hindered(new Answer.NotAllowedIn(why));
            case Ruling.Lacking(Identity identity, Permission missing) ->
                new Standing.Hindered(new Answer.Forbidden(seen.ref(), missing, identity));
            case Ruling.Granted _ -> ofAllowed(asked, seen);
        };
    }

    /// An offer that has gone stale must do no harm.
    private Optional<Standing> stale(Asking asked, Observation seen) {
        String uid = seen.vm().orElseThrow().uid();
        if (asked.taken().filter(taken -> !taken.uid().equals(uid)).isPresent()) {
            return Optional.of(notNow(asked, seen, "It is not the VM any more for which this was offered.", ""));
        }
        boolean forbidden = asked.remedy().equals(Optional.of(Offer.FORCED_STOP))
                && !terms.limits().forcedStop();
        return forbidden
                ? Optional.of(notNow(asked, seen, "Forced stops are switched off (`remedies.forceStop`).", ""))
                : Optional.empty();
    }

    private Standing ofAllowed(Asking asked, Observation seen) {
        Optional<Standing> stale = stale(asked, seen);
        if (stale.isPresent()) {
            return stale.get();
        }
        Optional<Operation> other = active.on(
                seen.ref(), seen.vm().orElseThrow().uid(), asked.origin().id());
        if (other.isPresent()) {
            return new Standing.Hindered(new Answer.Busy(seen.ref(), other.get()));
        }
        return switch (Preflight.check(asked.action(), asked.remedy(), seen, clock.instant())) {
            case Verdict.Sensible() -> new Standing.Sensible(seen);
            case Verdict.Already() -> new Standing.AsWanted(seen);
            case Verdict.InTransition(String what) -> notNow(asked, seen, what, trouble(seen));
            case Verdict.Trying(String what, String words) -> notNow(asked, seen, what, words);
            case Verdict.Blocked(String why) -> notNow(asked, seen, why, "");
        };
    }

    /// What the cluster says of a transition that does not come to its end.
    private static String trouble(Observation seen) {
        return seen.vm().flatMap(vm -> vm.status().trouble()).orElse("");
    }

    private static Standing notNow(Asking asked, Observation seen, String why, String words) {
        return new Standing.Hindered(new Answer.NotNow(asked.action(), seen, why, words));
    }

    private Answer propose(Asking asked, List<Observation> machines, List<VmRef> already) {
        Instant now = clock.instant();
        Origin origin = asked.origin();
        var request = new Request(
                asked.action(),
                machines.stream().map(TargetVm::of).toList(),
                already,
                asked.selection(),
                asked.change().force(),
                asked.change().reason(),
                asked.remedy(),
                new Request.Requester(origin.person(), asked.identity()),
                origin.place(),
                now,
                now.plus(terms.approvalTtl()),
                terms.limits());
        OperationStore.Created created = writes.create(Operation.proposed(origin.id(), request));
        LOG.atInfo()
                .addKeyValue("operation", origin.id())
                .addKeyValue("vms", machines.stream().map(Observation::ref).toList())
                .addKeyValue("action", asked.action())
                .addKeyValue("user", asked.identity().user())
                .addKeyValue("new", created.isNew())
                .log("change requested");
        return created.isNew()
                ? new Answer.Proposed(approvedIfHarmless(created.operation(), now))
                : new Answer.Repeated(created.operation());
    }

    /// To watch changes nothing, so that nobody has to be asked whether they mean it. If it could not be stored, the
    /// card asks all the same.
    private Operation approvedIfHarmless(Operation created, Instant now) {
        if (!created.request().isWatchOnly()) {
            return created;
        }
        Person person = created.request().requester().person();
        try {
            return writes.save(created, new OperationState.Approved(person, now))
                    .orElse(created);
        } catch (ClusterException | SureWrites.UnsureException e) {
            LOG.atWarn()
                    .addKeyValue("operation", created.id())
                    .addKeyValue("reason", e.getMessage())
                    .log("a watch could not be approved by itself");
            return created;
        }
    }
}
