/// What is said besides an operation's card: answers to requests, presses and questions, findings, help.
@NullMarked
package dev.vmbot.slack.card.answer;

import org.jspecify.annotations.NullMarked;
