/// Whether a reading leaves out anything that was said: names, namespaces, exceptions, conditions, times, alternatives.
/// Checked in one place behind every reading that would act, and knows nothing of how it was read: it cuts the text
/// anew, in a way of its own, so that what the reader loses is not lost here too.
@NullMarked
package dev.vmbot.intent.account;

import org.jspecify.annotations.NullMarked;
