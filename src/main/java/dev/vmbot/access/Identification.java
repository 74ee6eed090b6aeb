package dev.vmbot.access;

/// Which Kubernetes user somebody in Slack is.
public sealed interface Identification {

    record Known(Identity identity) implements Identification {}

    /// Nobody that anything is done for.
    record Unknown(Stranger why) implements Identification {}
}
