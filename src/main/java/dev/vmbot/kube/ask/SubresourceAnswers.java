package dev.vmbot.kube.ask;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.ClusterException.Reason;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells what a refusal of virt-api's subresources is: its status alone says neither whether the answer is about the
/// VM or about trouble on the way to it, nor whether anything was done. Every error of the patch that virt-api makes
/// comes back as 500 (KubeVirt `rest/lifecycle.go`), with the sentence of whoever refused it.
final class SubresourceAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(SubresourceAnswers.class);

    /// RBAC's words, which it has also for a moment after the API server has started.
    private static final Pattern NO_RIGHT = Pattern.compile("forbidden: User \"");

    /// Of an admission webhook, of a policy, or of an admission plugin such as the one for quotas.
    private static final Pattern DENIED = Pattern.compile("denied (the )?request|is forbidden:");

    /// Nothing was changed: another change is queued, somebody else was writing, a webhook was not reached without
    /// which nothing is written, or nobody was there to be asked.
    private static final Pattern NOT_NOW = Pattern.compile(
            "already underway|has been modified|test operation does not apply|failed calling webhook|failed to call"
                    + " webhook|connection refused");

    /// The connection to virt-api ended after the request may have been sent.
    private static final Pattern BROKEN_OFF = Pattern.compile(
            "\\bEOF\\b|reset by peer|broken pipe|connection lost|closed|[Tt]imed? ?out|deadline|cancell?ed");

    private SubresourceAnswers() {}

    /// @param isAllowed whether a review says that the bot has the right; may throw
    static ClusterException sharpen(ClusterException answer, BooleanSupplier isAllowed) {
        return answer.code() == 0
                ? answer
                : new ClusterException(reason(answer, isAllowed), answer.code(), answer.words());
    }

    private static Reason reason(ClusterException answer, BooleanSupplier isAllowed) {
        String words = answer.words();
        return switch (answer.code()) {
            case 403 -> NO_RIGHT.matcher(words).find() ? rights(isAllowed) : Reason.CONFLICT;
            case 408 -> Reason.BROKEN;
            case 409 -> NOT_NOW.matcher(words).find() ? Reason.BUSY : Reason.CONFLICT;
            case 500, 502, 504 -> ofTrouble(words);
            // Said by whoever passes requests on: there was nobody to pass it to.
            case 503 -> BROKEN_OFF.matcher(words).find() ? Reason.BROKEN : Reason.UNREACHABLE;
            default -> answer.reason();
        };
    }

    private static Reason ofTrouble(String words) {
        // virt-api's own right, which RBAC does not see for a moment.
        if (NO_RIGHT.matcher(words).find() || NOT_NOW.matcher(words).find()) {
            return Reason.BUSY;
        }
        return DENIED.matcher(words).find() ? Reason.CONFLICT : Reason.BROKEN;
    }

    /// Only a review makes a missing right of it; without one it is not known to be missing.
    private static Reason rights(BooleanSupplier isAllowed) {
        try {
            return isAllowed.getAsBoolean() ? Reason.BUSY : Reason.FORBIDDEN;
        } catch (ClusterException e) {
            LOG.atWarn().addKeyValue("reason", e.reason()).log("the bot's own right could not be reviewed");
            return Reason.BUSY;
        }
    }
}
