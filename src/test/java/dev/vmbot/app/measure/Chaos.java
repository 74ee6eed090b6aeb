package dev.vmbot.app.measure;

import dev.vmbot.app.chaos.storm.ChaosRun;
import dev.vmbot.app.chaos.storm.ChaosRun.Outcome;
import dev.vmbot.app.chaos.storm.ChaosRun.Setup;
import dev.vmbot.app.chaos.storm.Fault;
import dev.vmbot.app.stage.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// `./mvnw -Pmeasure -Dprogram=Chaos -Dchaos.operations=500 -Dchaos.seed=1`: people at work while everything fails,
/// half
/// of them over Socket Mode and half over HTTP, each with a workspace, a cluster and two replicas of their own. Ends
/// with 1 when anything was lost, doubled, stale, silent or left.
final class Chaos {

    private Chaos() {}

    public static void main(String[] arguments) throws Exception {
        int operations = Integer.getInteger("chaos.operations", 500);
        long seed = Long.getLong("chaos.seed", 1);
        boolean brief = Boolean.getBoolean("chaos.brief");
        List<Future<Outcome>> runs = new ArrayList<>();
        try (var pool =
                Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory())) {
            for (Way way : Way.values()) {
                var setup = new Setup(way, operations / 2, seed, List.of(Fault.values()), brief);
                runs.add(pool.submit(() -> new ChaosRun(setup).play()));
            }
        }
        boolean good = true;
        for (Future<Outcome> run : runs) {
            Outcome outcome = run.get();
            System.out.println(outcome);
            good &= outcome.isGood();
        }
        System.exit(good ? 0 : 1);
    }
}
