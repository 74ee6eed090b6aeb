/// What to do next for one VM. Pure: what is stored and what the cluster shows go in, one
/// [dev.vmbot.operation.decision.Move] comes out. An ask is never repeated for the same step after an uncertain answer:
/// a look comes instead.
@NullMarked
package dev.vmbot.operation.decision;

import org.jspecify.annotations.NullMarked;
