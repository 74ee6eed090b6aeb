package dev.vmbot.sandbox.kubevirt.api;

import dev.vmbot.sandbox.kubevirt.store.ApiException;
import dev.vmbot.sandbox.kubevirt.store.InMemoryStore;
import dev.vmbot.sandbox.kubevirt.store.Key;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// From a request of a known person to its answer; everything but HTTP.
final class Dispatcher {

    private static final String NO_VIRT_API =
            "error trying to reach service: dial tcp 127.64.0.10:443: connect: connection refused";

    /// What a request comes to.
    sealed interface Result {

        record Answer(Reply reply) implements Result {}

        /// @param from the version to go on from; empty or 0 begins with everything there is
        record Watching(Resource resource, Selection selection, String from) implements Result {}
    }

    private final InMemoryStore store;
    private final Rbac rbac;
    private final ObjectCalls objects;
    private final Reviews reviews;
    private final SubresourceCalls subresources;
    private final BooleanSupplier virtApiDown;
    private final Warmth warmth;
    private final Function<Key, String> logs;

    Dispatcher(
            InMemoryStore store,
            Rbac rbac,
            SubresourceCalls subresources,
            BooleanSupplier virtApiDown,
            Warmth warmth,
            Function<Key, String> logs) {
        this.store = store;
        this.rbac = rbac;
        this.subresources = subresources;
        this.virtApiDown = virtApiDown;
        this.warmth = warmth;
        this.logs = logs;
        objects = new ObjectCalls(store);
        reviews = new Reviews(rbac);
    }

    /// `reply`, unless it is the aggregated API's and that is away.
    Reply ifServed(Call call, Reply reply) {
        boolean aggregated = call.path().startsWith("/apis/" + SubresourceCalls.GROUP);
        return aggregated ? missing().orElse(reply) : reply;
    }

    /// What is answered in the place of the aggregated API while it cannot be reached.
    private Optional<Reply> missing() {
        if (!warmth.knowsAggregation()) {
            return Optional.of(Reply.text(404, "404 page not found"));
        }
        return virtApiDown.getAsBoolean() ? Optional.of(Reply.text(503, NO_VIRT_API)) : Optional.empty();
    }

    /// Refusals are answers too.
    Result handle(Call call, Optional<Target> target, User user) {
        try {
            return target.isPresent()
                    ? handle(call, target.get(), user)
                    : new Result.Answer(Reply.text(404, "404 page not found"));
        } catch (ApiException e) {
            return new Result.Answer(Reply.of(e));
        }
    }

    private Result handle(Call call, Target target, User user) {
        if (Reviews.isOne(target)) {
            if (!Reviews.isOfOneself(target)) {
                rbac.require(user, target.access(call));
            }
            return new Result.Answer(reviews.answer(call, target, user));
        }
        rbac.require(user, target.access(call));
        if (target.group().equals(SubresourceCalls.GROUP)) {
            return new Result.Answer(missing().orElseGet(() -> subresources.answer(call, target)));
        }
        return target.findResource()
                .map(resource -> object(call, target, resource))
                .orElseGet(() -> new Result.Answer(Reply.text(404, "404 page not found")));
    }

    private Result object(Call call, Target target, Resource resource) {
        if (call.isWatch()) {
            return new Result.Watching(
                    resource, Selection.of(call, target, resource), call.parameter("resourceVersion"));
        }
        if (resource.equals(Resource.PODS) && target.subresource().equals("log")) {
            store.require(target.key(resource));
            return new Result.Answer(Reply.text(200, logs.apply(target.key(resource))));
        }
        boolean known =
                target.subresource().isEmpty() || (target.subresource().equals("status") && resource.hasStatus());
        return new Result.Answer(
                known
                        ? objects.answer(call, target, resource)
                        : Reply.of(
                                ApiException.of(404, "NotFound", "the server could not find the requested resource")));
    }
}
