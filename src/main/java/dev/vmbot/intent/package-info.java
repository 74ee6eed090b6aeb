/// Text into meaning: one grammar, one place, no I/O and no model. What a person typed becomes an
/// [dev.vmbot.intent.Interpretation]; whether the VMs exist and who may do what is found out elsewhere.
///
/// `text` cuts a message into words, `lexicon` says what each can mean, `sentence` finds the verbs that ask and what
/// forbids them, `object` what they are about. The readers here put that together, one for each kind of message.
@NullMarked
package dev.vmbot.intent;

import org.jspecify.annotations.NullMarked;
