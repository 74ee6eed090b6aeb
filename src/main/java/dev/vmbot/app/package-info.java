/// The program: sub-commands, and everything wired together by hand, top to bottom, with clock, executors and addresses
/// passed in. Nothing else in the bot knows how it was put together.
@NullMarked
package dev.vmbot.app;

import org.jspecify.annotations.NullMarked;
