package dev.vmbot.operation;

import dev.vmbot.model.VmRef;
import java.util.Optional;

/// What stands against an operation that has not begun.
///
/// @param why one full sentence for the person
/// @param other the card of the operation that is in the way; empty where it is something else, or has no card
public record Objection(String why, Optional<Operation.Card> other) {

    public static Objection of(String why) {
        return new Objection(why, Optional.empty());
    }

    public static Objection gone(VmRef vm) {
        return of("`%s` is gone: it was deleted after this card was made.".formatted(vm));
    }

    /// By one of the same name, of which nobody has said anything.
    public static Objection replaced(VmRef vm) {
        return of(("The VM of this card, `%s`, was deleted; another one has its name now."
                        + " If that one is meant, ask again.")
                .formatted(vm));
    }

    /// Of which the card said nothing.
    public static Objection migrating(VmRef vm) {
        return of(("A live migration of `%s` has begun after this card was made, and this would break it off."
                        + " Ask again if that is meant, or when it has ended.")
                .formatted(vm));
    }

    /// @param other at work on the VM
    public static Objection busy(VmRef vm, Operation other) {
        String why =
                "Another operation (`%s`) is at work on `%s`. Ask again when it has ended.".formatted(other.id(), vm);
        return new Objection(why, other.card());
    }
}
