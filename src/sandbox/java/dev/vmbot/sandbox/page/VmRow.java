package dev.vmbot.sandbox.page;

/// A VM as the cluster panel shows it.
///
/// @param status the printable status, such as `Running`
/// @param node empty when it runs nowhere
/// @param behaviour one of [ClusterPanel#behaviours()]
public record VmRow(String namespace, String name, String status, String runStrategy, String node, String behaviour) {}
