package dev.vmbot.kube.kubeconfig;

import java.time.Instant;
import java.util.Optional;

/// What an exec plugin hands out.
///
/// @param expiry as it says; empty when it does not
record Credential(Optional<String> token, Optional<ClientCertificate> certificate, Optional<Instant> expiry) {

    @Override
    public String toString() {
        return "Credential[" + expiry + "]";
    }
}
