package dev.vmbot.diagnosis.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands around the VM and can hold it up.
///
/// @param node the one that the VMI is on; before it has one, its pod's
public record Surroundings(Optional<Node> node, List<Quota> quotas, List<Migration> migrations) {

    public static final Surroundings NONE = new Surroundings(Optional.empty(), List.of(), List.of());

    /// @param conditions `Ready` among them
    /// @param heartbeat when virt-handler last showed that it lives; empty when it never did
    /// @param schedulable KubeVirt's own label: virt-handler works there
    public record Node(String name, List<Condition> conditions, Optional<Instant> heartbeat, boolean schedulable) {

        public Node {
            conditions = List.copyOf(conditions);
        }

        /// `False`, `Unknown` or no condition at all.
        public Optional<Condition> findNotReady() {
            return conditions.stream()
                    .filter(one -> one.type().equals("Ready") && !one.status().equals("True"))
                    .findFirst();
        }
    }

    /// @param hard the limits
    /// @param used how much of them is used
    public record Quota(String name, Map<String, String> hard, Map<String, String> used) {

        public Quota {
            hard = Map.copyOf(hard);
            used = Map.copyOf(used);
        }
    }

    /// @param phase as KubeVirt says it; `Succeeded` and `Failed` are over
    public record Migration(String name, String phase, List<Condition> conditions) {

        public Migration {
            conditions = List.copyOf(conditions);
        }

        public boolean isOver() {
            return phase.equals("Succeeded") || phase.equals("Failed");
        }
    }

    public Surroundings {
        quotas = List.copyOf(quotas);
        migrations = List.copyOf(migrations);
    }
}
