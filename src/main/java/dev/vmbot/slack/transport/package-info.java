/// How Slack's deliveries reach the bot: over Socket Mode or over HTTP, both into one Bolt app.
///
/// The socket is run by us and not by Bolt's `SocketModeApp`, which in its defaults handles one envelope at a time,
/// leaves failed and unknown ones without acknowledgement, and dies silently after ten errors. Here each envelope is
/// acknowledged, whatever happens to it. Over HTTP nothing is parsed before size, time and signature have been checked.
@NullMarked
package dev.vmbot.slack.transport;

import org.jspecify.annotations.NullMarked;
