/// Time as a port: everything the double does "later" goes through a [Timeline], so that a test can
/// step through minutes in milliseconds and the sandbox can run at a person's pace. A timeline runs
/// its tasks one after the other; that single thread is also what makes the simulated control plane
/// free of locks.
@NullMarked
package dev.vmbot.sandbox.kubevirt.time;

import org.jspecify.annotations.NullMarked;
