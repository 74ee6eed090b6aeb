/// Which VMs there are, for the eyes of one person.
///
/// Whatever is said about VMs (states, near names, candidates, lists) passes through here, so that one place
/// decides what a person may know: only what they may `get`. A VM that they may not see is answered exactly
/// like one that does not exist.
@NullMarked
package dev.vmbot.inventory;

import org.jspecify.annotations.NullMarked;
