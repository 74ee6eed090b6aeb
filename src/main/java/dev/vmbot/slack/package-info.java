/// Slack, as the rest of the bot uses it: the Web API behind one small interface ([dev.vmbot.slack.web] is behind it),
/// Slack's list of people, and the announcer that makes the cards agree with the stored operations.
///
/// Only the leader edits cards. A card is edited at most once in 5 s, and all cards together at most 40 times a minute,
/// because `chat.update` is limited for the whole workspace; the last ten of these are kept for final states.
@NullMarked
package dev.vmbot.slack;

import org.jspecify.annotations.NullMarked;
