/// A web page that looks and feels like Slack, over the Slack double, with the cluster beside it.
///
/// The server sends each person a whole snapshot after every change, and the page shows only what differs: no protocol
/// of deltas that could drift. Everything people and the bot wrote reaches the document as text, never as markup.
@NullMarked
package dev.vmbot.sandbox.page;

import org.jspecify.annotations.NullMarked;
