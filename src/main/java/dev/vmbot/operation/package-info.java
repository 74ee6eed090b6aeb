/// One requested change, from asking to outcome.
///
/// An operation is stored before its card is posted and is all that anybody knows of it: a button carries only its id,
/// an approval is a compare-and-set on it, and a bot that died in between goes on by deciding again. `Decision` is
/// pure: what is stored and what the cluster shows go in, one [dev.vmbot.operation.Move] comes out. The runner stores
/// a move before it makes it. An ask is never repeated for the same step after an uncertain answer: a look comes
/// instead.
///
/// Requests are saved where nothing depends on them: see [dev.vmbot.operation.FreshPresses] and `AcceptedAsks`.
@NullMarked
package dev.vmbot.operation;

import org.jspecify.annotations.NullMarked;
