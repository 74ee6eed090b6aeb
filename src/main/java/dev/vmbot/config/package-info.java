/// Settings: read once at the start, from the environment and one file, checked as a whole, all problems told at once.
/// Nothing reads the environment later. Knows nothing of the rest of the bot.
@NullMarked
package dev.vmbot.config;

import org.jspecify.annotations.NullMarked;
