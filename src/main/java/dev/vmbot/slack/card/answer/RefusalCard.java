package dev.vmbot.slack.card.answer;

import dev.vmbot.access.AccessUnavailableException;
import dev.vmbot.access.Identity;
import dev.vmbot.access.Permission;
import dev.vmbot.access.Stranger;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.model.VmRef;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.Kit;
import dev.vmbot.slack.card.Mrkdwn;
import dev.vmbot.slack.card.Words;
import java.util.List;

/// Why nothing is done, or nothing can be, for whoever asks, whatever it was.
public final class RefusalCard {

    private RefusalCard() {}

    static Card forbidden(VmRef vm, Permission missing, Identity identity) {
        Mrkdwn text = Mrkdwn.say(
                "You are not allowed to do this to %s: you are %s in the cluster, and that user lacks a right."
                        + " Nothing was changed. Ask an administrator for it.",
                Words.vm(vm), Mrkdwn.code(identity.user()));
        Mrkdwn rule = Mrkdwn.code(missing.rule());
        Mrkdwn test = Mrkdwn.code(missing.testCommand(identity));
        return Card.of(
                Mrkdwn.say("%s Missing rule: %s. Test it with %s.", text, rule, test),
                List.of(
                        Kit.section(text),
                        Kit.section(Mrkdwn.say("*Missing rule*: %s", rule)),
                        Kit.section(Mrkdwn.say(
                                "*Test it with*: %s (lists the right once it is granted by that rule)", test))));
    }

    public static Card notAllowedIn(Stranger why) {
        return Card.of(
                switch (why) {
                    case GUEST ->
                        Mrkdwn.say(
                                "Guests cannot use this bot. Nothing was changed. Ask a full member of the workspace.");
                    case OUTSIDER ->
                        Mrkdwn.say("Only members of the bot's own workspace can use it. Nothing was changed."
                                + " Ask somebody who belongs to it.");
                    case DEACTIVATED ->
                        Mrkdwn.say("This account is deactivated, so nothing is done for it. Nothing was changed."
                                + " Ask a workspace administrator.");
                    case BOT -> Mrkdwn.say("Bots cannot use this bot. Nothing was changed. Ask as a person.");
                    case UNMAPPED ->
                        Mrkdwn.say("I do not know who you are in the cluster. Nothing was changed."
                                + " Ask an administrator to add you to `access.identity` in the bot's settings.");
                });
    }

    public static Card accessUnknown(AccessUnavailableException.Source source) {
        return Card.of(
                switch (source) {
                    case SLACK ->
                        Mrkdwn.say("Slack did not tell me who you are, so I did nothing. Nothing was changed."
                                + " Try again in a minute.");
                    case CREDENTIALS -> notAccepted();
                    case CLUSTER ->
                        Mrkdwn.say("The cluster did not tell me what you may do, so I did nothing. Nothing was changed."
                                + " Try again in a minute.");
                });
    }

    private static Mrkdwn notAccepted() {
        return Mrkdwn.say("The bot's credentials are not accepted by the cluster. Nothing was changed."
                + " Ask an administrator to look at its ServiceAccount or kubeconfig, and to run the bot's `check`.");
    }

    /// Of a press or a typed yes: nothing counts that Slack or the cluster does not say now.
    static Card pressUnknown(AccessUnavailableException.Source source) {
        Mrkdwn who = switch (source) {
            case SLACK -> Mrkdwn.say("Slack did not tell me just now who you are");
            case CLUSTER -> Mrkdwn.say("The cluster did not tell me just now what you may do");
            case CREDENTIALS -> Mrkdwn.say("The bot's credentials are not accepted by the cluster just now");
        };
        return Card.of(Mrkdwn.say(
                "%s, so your answer does not count. Nothing was changed, and the card stands: press again in a minute.",
                who));
    }

    static Card clusterAway(ClusterException.Reason reason) {
        return Card.of(
                switch (reason) {
                    case NOT_FOUND, INVALID ->
                        Mrkdwn.say("The cluster does not know what I asked it for. Nothing was changed."
                                + " Ask an administrator to run the bot's `check`.");
                    case FORBIDDEN ->
                        Mrkdwn.say("The bot itself lacks a right in the cluster. Nothing was changed."
                                + " Ask an administrator to run the bot's `check`.");
                    case UNAUTHENTICATED -> notAccepted();
                    case CONFLICT ->
                        Mrkdwn.say("The cluster refused because something else changed at the same time."
                                + " Nothing was changed by your request. Try again.");
                    case BUSY, UNREACHABLE, BROKEN, TIMEOUT ->
                        Mrkdwn.say("The cluster did not answer. Nothing was changed on any VM. Try again in a minute.");
                });
    }
}
