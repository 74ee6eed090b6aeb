/// Where requests and presses are taken: who asks, what for, whether it may and can be done now. Ends in a stored
/// operation or in an answer that says why there is none; nothing is asked of a VM here.
@NullMarked
package dev.vmbot.operation.desk;

import org.jspecify.annotations.NullMarked;
