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
import dev.vmbot.inventory.Readings;
import dev.vmbot.inventory.Resolution;
import dev.vmbot.inventory.VisibleVms;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Selector;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.ActiveOperations;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.Request;
import java.time.Duration;
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
    private final OperationStore store;
    private final Standings standings;
    private final Proposals proposals;
    private final Terms terms;

    /// Settings that a new operation takes along.
    ///
    /// @param approvalTtl how long a card waits for its requester
    /// @param maxTargets how many VMs one request may name or pick
    public record Terms(Duration approvalTtl, int maxTargets, Request.Limits limits) {}

    public RequestDesk(Rights rights, VisibleVms visible, OperationStore store, InstantSource clock, Terms terms) {
        this.rights = rights;
        this.visible = visible;
        this.store = store;
        var active = new ActiveOperations(store);
        this.standings = new Standings(active, clock, terms.limits());
        this.proposals = new Proposals(active, new SureWrites(store), clock, terms);
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
        List<Standing> each = IntStream.range(0, targets.size())
                .mapToObj(index -> standings.of(asked, targets.get(index), resolutions.get(index), rulings.get(index)))
                .distinct()
                .toList();
        return answer(asked, each);
    }

    private Answer matching(Asking asked, Selector selector, @Nullable String said) {
        if (selector.named() > Readings.MOST_NAMED) {
            return new Answer.TooMany(selector.named(), terms.maxTargets());
        }
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
        List<Standing> each = IntStream.range(0, picked.size())
                .mapToObj(index -> standings.of(asked, picked.get(index), rulings.get(index)))
                .toList();
        return answer(selected, each);
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

    private Answer answer(Asking asked, List<Standing> each) {
        return each.size() == 1 ? forOne(asked, each.getFirst()) : forAll(asked, each);
    }

    private Answer forOne(Asking asked, Standing standing) {
        return switch (standing) {
            case Standing.Sensible(Observation seen) -> proposals.propose(asked, List.of(seen), List.of());
            case Standing.AsWanted(Observation seen) -> new Answer.Already(asked.action(), seen);
            case Standing.Hindered(Answer.Hindrance why) -> why;
        };
    }

    private Answer forAll(Asking asked, List<Standing> each) {
        var sorted = Standing.Sorted.of(each);
        Optional<Answer> question = sorted.question(asked.change());
        if (question.isPresent()) {
            return question.get();
        }
        if (!sorted.hindered().isEmpty()) {
            return sorted.notAll(asked.change());
        }
        return sorted.sensible().isEmpty()
                ? new Answer.AllAlready(asked.action(), sorted.already())
                : proposals.propose(asked, sorted.sensible(), sorted.already());
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
}
