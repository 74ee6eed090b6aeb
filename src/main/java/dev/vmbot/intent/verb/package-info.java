/// The verbs of a sentence that ask for an action: imperatives, what is told to be needed, and the particles that may
/// stand far behind their verb. A verb asks only where a request can stand; one that was mistyped is never sure.
@NullMarked
package dev.vmbot.intent.verb;

import org.jspecify.annotations.NullMarked;
