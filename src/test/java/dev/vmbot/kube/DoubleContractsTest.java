package dev.vmbot.kube;

import java.io.IOException;
import org.junit.jupiter.api.Nested;

/// The contracts, kept against the KubeVirt double.
final class DoubleContractsTest {

    @Nested
    final class Machines extends VirtualMachinesContract {
        @Override
        KubeWorld world() throws IOException {
            return DoubleWorld.create();
        }
    }

    @Nested
    final class Operations extends OperationStoreContract {
        @Override
        KubeWorld world() throws IOException {
            return DoubleWorld.create();
        }
    }

    @Nested
    final class Leaders extends LeadershipContract {
        @Override
        KubeWorld world() throws IOException {
            return DoubleWorld.create();
        }
    }
}
