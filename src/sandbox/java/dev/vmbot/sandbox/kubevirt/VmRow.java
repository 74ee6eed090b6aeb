package dev.vmbot.sandbox.kubevirt;

/// A machine, as a table shows it.
///
/// @param status KubeVirt's printable status; empty before its controller has seen the machine
/// @param node empty while no instance is on one
/// @param instance the uid of the instance; empty if there is none
public record VmRow(
        String namespace,
        String name,
        String uid,
        String status,
        String strategy,
        boolean ready,
        String node,
        String instance,
        Behaviour behaviour) {}
