/// What people said and pressed, and how an answer gets back to them: where it belongs, who reads there, and by
/// which way Slack takes it.
@NullMarked
package dev.vmbot.slack.reply;

import org.jspecify.annotations.NullMarked;
