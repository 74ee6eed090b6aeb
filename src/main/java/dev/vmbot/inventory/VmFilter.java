package dev.vmbot.inventory;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.Vm;
import dev.vmbot.model.LabelSelector;
import dev.vmbot.model.PowerState;
import dev.vmbot.model.Selector;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a list is narrowed to.
public record VmFilter(Optional<Selector> selector, Optional<PowerState> state) {

    public static final VmFilter NONE = new VmFilter(Optional.empty(), Optional.empty());

    /// `printableStatus` of a VM that runs on while it moves to another node.
    private static final String MIGRATING = "Migrating";

    /// Whether it leaves out anything at all.
    public boolean narrows() {
        return state.isPresent()
                || selector.filter(one -> one.labels().isPresent()
                                || !one.patterns().isEmpty()
                                || !one.except().isEmpty())
                        .isPresent();
    }

    boolean matches(Observation seen) {
        return selector.map(one -> matches(one, seen)).orElse(true)
                && state.map(one -> matches(one, seen)).orElse(true);
    }

    private static boolean matches(Selector selector, Observation seen) {
        String name = seen.ref().name();
        Map<String, String> labels = seen.vm().map(Vm::labels).orElse(Map.of());
        List<String> patterns = selector.patterns();
        return selector.except().stream().noneMatch(pattern -> Glob.matches(pattern, name))
                && (patterns.isEmpty() || patterns.stream().anyMatch(pattern -> Glob.matches(pattern, name)))
                && selector.labels()
                        .map(text -> LabelSelector.find(text)
                                .filter(one -> one.matches(labels))
                                .isPresent())
                        .orElse(true);
    }

    private static boolean matches(PowerState state, Observation seen) {
        return switch (state) {
            case RUNNING -> StateOrder.of(seen) == StateOrder.RUNNING;
            case IN_TRANSITION -> StateOrder.of(seen) == StateOrder.IN_TRANSITION;
            case STOPPED -> StateOrder.of(seen) == StateOrder.STOPPED;
            case FAILED -> StateOrder.of(seen) == StateOrder.FAILED;
            case STARTING -> StateOrder.of(seen) == StateOrder.IN_TRANSITION && !isEnding(seen);
            case STOPPING -> seen.isGoingDown();
            case TERMINATING -> isEnding(seen);
            case MIGRATING -> seen.shownState().equals(MIGRATING);
            case PAUSED -> seen.isPaused();
        };
    }

    private static boolean isEnding(Observation seen) {
        return seen.isBeingDeleted() || seen.isGoingDown();
    }
}
