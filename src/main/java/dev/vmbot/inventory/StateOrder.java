package dev.vmbot.inventory;

import dev.vmbot.cluster.Observation;

/// The order of a listing: what runs first, what failed last.
enum StateOrder {
    RUNNING,
    IN_TRANSITION,
    STOPPED,
    FAILED;

    static StateOrder of(Observation seen) {
        if (seen.isRunning()) {
            return RUNNING;
        }
        if (seen.isStopped()) {
            return STOPPED;
        }
        return hasTrouble(seen) ? FAILED : IN_TRANSITION;
    }

    private static boolean hasTrouble(Observation seen) {
        return seen.isTrying()
                || seen.vm().filter(vm -> vm.status().trouble().isPresent()).isPresent();
    }
}
