/// The words that are understood, as data: one file of lines for each language beside this package's resources. Whoever
/// adds a synonym adds a form or a line there; whoever adds a language adds a file and a line in `languages.txt`.
@NullMarked
package dev.vmbot.intent.lexicon;

import org.jspecify.annotations.NullMarked;
