/// Raw Slack text into tokens: entities, mentions, links, markup and typography are undone here and nowhere else, and
/// what looks like something other than it is (look-alike letters, overrides of direction, shell characters) is marked,
/// never repaired.
@NullMarked
package dev.vmbot.intent.text;

import org.jspecify.annotations.NullMarked;
