/// How a message is built: its sentences, their clauses, the verbs that ask, and what forbids or defers them. A verb
/// asks only where a request can stand; whatever is forbidden, conditional or for later is found before anything acts.
@NullMarked
package dev.vmbot.intent.sentence;

import org.jspecify.annotations.NullMarked;
