package dev.vmbot.operation;

import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.VmRef;

/// A VM as it stood on the card; a VM of that name with another uid is another VM, and is not touched.
///
/// @param state `printableStatus` then
public record TargetVm(VmRef ref, String uid, RunStrategy strategy, String state) {}
