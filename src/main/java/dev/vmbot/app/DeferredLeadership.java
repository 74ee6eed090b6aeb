package dev.vmbot.app;

import dev.vmbot.operation.Leadership;
import java.time.Duration;
import java.util.Optional;

/// Ties the knot: what leading brings along needs to know whether it leads, and the election needs to know what leading
/// brings along.
final class DeferredLeadership implements Leadership {

    private volatile Leadership followed = _ -> false;

    void follow(Leadership leadership) {
        followed = leadership;
    }

    @Override
    public boolean mayBegin(Duration longest) {
        return followed.mayBegin(longest);
    }

    @Override
    public Optional<Vacancy> vacancy() {
        return followed.vacancy();
    }
}
