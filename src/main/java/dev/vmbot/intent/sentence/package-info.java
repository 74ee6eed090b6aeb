/// How a message is built: its sentences, their clauses, what surrounds their verbs, and what forbids or defers them.
/// Whatever is forbidden, conditional or for later is found before anything acts.
@NullMarked
package dev.vmbot.intent.sentence;

import org.jspecify.annotations.NullMarked;
