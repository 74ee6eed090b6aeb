/// What the workspace of the Slack double holds: people, conversations, messages and their history.
///
/// Everything mutable sits behind the one lock of [World], which also wakes whoever waits for something to become
/// true; all else here is an immutable value.
@NullMarked
package dev.vmbot.sandbox.slack.world;

import org.jspecify.annotations.NullMarked;
