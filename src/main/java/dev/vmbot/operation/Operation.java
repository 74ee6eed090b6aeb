package dev.vmbot.operation;

import dev.vmbot.model.VmRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One requested change with all that is known of it: what is stored is all there is, so that any replica can go on
/// with it at any time.
///
/// @param version of the stored object; empty before it is stored. Whoever saves a change must hold the newest
public record Operation(
        OperationId id, String version, Request request, OperationState state, Optional<Card> card, Delivery delivery) {

    /// The message that shows it.
    ///
    /// @param channel as Slack answered: a direct message's channel id, not the person's
    public record Card(String channel, String ts) {}

    /// What Slack has been told for good.
    ///
    /// @param card the final state that the card shows, in the words of [OperationState#phase], or empty
    /// @param late of how many VMs the card tells that they got there after their time limit
    /// @param findings the thread has its findings, or needs none
    /// @param warned of which VMs, counted from 0, the thread was told early that waiting does not help
    /// @param cause what the findings name as certain, for the card of one VM to say as well; else empty
    public record Delivery(String card, int late, boolean findings, List<Integer> warned, String cause) {

        public static final Delivery NOTHING = new Delivery("", 0, false);

        public Delivery {
            warned = List.copyOf(warned);
        }

        /// Without early warnings.
        public Delivery(String card, int late, boolean findings) {
            this(card, late, findings, List.of(), "");
        }

        public Delivery showing(String phase, int lateOnes) {
            return new Delivery(phase, lateOnes, findings, warned, cause);
        }

        /// @param certain for the card, which then has to be shown anew; empty where it has nothing to add
        public Delivery withFindings(String certain) {
            return new Delivery(certain.isEmpty() ? card : "", late, true, warned, certain);
        }

        public Delivery warning(int target) {
            return new Delivery(
                    card,
                    late,
                    findings,
                    Stream.concat(warned.stream(), Stream.of(target)).distinct().toList(),
                    cause);
        }
    }

    /// A request that nobody has decided about.
    public static Operation proposed(OperationId id, Request request) {
        return new Operation(
                id, "", request, new OperationState.AwaitingApproval(), Optional.empty(), Delivery.NOTHING);
    }

    public boolean isOn(VmRef vm) {
        return request.targets().stream().anyMatch(target -> target.ref().equals(vm));
    }

    public Operation with(OperationState next) {
        return new Operation(id, version, request, next, card, delivery);
    }

    public Operation with(Card posted) {
        return new Operation(id, version, request, state, Optional.of(posted), delivery);
    }

    public Operation with(Delivery told) {
        return new Operation(id, version, request, state, card, told);
    }
}
