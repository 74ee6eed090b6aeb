/// Text into meaning: one grammar, one place, no I/O and no model. What a person typed becomes an
/// [dev.vmbot.intent.Interpretation]; whether the VMs exist and who may do what is found out elsewhere.
///
/// `text` cuts a message into words, `lexicon` says what each can mean, `verb` finds the verbs that ask, `object` what
/// they are about, `sentence` where a request ends and what forbids it. The readers here put that together, one for
/// each
/// kind of message.
@NullMarked
package dev.vmbot.intent;

import org.jspecify.annotations.NullMarked;
