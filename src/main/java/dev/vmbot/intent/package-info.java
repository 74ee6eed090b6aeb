/// Text into meaning: one grammar, one place, no I/O and no model. What a person typed becomes an
/// [dev.vmbot.intent.Interpretation]; whether the VMs exist and who may do what is found out elsewhere.
@NullMarked
package dev.vmbot.intent;

import org.jspecify.annotations.NullMarked;
