/// What can be known about one VM at one moment, in our words: the material that rules judge.
///
/// Everything that is text from the cluster goes through [dev.vmbot.cluster.Redaction] in the constructor of
/// the record that holds it, so that no rule, snippet or log line can ever see a secret. A part that could not be read
/// is said to be so in [dev.vmbot.diagnosis.evidence.Coverage]; an empty list means "there is none" only where that
/// part was read.
@NullMarked
package dev.vmbot.diagnosis.evidence;

import org.jspecify.annotations.NullMarked;
