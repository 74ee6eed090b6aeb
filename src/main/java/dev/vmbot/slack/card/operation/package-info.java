/// An operation as its one message shows it, from the question to the end. Every sentence is made from what is stored.
@NullMarked
package dev.vmbot.slack.card.operation;

import org.jspecify.annotations.NullMarked;
