package dev.vmbot.operation;

import dev.vmbot.model.Action;
import dev.vmbot.model.Prospects.Offer;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Request.Limits;
import dev.vmbot.operation.Request.Place;
import dev.vmbot.operation.Request.Requester;
import dev.vmbot.operation.Request.Selection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A request that differs from another in what a test is about.
public final class RequestBuilder {

    private final Action action;
    private final List<TargetVm> targets;
    private List<VmRef> already = List.of();
    private Optional<Selection> selection = Optional.empty();
    private boolean force;
    private Optional<String> reason = Optional.empty();
    private Optional<Offer> remedy = Optional.empty();
    private Requester requester = new Requester(Story.ASKER, Story.ANNA);
    private Place place = Story.PLACE;
    private Instant createdAt = Story.NOW;
    private Instant deadline = Story.NOW.plus(Story.APPROVAL_TTL);
    private Limits limits = Story.LIMITS;

    private RequestBuilder(Action action, List<TargetVm> targets) {
        this.action = action;
        this.targets = targets;
    }

    /// Asked for in words by [Story#ASKER], for named VMs, without force.
    public static RequestBuilder of(Action action, List<TargetVm> targets) {
        return new RequestBuilder(action, targets);
    }

    public static RequestBuilder like(Request request) {
        var same = new RequestBuilder(request.action(), request.targets());
        same.already = request.already();
        same.selection = request.selection();
        same.force = request.force();
        same.reason = request.reason();
        same.remedy = request.remedy();
        same.requester = request.requester();
        same.place = request.place();
        same.createdAt = request.createdAt();
        same.deadline = request.deadline();
        same.limits = request.limits();
        return same;
    }

    public RequestBuilder already(List<VmRef> vms) {
        already = vms;
        return this;
    }

    public RequestBuilder selection(Selection made) {
        selection = Optional.of(made);
        return this;
    }

    public RequestBuilder force(boolean asked) {
        force = asked;
        return this;
    }

    public RequestBuilder reason(Optional<String> why) {
        reason = why;
        return this;
    }

    public RequestBuilder remedy(Offer taken) {
        remedy = Optional.of(taken);
        return this;
    }

    public RequestBuilder requester(Requester somebody) {
        requester = somebody;
        return this;
    }

    public RequestBuilder place(Place somewhere) {
        place = somewhere;
        return this;
    }

    /// @param latest the last moment at which an approval counts
    public RequestBuilder asked(Instant moment, Instant latest) {
        createdAt = moment;
        deadline = latest;
        return this;
    }

    public RequestBuilder limits(Limits set) {
        limits = set;
        return this;
    }

    public Request build() {
        return new Request(
                action, targets, already, selection, force, reason, remedy, requester, place, createdAt, deadline,
                limits);
    }
}
