/// What a clause is about: names, namespaces, labels, patterns and flags, in whatever order they were said. Names are
/// taken as they were typed or not at all, never corrected into one that looks alike.
@NullMarked
package dev.vmbot.intent.object;

import org.jspecify.annotations.NullMarked;
