/// Slack's Web API by the SDK: makes the calls, reads the answers, and keeps to the pauses that Slack asks for.
///
/// Slack answers many failures with HTTP 200; every answer is checked, and a failure becomes a
/// [dev.vmbot.slack.SlackException] whose reason says what can be done about it. A call is sent once: who repeats it
/// knows what it is worth.
@NullMarked
package dev.vmbot.slack.web;

import org.jspecify.annotations.NullMarked;
