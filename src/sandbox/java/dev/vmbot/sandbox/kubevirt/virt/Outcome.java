package dev.vmbot.sandbox.kubevirt.virt;

import java.util.Optional;

/// What one look at a machine led to.
///
/// @param created an instance was just created, and is not seen yet
/// @param rerun a start is to be asked for, once the failed instance is gone
/// @param failure why the last step did not work
record Outcome(boolean created, boolean rerun, Optional<Failure> failure) {

    record Failure(String reason, String message) {}

    static final Outcome NOTHING = new Outcome(false, false, Optional.empty());
    static final Outcome CREATED = new Outcome(true, false, Optional.empty());
    static final Outcome RERUN = new Outcome(false, true, Optional.empty());

    static Outcome failed(String reason, String message) {
        return new Outcome(false, false, Optional.of(new Failure(reason, message)));
    }
}
