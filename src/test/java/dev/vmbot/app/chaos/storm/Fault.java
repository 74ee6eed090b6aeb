package dev.vmbot.app.chaos.storm;

import java.time.Duration;

/// What goes wrong, in ways that have been seen.
public enum Fault {
    /// SIGKILL of a replica; another one starts at once, as a Deployment has it.
    KILLED(Duration.ZERO, Duration.ofSeconds(25)),
    /// SIGTERM, as in a rolling update.
    TERMINATED(Duration.ZERO, Duration.ofSeconds(25)),
    /// SIGSTOP for longer than the lease of 15 s, and SIGCONT.
    FROZEN(Duration.ofSeconds(18), Duration.ofSeconds(15)),
    /// A replica whose clock is minutes ahead takes the place of another.
    CLOCK_AHEAD(Duration.ZERO, Duration.ofSeconds(25)),
    CLOCK_BEHIND(Duration.ZERO, Duration.ofSeconds(25)),
    API_SERVER_RESTARTED(Duration.ofSeconds(3), Duration.ofSeconds(15)),
    SLACK_REFUSES(Duration.ofSeconds(3), Duration.ofSeconds(35)),
    SLACK_RESETS(Duration.ofSeconds(3), Duration.ofSeconds(35)),
    SLACK_ANSWERS_503(Duration.ofSeconds(3), Duration.ofSeconds(35)),
    SLACK_HANGS(Duration.ofSeconds(3), Duration.ofSeconds(35));

    private final Duration least;
    private final Duration recovery;

    /// @param least how long it lasts in a short run
    /// @param recovery within which things may be late after it: a lease that runs out, a process that starts,
    ///     the pause until the next try
    Fault(Duration least, Duration recovery) {
        this.least = least;
        this.recovery = recovery;
    }

    Duration least() {
        return least;
    }

    Duration recovery() {
        return recovery;
    }

    boolean isOfSlack() {
        return name().startsWith("SLACK_");
    }
}
