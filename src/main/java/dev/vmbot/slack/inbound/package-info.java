/// What people say and press, from Slack's delivery to the answer.
///
/// Commands and presses are acknowledged before anything slow happens; events when their operation exists,
/// or after 2 s, because only events are delivered again. Work goes on on virtual threads, a bounded number
/// of them. Who somebody is comes from their own team and id, never from the workspace that the app is
/// installed in: buttons and messages of a shared channel work for outsiders too. It is asked before a
/// place for an answer is looked for, so that nothing is opened for those who are not served; only answers
/// to a card go on without, because their desk asks, or because calling off has to work without Slack.
@NullMarked
package dev.vmbot.slack.inbound;

import org.jspecify.annotations.NullMarked;
