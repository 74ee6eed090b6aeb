package dev.vmbot.sandbox.page;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/// A cluster panel without a cluster.
final class RowOfVms implements ClusterPanel {

    private final Map<String, VmRow> rows = new ConcurrentSkipListMap<>();

    RowOfVms with(String namespace, String name, String status, String node) {
        rows.put(namespace + "/" + name, new VmRow(namespace, name, status, "Always", node, "normal"));
        return this;
    }

    @Override
    public List<VmRow> rows() {
        return List.copyOf(rows.values());
    }

    @Override
    public List<String> behaviours() {
        return List.of("normal", "crash-loop", "never-stops");
    }

    @Override
    public void behave(String namespace, String name, String behaviour) {
        var row = rows.get(namespace + "/" + name);
        if (row == null) {
            throw new IllegalArgumentException("There is no VM " + name + " in " + namespace + ".");
        }
        rows.put(
                namespace + "/" + name,
                new VmRow(namespace, name, row.status(), row.runStrategy(), row.node(), behaviour));
    }
}
