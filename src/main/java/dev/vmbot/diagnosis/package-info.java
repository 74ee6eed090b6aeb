/// Why did it fail: evidence in, findings out.
///
/// Gathering is one thing ([dev.vmbot.diagnosis.evidence]), judging another ([dev.vmbot.diagnosis.rule]), so that every
/// rule can be tested on recorded evidence and no rule waits for a cluster. Here both come together.
@NullMarked
package dev.vmbot.diagnosis;

import org.jspecify.annotations.NullMarked;
