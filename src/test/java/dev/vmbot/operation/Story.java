package dev.vmbot.operation;

import dev.vmbot.access.Identities;
import dev.vmbot.access.Identity;
import dev.vmbot.access.Member;
import dev.vmbot.access.Permission;
import dev.vmbot.access.Reviewer;
import dev.vmbot.access.Rights;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.model.Person;
import dev.vmbot.model.VmRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/// The people, the machine and the settings that the tests of this room speak of.
public final class Story {

    public static final Person ASKER = new Person("T1", "U1");
    public static final Person PEER = new Person("T1", "U2");
    public static final Identity ANNA = new Identity("anna", List.of(Identity.AUTHENTICATED));
    public static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    public static final Duration APPROVAL_TTL = Duration.ofMinutes(5);
    public static final Request.Limits LIMITS =
            new Request.Limits(Duration.ofMinutes(5), Duration.ofSeconds(90), Duration.ofSeconds(5), false);
    public static final Duration RETENTION = Duration.ofDays(7);
    public static final Request.Place PLACE = new Request.Place("C1", "");

    private Story() {}

    public static OperationId id(int index) {
        return OperationId.of("T1", "C1", "1700000000.000100", index);
    }

    public static Request request(Action action) {
        return request(action, target(Picture.DB));
    }

    public static Request request(Action action, TargetVm... targets) {
        return RequestBuilder.of(action, List.of(targets)).build();
    }

    public static TargetVm target(VmRef ref) {
        return new TargetVm(ref, Picture.UID, RunStrategy.ALWAYS, "Running");
    }

    public static Operation approved(int index, Request request) {
        return Operation.proposed(id(index), request).with(new OperationState.Approved(ASKER, NOW));
    }

    /// Everybody is a full member with a user name of their own, and may do what `allowed` says.
    public static Rights rights(BiPredicate<Identity, Permission> allowed) {
        Reviewer reviewer = allowed::test;
        return new Rights(identities(), reviewer);
    }

    public static Identities identities() {
        return new Identities(
                person -> new Member(person, Member.Standing.FULL, Optional.empty(), Set.of()),
                new Identities.Rules(Map.of(ASKER.user(), "anna", PEER.user(), "peer"), false, Map.of(), "", ""));
    }

    public static Rights allRights() {
        return rights((_, _) -> true);
    }

    /// The only replica there is.
    public static Leadership leading() {
        return _ -> true;
    }
}
