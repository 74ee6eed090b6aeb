package dev.vmbot.kube;

import dev.vmbot.app.ServerCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/// The contracts, kept against a real kube-apiserver.
@Tag("kube-api")
final class ServerContractsIT {

    private static ServerCluster server;

    @BeforeAll
    static void start() {
        server = ServerCluster.forgetful();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Nested
    final class Machines extends KubeVirtualMachinesContract {
        @Override
        KubeWorld world() {
            return new ServerWorld(server);
        }
    }

    @Nested
    final class Operations extends KubeOperationStoreContract {
        @Override
        KubeWorld world() {
            return new ServerWorld(server);
        }
    }

    @Nested
    final class Leaders extends LeadershipContract {
        @Override
        KubeWorld world() {
            return new ServerWorld(server);
        }
    }

    @Nested
    final class Rights extends RightsContract {
        @Override
        KubeWorld world() {
            return new ServerWorld(server);
        }
    }

    @Nested
    final class Events extends VmEventsContract {
        @Override
        KubeWorld world() {
            return new ServerWorld(server);
        }
    }
}
