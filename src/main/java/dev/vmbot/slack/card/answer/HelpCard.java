package dev.vmbot.slack.card.answer;

import com.slack.api.model.block.LayoutBlock;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.Kit;
import dev.vmbot.slack.card.Mrkdwn;
import dev.vmbot.slack.card.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How one thing is asked for.
public final class HelpCard {

    private HelpCard() {}

    /// @param example a VM for which the action makes sense now
    public static Card about(Action action, Optional<VmRef> example) {
        String vm = example.map(VmRef::toString).orElse("NAMESPACE/NAME");
        String command = "/vm " + action.verb() + " ";
        Mrkdwn text = Mrkdwn.say(
                "%s: %s. I ask you for your approval first. Type for example %s.",
                Mrkdwn.code(command + "NAMESPACE/NAME"), Words.impact(action), Mrkdwn.code(command + vm));
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Kit.header("How to " + action.verb() + " VMs"));
        blocks.add(Kit.section(text));
        blocks.add(Kit.section(Mrkdwn.join("\n", forms(command))));
        blocks.add(Kit.context(Mrkdwn.say("%s All commands: %s.", strategies(action), Mrkdwn.code("/vm help"))));
        return Card.of(text, blocks);
    }

    private static List<Mrkdwn> forms(String command) {
        return List.of(
                Mrkdwn.say("• %s: several, one after the other", Mrkdwn.code(command + "web-01,web-02 -n NAMESPACE")),
                Mrkdwn.say(
                        "• %s, %s: by pattern or labels",
                        Mrkdwn.code(command + "web-* -n NAMESPACE"), Mrkdwn.code(command + "-l app=web -n NAMESPACE")),
                Mrkdwn.say("• %s: all but some", Mrkdwn.code(command + "all VMs except db-1 -n NAMESPACE")));
    }

    private static String strategies(Action action) {
        return switch (action) {
            case START -> "A VM of run strategy Halted becomes Always by a start.";
            case STOP ->
                "A VM of run strategy Always or Once becomes Halted by a stop; force never skips the graceful way.";
            case RESTART -> "A restart is a stop, its proof and a start; the run strategy is kept.";
        };
    }
}
