/// Is this change sensible now? What the cluster shows goes in, a [dev.vmbot.preflight.Verdict] comes out. Asked when a
/// change is requested, so that a card never promises what cannot be done, and again at the press.
@NullMarked
package dev.vmbot.preflight;

import org.jspecify.annotations.NullMarked;
