/// What the Slack double sends to the bot: envelopes over Socket Mode or signed requests over HTTP, and what becomes
/// of them.
///
/// A [Transport] makes one attempt and says how it ended; repeating events is [Deliveries]' business and the same for
/// both transports.
@NullMarked
package dev.vmbot.sandbox.slack.deliver;

import org.jspecify.annotations.NullMarked;
