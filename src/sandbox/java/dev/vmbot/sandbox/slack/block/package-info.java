/// Block Kit as Slack judges and shows it: the documented limits, and a plain-text reading of a message.
///
/// Works on bare JSON and knows nothing of the SDK's model classes, so that a fault of theirs cannot hide here.
/// Source of the limits: the block, block element and composition object reference on docs.slack.dev.
@NullMarked
package dev.vmbot.sandbox.slack.block;

import org.jspecify.annotations.NullMarked;
