package dev.vmbot.operation.decision;

import dev.vmbot.cluster.ClusterException.Reason;
import dev.vmbot.cluster.Observation;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.decision.Decision.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What follows from the answer to an ask, the same for stop and start.
public final class Asked {

    /// How long after an ask its trace must show. A write takes at most 4 s, and a replica that lost its lease has
    /// ended its writes 10 s later.
    public static final Duration SETTLE = Duration.ofSeconds(15);

    /// How long after an ask with an uncertain answer its trace must show: virt-api finishes what was sent to it also
    /// when nobody waits for it any more, with up to 10 s for each webhook on its way.
    public static final Duration UNCERTAIN = Duration.ofSeconds(45);

    private static final Duration BACKOFF = Duration.ofSeconds(2);

    /// Short, so that trouble which is over before the time limit is noticed before it.
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);

    /// So many refusals for want of a right, each agreed to by a review, make one that is believed of a start by which
    /// a VM would come back: an API server that has just started knows no rights for a moment.
    private static final int CERTAINLY_NO_RIGHT = 4;

    private Asked() {}

    /// Whether this observation can tell anything about the step: it is live, or newer than the ask whose answer is
    /// known to be yes. Every other answer has to be looked into.
    static Optional<Move> needsLook(Turn turn, Ask ask, Observation seen) {
        if (seen.live()) {
            return Optional.empty();
        }
        if (!(ask.answer() instanceof Ask.Answer.Accepted)) {
            return Optional.of(new Move.Look());
        }
        if (seen.vm().orElseThrow().version() > ask.vmVersion()) {
            return Optional.empty();
        }
        Instant patience = ask.at().plus(SETTLE);
        return Optional.of(turn.now().isBefore(patience) ? new Move.WaitUntil(patience) : new Move.Look());
    }

    /// What to do about an ask of which a live look shows no trace.
    ///
    /// @return nothing when it was accepted: then the step goes on waiting
    static Optional<Move> withoutTrace(Turn turn, Ask ask, Observation seen) {
        return switch (ask.answer()) {
            case Ask.Answer.Accepted() -> Optional.empty();
            case Ask.Answer.Refused refused -> Optional.of(refused(turn, ask, refused, seen));
            case Ask.Answer.Unknown(int _, String words) ->
                Optional.of(after(UNCERTAIN, turn, ask, uncertain(turn, ask, words, seen)));
            case Ask.Answer.None() -> Optional.of(after(SETTLE, turn, ask, lost(turn, ask, seen)));
        };
    }

    /// Whatever KubeVirt does about an ask begins with a write to the VM. Should the first one come through after all,
    /// KubeVirt refuses the second.
    private static Move uncertain(Turn turn, Ask ask, String words, Observation seen) {
        if (!isUntouched(ask, seen)) {
            return turn.fail(Result.Trouble.NOT_TAKEN, words, seen);
        }
        return turn.isOverdue()
                ? turn.fail(Result.Trouble.NOT_DONE, words, seen)
                : turn.ask(turn.progress(), ask.kind(), seen);
    }

    private static boolean isUntouched(Ask ask, Observation seen) {
        return seen.vm().orElseThrow().version() == ask.vmVersion();
    }

    private static Move after(Duration settling, Turn turn, Ask ask, Move then) {
        Instant settled = ask.at().plus(settling);
        return turn.now().isBefore(settled) ? new Move.WaitUntil(settled) : then;
    }

    /// The bot died between storing the ask and storing its answer, and every write of the dead process has ended.
    /// That the VM is still in the version of then is the definite answer that it was not made. Once anything was
    /// written to the VM nobody can say: a run may have come and gone.
    private static Move lost(Turn turn, Ask ask, Observation seen) {
        return isUntouched(ask, seen)
                ? new Move.Enter(turn.progress().asking(ask.with(new Ask.Answer.Refused(Reason.UNREACHABLE, ""))))
                : turn.fail(Result.Trouble.NOT_TAKEN, "", seen);
    }

    /// A sentence about the VM is final. Trouble of the server is not: it is tried again for as long as there is time.
    /// That the VM is there and the same has been seen, whatever the refusal says.
    private static Move refused(Turn turn, Ask ask, Ask.Answer.Refused refused, Observation seen) {
        return switch (refused.reason()) {
            case BUSY, UNREACHABLE, NOT_FOUND, UNAUTHENTICATED -> again(turn, ask, refused, seen);
            case FORBIDDEN ->
                bringsBack(turn, ask) && ask.attempt() < CERTAINLY_NO_RIGHT
                        ? again(turn, ask, refused, seen)
                        : turn.fail(Result.Trouble.BOT_LACKS_RIGHT, refused.words(), seen);
            case CONFLICT, INVALID, BROKEN, TIMEOUT ->
                turn.fail(Result.Trouble.REFUSED_BY_CLUSTER, refused.words(), seen);
        };
    }

    /// A VM that the bot has taken down is not left down because the cluster was busy.
    private static boolean bringsBack(Turn turn, Ask ask) {
        return ask.kind() == Ask.Kind.START && turn.progress().stop().isPresent();
    }

    private static Move again(Turn turn, Ask ask, Ask.Answer.Refused refused, Observation seen) {
        if (turn.isOverdue()) {
            Result.Trouble trouble = refused.reason() == Reason.UNAUTHENTICATED
                    ? Result.Trouble.BOT_NOT_ACCEPTED
                    : Result.Trouble.UNAVAILABLE;
            return turn.fail(trouble, refused.words(), seen);
        }
        Instant next = ask.at().plus(backoff(ask.attempt()));
        return turn.now().isBefore(next)
                ? new Move.WaitUntil(next.isBefore(turn.deadline()) ? next : turn.deadline())
                : turn.ask(turn.progress(), ask.kind(), seen);
    }

    private static Duration backoff(int attempt) {
        Duration doubled = BACKOFF.multipliedBy(1L << Math.clamp(attempt, 0, 8));
        return doubled.compareTo(LONGEST_BACKOFF) < 0 ? doubled : LONGEST_BACKOFF;
    }
}
