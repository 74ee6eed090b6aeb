package dev.vmbot.slack.card;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.ButtonElement;
import dev.vmbot.model.Action;
import dev.vmbot.model.Prospects.Offer;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.desk.Remedy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The buttons, and what their presses are known by.
public final class Buttons {

    /// Action id of a yes; its value is the operation's id.
    public static final String APPROVE = "approve";

    /// Action id of a no; its value is the operation's id.
    public static final String CANCEL = "cancel";

    /// Start of the action ids of buttons that offer a remedy.
    public static final String REMEDY = "remedy-";

    private static final Pattern REMEDY_VALUE = Pattern.compile("(vmop-[0-9a-f]{16})/(\\d{1,3})/([A-Z_]{1,20})");

    private Buttons() {}

    public static LayoutBlock decision(OperationId id, Request request) {
        String what = Words.phrase(request);
        Kit.Style style = request.action() == Action.START ? Kit.Style.PRIMARY : Kit.Style.DANGER;
        return Kit.actions(List.of(
                Kit.button(APPROVE, "Approve " + Words.verb(request), "Approve: " + what, id.value(), style),
                Kit.button(CANCEL, "Cancel", "Cancel: do not " + what, id.value(), Kit.Style.PLAIN)));
    }

    public static LayoutBlock cancelRest(OperationId id) {
        return Kit.actions(List.of(Kit.button(
                CANCEL,
                "Cancel the rest",
                "Cancel: leave the VMs that wait as they are",
                id.value(),
                Kit.Style.PLAIN)));
    }

    /// @return empty when there is nothing to offer
    ///
    /// @param failed the operation that they are offered for
    public static Optional<LayoutBlock> remedies(List<Remedy> remedies, Operation failed) {
        return remedies.isEmpty()
                ? Optional.empty()
                : Optional.of(Kit.actions(
                        remedies.stream().map(one -> remedy(one, failed)).toList()));
    }

    private static ButtonElement remedy(Remedy remedy, Operation failed) {
        Kit.Style style = remedy.offer() == Offer.FORCED_STOP ? Kit.Style.DANGER : Kit.Style.PLAIN;
        String label = label(remedy, failed);
        String vm = failed.request().targets().get(remedy.target()).ref().toString();
        String value = "%s/%d/%s".formatted(remedy.source(), remedy.target(), remedy.offer());
        return Kit.button(REMEDY + remedy.offer().name(), label, label + ": " + vm, value, style);
    }

    /// A restart that hangs in its stop is not gone on with by waiting.
    private static String label(Remedy remedy, Operation failed) {
        boolean stopOnly = remedy.offer() == Offer.WAIT_LONGER
                && failed.request().action() == Action.RESTART
                && remedy.findAction(failed).equals(Optional.of(Action.STOP));
        return stopOnly ? "Wait for the stop only" : Words.offer(remedy.offer());
    }

    /// @param value that came with a press: whoever sent it may have made it up
    public static Optional<Remedy> findRemedy(String value) {
        Matcher parts = REMEDY_VALUE.matcher(value);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Arrays.stream(Offer.values())
                .filter(offer -> offer.name().equals(parts.group(3)))
                .findFirst()
                .map(offer -> new Remedy(new OperationId(parts.group(1)), Integer.parseInt(parts.group(2)), offer));
    }
}
