package dev.vmbot.cluster;

import dev.vmbot.model.Action;

/// What KubeVirt is told to keep a VM doing (`spec.runStrategy`, or `spec.running` for `ALWAYS` and `HALTED`).
public enum RunStrategy {
    ALWAYS("Always"),
    HALTED("Halted"),
    MANUAL("Manual"),
    RERUN_ON_FAILURE("RerunOnFailure"),
    ONCE("Once"),
    /// Waits to receive a migration; start and stop are accepted and do nothing (KubeVirt `rest/lifecycle.go`).
    WAIT_AS_RECEIVER("WaitAsReceiver"),
    /// A word that this bot does not know; nothing is changed on such a VM.
    OTHER("Other");

    private final String word;

    RunStrategy(String word) {
        this.word = word;
    }

    /// The API's spelling, such as `RerunOnFailure`.
    public String word() {
        return word;
    }

    /// What it is once the action has succeeded (KubeVirt `rest/lifecycle.go`).
    public RunStrategy after(Action action) {
        return switch (action) {
            case START, RESTART -> this == HALTED ? ALWAYS : this;
            case STOP -> this == ALWAYS || this == ONCE ? HALTED : this;
        };
    }

    /// @return [#OTHER] for a word that is not known; KubeVirt's words are case-sensitive
    public static RunStrategy of(String word) {
        for (RunStrategy strategy : values()) {
            if (strategy.word.equals(word)) {
                return strategy;
            }
        }
        return OTHER;
    }
}
