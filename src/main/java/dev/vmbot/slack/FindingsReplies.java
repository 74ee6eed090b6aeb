package dev.vmbot.slack;

import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.findings.Examination;
import dev.vmbot.operation.findings.FindingsThread;
import dev.vmbot.operation.findings.Report;
import dev.vmbot.operation.findings.WarningThread;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.answer.FindingsCard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replies with findings to a card, a message for each VM. Thread-safe.
public final class FindingsReplies implements FindingsThread, WarningThread {

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
            for (int part = 0; part < examinations.size(); part++) {
                Examination examination = examinations.get(part);
                boolean isNew =
                        reply(operation, Mark.findings(operation.id(), part), FindingsCard.afterFailure(examination));
                if (isNew) {
                    share(operation, examination);
                }
            }
            FindingsCard.ofOthers(report.left())
                    .ifPresent(card -> reply(operation, Mark.findings(operation.id(), examinations.size()), card));
        });
    }

    /// Right after the findings, and with them only: a file bears no mark by which it could be found again. What is
    /// lost by that can be read with `/vm diagnose`.
    private void share(Operation operation, Examination examination) {
        if (examination.transcript().isEmpty()) {
            return;
        }
        Request.Place place = thread(operation);
        VmRef vm = examination.vm();
        try {
            if (!gateway.channel(place.channel()).shared()) {
                gateway.share(
                        place,
                        new SlackGateway.Snippet(
                                vm.namespace() + "-" + vm.name() + ".txt",
                                "Events and log of " + vm,
                                examination.transcript().get().text()));
            }
        } catch (SlackException e) {
            LOG.atWarn()
                    .addKeyValue("operation", operation.id())
                    .addKeyValue("error", e.getMessage())
                    .log("slack did not take events and log");
        }
    }

    @Override
    public Optional<Duration> warn(Operation operation, int target, Examination examination) {
        Card card = FindingsCard.earlyWarning(operation.request(), examination);
        return attempt(operation, () -> reply(operation, Mark.warning(operation.id(), target), card));
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
    private boolean reply(Operation operation, Mark mark, Card card) {
        Request.Place place = thread(operation);
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

    /// A card that is itself a reply has no thread of its own.
    private static Request.Place thread(Operation operation) {
        Operation.Card card = operation.card().orElseThrow();
        Request.Place asked = operation.request().place();
        boolean isReply = !asked.thread().isEmpty() && asked.channel().equals(card.channel());
        return new Request.Place(card.channel(), isReply ? asked.thread() : card.ts());
    }
}
