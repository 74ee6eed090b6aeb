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
/// AwaitingApproval ──> Approved ──> Executing ──> Finished
///        │                └──> Finished (Cancelled, Refused)
///        └──> Finished (Cancelled, Expired, Refused)
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
        public Approval approve(Request request, Person approver, Instant now) {
            Optional<Approval.Refused> refusal = refuse(request, approver, now);
            return refusal.isPresent() ? refusal.get() : new Approval.Granted(new Approved(approver, now));
        }

        /// Only the requester can cancel; a card that nobody answers expires by itself.
        public Approval cancel(Request request, Person canceller, Instant now) {
            Optional<Approval.Refused> refusal = refuse(request, canceller, now);
            return refusal.isPresent() ? refusal.get() : new Approval.Granted(Finished.cancelled(now));
        }

        /// @return nothing before the deadline has passed
        public Optional<Finished> expire(Request request, Instant now) {
            return now.isAfter(request.deadline())
                    ? Optional.of(Finished.undone(Conclusion.EXPIRED, Objection.of(""), now))
                    : Optional.empty();
        }

        public Finished refuse(Objection why, Instant now) {
            return Finished.refused(why, now);
        }

        private static Optional<Approval.Refused> refuse(Request request, Person person, Instant now) {
            if (!person.equals(request.requester().person())) {
                return Optional.of(Approval.Refused.NOT_YOURS);
            }
            return now.isAfter(request.deadline()) ? Optional.of(Approval.Refused.TOO_LATE) : Optional.empty();
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

        public Finished refuse(Objection why, Instant now) {
            return Finished.refused(why, now);
        }

        /// Whether the later state came of this approval.
        public boolean hasLedTo(OperationState later) {
            return switch (later) {
                case AwaitingApproval() -> false;
                case Approved other -> equals(other);
                case Executing executing -> by.equals(executing.by()) && at.equals(executing.at());
                case Finished finished -> !finished.targets().isEmpty();
            };
        }

        /// Whoever stores first decides: this, or the beginning.
        public Approval cancel(Request request, Person canceller, Instant now) {
            return canceller.equals(request.requester().person())
                    ? new Approval.Granted(Finished.cancelled(now))
                    : Approval.Refused.NOT_YOURS;
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
        public Approval cancel(Request request, Person canceller, Instant now) {
            if (!canceller.equals(request.requester().person())) {
                return Approval.Refused.NOT_YOURS;
            }
            if (targets.stream().allMatch(TargetProgress::isPending)) {
                return new Approval.Granted(Finished.cancelled(now));
            }
            List<TargetProgress> left = targets.stream()
                    .map(target -> target.isPending() ? target.done(new Result.NotBegun(), now) : target)
                    .toList();
            return new Approval.Granted(new Executing(by, at, left));
        }

        /// @throws IllegalStateException while a VM has no result
        public Finished finish(Instant now) {
            return Finished.of(targets, now);
        }

        @Override
        public String phase() {
            return PHASE;
        }
    }

    /// Over. Nothing is asked of the cluster any more.
    ///
    /// @param why one full sentence for the person; empty where the conclusion says it all
    /// @param other the card of the operation that was in the way; empty where it was something else
    /// @param targets as far as each came, in the order of the request; empty when nothing was begun
    /// @param states at the end, in the order of the request, of VMs that were left as they were; an empty word for
    ///     others, and where it was not seen or is not to be told; may be shorter than the request
    record Finished(
            Conclusion conclusion,
            String why,
            Optional<Operation.Card> other,
            Instant at,
            List<TargetProgress> targets,
            List<String> states)
            implements OperationState {

        public Finished {
            targets = List.copyOf(targets);
            states = List.copyOf(states);
        }

        static Finished cancelled(Instant now) {
            return undone(Conclusion.CANCELLED, Objection.of(""), now);
        }

        static Finished refused(Objection why, Instant now) {
            return undone(Conclusion.REFUSED, why, now);
        }

        private static Finished undone(Conclusion conclusion, Objection why, Instant now) {
            return new Finished(conclusion, why.why(), why.other(), now, List.of(), List.of());
        }

        public static Finished of(List<TargetProgress> targets, Instant now) {
            List<Result> results = targets.stream()
                    .map(target ->
                            target.result().orElseThrow(() -> new IllegalStateException("a VM has no result yet")))
                    .toList();
            return new Finished(Conclusion.of(results), "", Optional.empty(), now, targets, List.of());
        }

        /// Whether a VM that was given up is still looked at.
        public boolean isWatched(Instant now) {
            return now.isBefore(at.plus(LATE_WATCH)) && targets.stream().anyMatch(TargetProgress::isAwaitedLate);
        }

        /// How many VMs have reached the wanted state after their time limit.
        public int late() {
            return (int)
                    targets.stream().filter(target -> target.late().isPresent()).count();
        }

        /// What a VM was at the end that was left as it was.
        public Optional<String> state(int index) {
            return index < states.size()
                    ? Optional.of(states.get(index)).filter(word -> !word.isEmpty())
                    : Optional.empty();
        }

        public Finished seen(List<String> now) {
            return new Finished(conclusion, why, other, at, targets, now);
        }

        public Finished with(List<TargetProgress> seenLate) {
            return new Finished(conclusion, why, other, at, seenLate, states);
        }

        @Override
        public String phase() {
            return conclusion.phase();
        }
    }
}
