package dev.vmbot.inventory;

import dev.vmbot.access.AccessUnavailableException;
import dev.vmbot.access.Identification;
import dev.vmbot.access.Identities;
import dev.vmbot.access.Identity;
import dev.vmbot.access.Stranger;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.Observation;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Person;
import dev.vmbot.model.Selector;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Answers from watched state. Thread-safe.
public final class VmReadings implements Readings {

    /// Each costs a review, of which few are new: rights are mostly given for a whole namespace.
    private static final int MOST_TRIED = 5;

    private final Identities identities;
    private final VisibleVms visible;

    public VmReadings(Identities identities, VisibleVms visible) {
        this.identities = identities;
        this.visible = visible;
    }

    @Override
    public Reading status(Intent.Status question, Person person, Optional<String> channelNamespace) {
        if (question.named() > MOST_NAMED) {
            return new Reading.TooMany(question.named());
        }
        return forPerson(person, identity -> switch (question.subject()) {
            case Subject.Named(var targets) ->
                states(targets, visible.resolveEach(targets, channelNamespace, identity));
            case Subject.Matching(Selector selector, String namespace) ->
                listing(
                        Optional.ofNullable(namespace).or(() -> channelNamespace),
                        new VmFilter(Optional.of(selector), Optional.empty()),
                        identity);
        });
    }

    private static Reading states(List<Target> targets, List<Resolution> resolutions) {
        List<Reading.State> states = IntStream.range(0, targets.size())
                .mapToObj(index -> new Reading.State(targets.get(index), resolutions.get(index)))
                .toList();
        return states.size() == 1 && states.getFirst().resolution() instanceof Resolution.Several(var candidates)
                ? new Reading.WhichOne(states.getFirst().target(), candidates)
                : new Reading.States(states);
    }

    @Override
    public Reading list(Intent.ListVms question, Person person, Optional<String> channelNamespace) {
        if (question.named() > MOST_NAMED) {
            return new Reading.TooMany(question.named());
        }
        var filter = new VmFilter(question.selector(), question.state());
        Optional<String> namespace = question.everywhere()
                ? Optional.empty()
                : Optional.ofNullable(question.namespace()).or(() -> channelNamespace);
        return forPerson(person, identity -> listing(namespace, filter, identity));
    }

    @Override
    public Reading choices(Predicate<Observation> fits, Person person, Optional<String> namespace) {
        return forPerson(
                person,
                identity -> visible.isCurrent()
                        ? listing(all(namespace, fits, identity), MOST_CHOICES, namespace, VmFilter.NONE)
                        : new Reading.ClusterAway());
    }

    private Reading listing(Optional<String> namespace, VmFilter filter, Identity identity) {
        return visible.isCurrent()
                ? listing(all(namespace, filter::matches, identity), Reading.Listing.MOST_ROWS, namespace, filter)
                : new Reading.ClusterAway();
    }

    private static Reading.Listing listing(
            List<Observation> all, int most, Optional<String> namespace, VmFilter filter) {
        return new Reading.Listing(all.stream().limit(most).toList(), all.size(), namespace, filter);
    }

    private List<Observation> all(Optional<String> namespace, Predicate<Observation> fits, Identity identity) {
        return visible.all(namespace, identity)
                .filter(fits)
                .sorted(Comparator.<Observation, String>comparing(
                                seen -> seen.ref().namespace())
                        .thenComparing(StateOrder::of)
                        .thenComparing(seen -> seen.ref().name()))
                .toList();
    }

    @Override
    public Examples examples(Person person, Optional<String> channelNamespace) {
        try {
            return identities.identify(person) instanceof Identification.Known(Identity identity)
                    ? examples(identity, channelNamespace)
                    : Examples.NONE;
        } catch (AccessUnavailableException | ClusterException _) {
            return Examples.NONE;
        }
    }

    private Examples examples(Identity identity, Optional<String> namespace) {
        var everything = new VmFilter(Optional.of(Selector.everything()), Optional.empty());
        if (!(listing(namespace, everything, identity) instanceof Reading.Listing listing)) {
            return Examples.NONE;
        }
        Map<Action, VmRef> changes = new EnumMap<>(Action.class);
        for (Action action : Action.values()) {
            listing.rows().stream()
                    .sorted(Comparator.comparing(seen -> !fits(action, seen)))
                    .limit(MOST_TRIED)
                    .map(Observation::ref)
                    .filter(ref -> visible.mayChange(identity, action, ref))
                    .findFirst()
                    .ifPresent(ref -> changes.put(action, ref));
        }
        return new Examples(listing.rows().stream().map(Observation::ref).findFirst(), changes);
    }

    private static boolean fits(Action action, Observation seen) {
        return action == Action.START ? seen.isStopped() : seen.isRunning();
    }

    private Reading forPerson(Person person, Function<Identity, Reading> answer) {
        try {
            return switch (identities.identify(person)) {
                case Identification.Unknown(Stranger why) -> new Reading.NotAllowedIn(why);
                case Identification.Known(Identity identity) -> answer.apply(identity);
            };
        } catch (AccessUnavailableException e) {
            return new Reading.AccessUnknown(e.source());
        } catch (ClusterException e) {
            return e.reason() == ClusterException.Reason.UNAUTHENTICATED
                    ? new Reading.AccessUnknown(AccessUnavailableException.Source.CREDENTIALS)
                    : new Reading.ClusterAway();
        }
    }
}
