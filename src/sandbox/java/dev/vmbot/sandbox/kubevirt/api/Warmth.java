package dev.vmbot.sandbox.kubevirt.api;

import java.time.Duration;
import java.time.Instant;

/// What a kube-apiserver that has just started does not know yet: who may do what, and who serves the aggregated API.
final class Warmth {

    private volatile Instant rulesAt = Instant.MIN;
    private volatile Instant aggregationAt = Instant.MIN;

    /// From now on, for so long.
    void begin(Duration rules, Duration aggregation) {
        Instant now = Instant.now();
        rulesAt = now.plus(rules);
        aggregationAt = now.plus(aggregation);
    }

    boolean knowsRules() {
        return !Instant.now().isBefore(rulesAt);
    }

    boolean knowsAggregation() {
        return !Instant.now().isBefore(aggregationAt);
    }
}
