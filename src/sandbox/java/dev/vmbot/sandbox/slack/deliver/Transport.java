package dev.vmbot.sandbox.slack.deliver;

/// A way to the bot.
interface Transport {

    /// Blocks until the attempt has ended, at most for its limit.
    Receipt deliver(Envelope envelope, Attempt attempt);
}
