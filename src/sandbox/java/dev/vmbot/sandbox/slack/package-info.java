/// A Slack workspace in one process, for tests and for trying the bot: Web API, Socket Mode, signed HTTP deliveries.
///
/// [SlackDouble] is the way in. It speaks Slack's protocol to the bot and plain Java to a test; a test acts as a person
/// with [Actor] and waits for conditions with a deadline. Limits and refusals that Slack documents are enforced, since
/// a double that takes everything proves nothing.
@NullMarked
package dev.vmbot.sandbox.slack;

import org.jspecify.annotations.NullMarked;
