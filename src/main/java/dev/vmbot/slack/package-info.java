/// Slack, as the rest of the bot uses it: the Web API behind one small interface ([dev.vmbot.slack.web] is behind it),
/// Slack's list of people, and the announcer that makes the cards agree with the stored operations.
///
/// Only the leader edits cards. Progress is shown at most once in 5 s on a card, and all cards together are edited at
/// most 40 times a minute, because `chat.update` is limited for the whole workspace; the last ten of these are kept for
/// final states, ten more for cards that leave "waiting".
@NullMarked
package dev.vmbot.slack;

import org.jspecify.annotations.NullMarked;
