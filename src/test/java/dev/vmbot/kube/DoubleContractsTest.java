package dev.vmbot.kube;

import org.junit.jupiter.api.Nested;

/// The contracts, kept against the KubeVirt double.
final class DoubleContractsTest {

    @Nested
    final class Machines extends KubeVirtualMachinesContract {
        @Override
        KubeWorld world() {
            return DoubleWorld.create();
        }
    }

    @Nested
    final class Operations extends KubeOperationStoreContract {
        @Override
        KubeWorld world() {
            return DoubleWorld.create();
        }
    }

    @Nested
    final class Leaders extends LeadershipContract {
        @Override
        KubeWorld world() {
            return DoubleWorld.create();
        }
    }

    @Nested
    final class Rights extends RightsContract {
        @Override
        KubeWorld world() {
            return DoubleWorld.create();
        }
    }

    @Nested
    final class Events extends VmEventsContract {
        @Override
        KubeWorld world() {
            return DoubleWorld.create();
        }
    }
}
