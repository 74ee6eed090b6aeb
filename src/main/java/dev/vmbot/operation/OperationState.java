package dev.vmbot.operation;

import dev.vmbot.model.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How far an operation is.
///
/// ```
/// AwaitingApproval ──> Approved ──> Executing ──> CarriedOut
///        │                │            └──> Undone (Cancelled)
///        │                └──> Undone (Cancelled, Refused)
///        └──> Undone (Cancelled, Expired, Refused)
/// ```
public sealed interface OperationState {

    /// How long a VM stays watched after a time limit, to tell if it came up, or went down, after all.
    Duration LATE_WATCH = Duration.ofMinutes(15);

    /// The word that is stored and that `kubectl get vmop` shows.
    String phase();

    /// The card waits for its requester.
    record AwaitingApproval() implements OperationState {

        public static final String PHASE = "AwaitingApproval";

        /// @param request of this operation
        /// @param now the deadline itself is still in time
        public Approval<Approved> approve(Request request, Person approver, Instant now) {
            return Approval.unless(refusal(request, approver, now), () -> new Approved(approver, now));
        }

        /// Only the requester can cancel; a card that nobody answers expires by itself.
        public Approval<Undone> cancel(Request request, Person canceller, Instant now) {
            return Approval.unless(refusal(request, canceller, now), () -> Undone.cancelled(now));
        }

        /// @return nothing before the deadline has passed
        public Optional<Undone> expire(Request request, Instant now) {
            return now.isAfter(request.deadline()) ? Optional.of(Undone.expired(now)) : Optional.empty();
        }

        public Undone refuse(Objection why, Instant now) {
            return Undone.refused(why, now);
        }

        private static Optional<Approval.Refusal> refusal(Request request, Person person, Instant now) {
            return Approval.refusal(request, person)
                    .or(() -> now.isAfter(request.deadline())
                            ? Optional.of(Approval.Refusal.TOO_LATE)
                            : Optional.empty());
        }

        @Override
        public String phase() {
            return PHASE;
        }
    }

    /// Approved, and nothing done yet.
    record Approved(Person by, Instant at) implements OperationState {

        public static final String PHASE = "Approved";

        /// @param now when the first VM's time begins to count
        public Executing begin(Request request, Instant now) {
            List<TargetProgress> targets = request.targets().stream()
                    .map(_ -> TargetProgress.pending(now))
                    .toList();
            return new Executing(by, at, targets);
        }

        public Undone refuse(Objection why, Instant now) {
            return Undone.refused(why, now);
        }

        /// Whether the later state came of this approval.
        public boolean hasLedTo(OperationState later) {
            return switch (later) {
                case AwaitingApproval() -> false;
                case Approved other -> equals(other);
                case Executing executing -> by.equals(executing.by()) && at.equals(executing.at());
                case Undone _ -> false;
                case CarriedOut _ -> true;
            };
        }

        /// Whoever stores first decides: this, or the beginning.
        public Approval<Undone> cancel(Request request, Person canceller, Instant now) {
            return Approval.unless(Approval.refusal(request, canceller), () -> Undone.cancelled(now));
        }

        @Override
        public String phase() {
            return PHASE;
        }
    }

    /// Being carried out, one VM after the other.
    ///
    /// @param targets in the order of the request, of the same size
    record Executing(Person by, Instant at, List<TargetProgress> targets) implements OperationState {

        public static final String PHASE = "Executing";

        public Executing {
            targets = List.copyOf(targets);
        }

        /// @return index of the VM that is taken now; empty when every one has a result
        public Optional<Integer> current() {
            for (int index = 0; index < targets.size(); index++) {
                if (!targets.get(index).isDone()) {
                    return Optional.of(index);
                }
            }
            return Optional.empty();
        }

        /// The same with one VM further on; the next VM's time begins to count when its predecessor is done.
        public Executing with(int index, TargetProgress next, Instant now) {
            List<TargetProgress> changed = new ArrayList<>(targets);
            changed.set(index, next);
            var moved = new Executing(by, at, changed);
            if (next.isDone() && moved.current().isPresent()) {
                changed.set(moved.current().get(), TargetProgress.pending(now));
            }
            return new Executing(by, at, changed);
        }

        /// Whether a VM waits for its turn, so that there is something to be cancelled.
        public boolean hasNotBegun() {
            return targets.stream().anyMatch(TargetProgress::isPending);
        }

        /// The VMs of which nothing has been asked yet are left as they are; the one under way goes on to its end.
        public Approval<OperationState> cancel(Request request, Person canceller, Instant now) {
            return Approval.unless(Approval.refusal(request, canceller), () -> cancelled(now));
        }

        private OperationState cancelled(Instant now) {
            if (targets.stream().allMatch(TargetProgress::isPending)) {
                return Undone.cancelled(now);
            }
            List<TargetProgress> left = targets.stream()
                    .map(target -> target.isPending() ? target.done(new Result.NotBegun(), now) : target)
                    .toList();
            return new Executing(by, at, left);
        }

        /// @throws IllegalStateException while a VM has no result
        public CarriedOut finish(Instant now) {
            return CarriedOut.of(targets, now);
        }

        @Override
        public String phase() {
            return PHASE;
        }
    }

    /// Over. Nothing is asked of the cluster any more.
    sealed interface Finished extends OperationState {

        Conclusion conclusion();

        Instant at();

        /// As far as each came, in the order of the request; empty when nothing was begun.
        List<TargetProgress> targets();

        /// At the end, in the order of the request, of VMs that were left as they were: an empty word for others, and
        /// where it was not seen or is not to be told. None at all where none was seen.
        List<String> states();

        /// The same with what was seen of the VMs that were left as they were.
        Finished seen(List<String> now);

        /// Whether a VM that was given up is still looked at.
        default boolean isWatched(Instant now) {
            return now.isBefore(at().plus(LATE_WATCH)) && targets().stream().anyMatch(TargetProgress::isAwaitedLate);
        }

        /// How many VMs have reached the wanted state after their time limit.
        default int late() {
            return (int) targets().stream()
                    .filter(target -> target.late().isPresent())
                    .count();
        }

        /// What a VM was at the end that was left as it was.
        default Optional<String> state(int index) {
            return states().stream().skip(index).findFirst().filter(word -> !word.isEmpty());
        }

        @Override
        default String phase() {
            return conclusion().phase();
        }
    }

    /// Over before anything was begun.
    ///
    /// @param conclusion CANCELLED, EXPIRED or REFUSED
    /// @param why one full sentence for the person; empty where the conclusion says it all
    /// @param other the card of the operation that was in the way; empty where it was something else
    record Undone(Conclusion conclusion, String why, Optional<Operation.Card> other, Instant at, List<String> states)
            implements Finished {

        public Undone {
            if (!conclusion.mayBeUndone()) {
                throw new IllegalArgumentException("nothing was begun, so that it is not " + conclusion);
            }
            states = List.copyOf(states);
        }

        static Undone cancelled(Instant now) {
            return of(Conclusion.CANCELLED, Objection.of(""), now);
        }

        static Undone expired(Instant now) {
            return of(Conclusion.EXPIRED, Objection.of(""), now);
        }

        static Undone refused(Objection why, Instant now) {
            return of(Conclusion.REFUSED, why, now);
        }

        private static Undone of(Conclusion conclusion, Objection why, Instant now) {
            return new Undone(conclusion, why.why(), why.other(), now, List.of());
        }

        @Override
        public List<TargetProgress> targets() {
            return List.of();
        }

        @Override
        public Undone seen(List<String> now) {
            return new Undone(conclusion, why, other, at, now);
        }
    }

    /// Over after it was begun: each VM has its result.
    ///
    /// @param targets not empty
    record CarriedOut(Conclusion conclusion, Instant at, List<TargetProgress> targets, List<String> states)
            implements Finished {

        public CarriedOut {
            if (targets.isEmpty()) {
                throw new IllegalArgumentException("an operation that was carried out has VMs");
            }
            targets = List.copyOf(targets);
            states = List.copyOf(states);
        }

        /// @throws IllegalStateException while a VM has no result
        public static CarriedOut of(List<TargetProgress> targets, Instant now) {
            List<Result> results = targets.stream()
                    .map(target ->
                            target.result().orElseThrow(() -> new IllegalStateException("a VM has no result yet")))
                    .toList();
            return new CarriedOut(Conclusion.of(results), now, targets, List.of());
        }

        @Override
        public CarriedOut seen(List<String> now) {
            return new CarriedOut(conclusion, at, targets, now);
        }

        public CarriedOut with(List<TargetProgress> seenLate) {
            return new CarriedOut(conclusion, at, seenLate, states);
        }
    }
}
