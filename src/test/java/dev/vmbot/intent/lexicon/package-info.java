@NullMarked
package dev.vmbot.intent.lexicon;

import org.jspecify.annotations.NullMarked;
