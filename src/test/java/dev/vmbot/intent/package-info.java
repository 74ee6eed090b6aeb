/// What people type, and what must come of it: single rules, whole corpora, and noise.
@NullMarked
package dev.vmbot.intent;

import org.jspecify.annotations.NullMarked;
