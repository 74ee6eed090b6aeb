package dev.vmbot.slack;

import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.findings.Examination;
import dev.vmbot.operation.findings.FindingsThread;
import dev.vmbot.operation.findings.RelapseThread;
import dev.vmbot.operation.findings.Report;
import dev.vmbot.operation.findings.WarningThread;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.ChannelIds;
import dev.vmbot.slack.card.answer.FindingsCard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replies with findings to a card, a message for each VM. In a channel that others have come to read since the
/// card was posted, nothing more is said: findings then go to the requester's direct message. Thread-safe.
public final class FindingsReplies implements FindingsThread, WarningThread, RelapseThread {

    private static final Logger LOG = LoggerFactory.getLogger(FindingsReplies.class);

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final SlackGateway gateway;

    public FindingsReplies(SlackGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Optional<Duration> tell(Operation operation, Report report) {
        List<Examination> examinations = report.examinations();
        return attempt(operation, () -> {
            Request.Place place = place(operation);
            for (int part = 0; part < examinations.size(); part++) {
                Examination examination = examinations.get(part);
                Card card = FindingsCard.afterFailure(operation, examination);
                if (reply(operation, place, Mark.findings(operation.id(), part), card)) {
                    share(place, examination);
                }
            }
            FindingsCard.ofOthers(report.left())
                    .ifPresent(
                            card -> reply(operation, place, Mark.findings(operation.id(), examinations.size()), card));
        });
    }

    /// Right after the findings, and with them only: a file bears no mark by which it could be found again. What is
    /// lost by that can be read with `/vm diagnose`.
    private void share(Request.Place place, Examination examination) {
        if (examination.transcript().isEmpty()) {
            return;
        }
        VmRef vm = examination.vm();
        try {
            gateway.share(
                    place,
                    new SlackGateway.Snippet(
                            vm.namespace() + "-" + vm.name() + ".txt",
                            "Events and log of " + vm,
                            examination.transcript().get().text()));
        } catch (SlackException e) {
            LOG.atWarn()
                    .addKeyValue("vm", vm)
                    .addKeyValue("error", e.getMessage())
                    .log("slack did not take events and log");
        }
    }

    @Override
    public Optional<Duration> warn(Operation operation, int target, Examination examination) {
        Card card = FindingsCard.earlyWarning(operation.request(), examination);
        return attempt(operation, () -> reply(operation, place(operation), Mark.warning(operation.id(), target), card));
    }

    @Override
    public Optional<Duration> tellRelapse(Operation operation, int target, String state, Examination examination) {
        Card card = FindingsCard.afterSuccess(operation.request(), state, examination);
        return attempt(operation, () -> reply(operation, place(operation), Mark.relapse(operation.id(), target), card));
    }

    private static Optional<Duration> attempt(Operation operation, Runnable replies) {
        try {
            replies.run();
            return Optional.empty();
        } catch (SlackException e) {
            LOG.atWarn()
                    .addKeyValue("operation", operation.id())
                    .addKeyValue("error", e.getMessage())
                    .log("slack did not take findings");
            return again(e);
        }
    }

    /// A closed channel is tried again too: the card may be posted anew elsewhere.
    private static Optional<Duration> again(SlackException failure) {
        return switch (failure.reason()) {
            case RATE_LIMITED -> Optional.of(failure.retryAfter());
            case REJECTED -> Optional.empty();
            case UNCERTAIN, MESSAGE_GONE, CHANNEL_CLOSED, DENIED, NOBODY, LINK_EXPIRED, OTHER -> Optional.of(RETRY);
        };
    }

    /// @return false when it was there already
    private boolean reply(Operation operation, Request.Place place, Mark mark, Card card) {
        if (isThere(place, mark, ended(operation))) {
            return false;
        }
        try {
            gateway.post(place, card, Optional.of(mark));
        } catch (SlackException e) {
            if (e.reason() != SlackException.Reason.REJECTED) {
                throw e;
            }
            LOG.atError().addKeyValue("operation", operation.id()).log("slack refused findings, sending their text");
            gateway.post(place, card.plain(), Optional.of(mark));
        }
        return true;
    }

    /// Where Slack does not let us look, telling twice is better than not telling.
    private boolean isThere(Request.Place place, Mark mark, Instant since) {
        try {
            return gateway.findMarked(place, mark, since).isPresent();
        } catch (SlackException e) {
            if (e.reason() == SlackException.Reason.DENIED || e.reason() == SlackException.Reason.MESSAGE_GONE) {
                return false;
            }
            throw e;
        }
    }

    private static Instant ended(Operation operation) {
        return operation.state() instanceof OperationState.Finished finished
                ? finished.at()
                : operation.request().createdAt();
    }

    private Request.Place place(Operation operation) {
        Request.Place thread = thread(operation);
        return isOurs(thread.channel())
                ? thread
                : new Request.Place(
                        gateway.openDirect(
                                operation.request().requester().person().user()),
                        "");
    }

    private boolean isOurs(String channel) {
        try {
            return ChannelIds.isDirect(channel) || !gateway.channel(channel).shared();
        } catch (SlackException e) {
            if (e.reason() == SlackException.Reason.DENIED) {
                return false;
            }
            throw e;
        }
    }

    /// A card that is itself a reply has no thread of its own.
    private static Request.Place thread(Operation operation) {
        Operation.Card card = operation.card().orElseThrow();
        Request.Place asked = operation.request().place();
        boolean isReply = !asked.thread().isEmpty() && asked.channel().equals(card.channel());
        return new Request.Place(card.channel(), isReply ? asked.thread() : card.ts());
    }
}
