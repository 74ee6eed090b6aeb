/// Carries operations out, on the leader. A move is stored before it is made, so that a bot that died in between goes
/// on by deciding again. Requests are saved where nothing depends on them: see
/// [dev.vmbot.operation.execution.FreshPresses] and `AcceptedAsks`.
@NullMarked
package dev.vmbot.operation.execution;

import org.jspecify.annotations.NullMarked;
