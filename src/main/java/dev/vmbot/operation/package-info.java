/// One requested change, from asking to outcome: what is stored of it, and the ports to store it and to lead.
///
/// An operation is stored before its card is posted and is all that anybody knows of it: a button carries only its id,
/// and an approval is a compare-and-set on it. `desk` takes requests and presses, `decision` says what to do next,
/// `execution` does it on the leader, `findings` says why it failed.
@NullMarked
package dev.vmbot.operation;

import org.jspecify.annotations.NullMarked;
