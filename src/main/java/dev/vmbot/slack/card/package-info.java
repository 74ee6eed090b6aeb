/// What people see: pure functions from state to Block Kit.
///
/// Nothing here asks or waits, so every card can be looked at in a test. Whatever comes from a person or
/// from the cluster reaches Slack through [dev.vmbot.slack.card.Mrkdwn] or [dev.vmbot.slack.card.Plain],
/// which escape and shorten it; Slack refuses a whole message for one text that is too long. Each card says
/// what happened, whether anything was changed, and what to do next, also in its `text`, which is all that a
/// notification or a screen reader has. Times are in Slack's date form, so that no card has to be edited
/// because time passed.
@NullMarked
package dev.vmbot.slack.card;

import org.jspecify.annotations.NullMarked;
