package dev.vmbot.operation.desk;

import dev.vmbot.access.Identity;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Prospects.Offer;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.operation.Request;
import java.util.List;
import java.util.Optional;

/// One request and who makes it.
///
/// @param taken what was offered and taken; empty for what was asked for in words
record Asking(
        Intent.Change change,
        Optional<Taken> taken,
        Optional<Request.Selection> selection,
        Origin origin,
        Identity identity) {

    static Asking of(Intent.Change change, Origin origin, Identity identity) {
        return new Asking(change, Optional.empty(), Optional.empty(), origin, identity);
    }

    Asking by(Request.Selection picked) {
        return new Asking(change, taken, Optional.of(picked), origin, identity);
    }

    /// @param uid of the VM for which it was offered
    record Taken(Offer offer, String uid) {}

    static Asking of(Offer offer, Remedy.Aim aim, Origin origin, Identity identity) {
        var subject = new Subject.Named(List.of(Target.of(aim.vm().ref())));
        return new Asking(
                new Intent.Change(aim.action(), subject, false),
                Optional.of(new Taken(offer, aim.vm().uid())),
                Optional.empty(),
                origin,
                identity);
    }

    Optional<Offer> remedy() {
        return taken.map(Taken::offer);
    }

    Action action() {
        return change.action();
    }
}
