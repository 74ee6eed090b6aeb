/// What is found out about VMs and told to people: by itself after an operation failed, and on demand.
///
/// Evidence is gathered for one person: what they may not read is left out, and said to be. Both ways are read-only.
/// That the thread has its findings is stored in the operation, so that another leader tells what is missing, and
/// nothing twice; what was told and not stored is found again by its mark.
@NullMarked
package dev.vmbot.operation.findings;

import org.jspecify.annotations.NullMarked;
