package dev.vmbot.kube.kubeconfig;

import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;

final class Certificates {

    private Certificates() {}

    /// @param field where it comes from
    /// @throws IllegalArgumentException when there is none; fabric8 would go on without
    static Collection<? extends Certificate> read(byte[] pem, String field) {
        try {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (CertificateException _) {
            // Said below.
        }
        throw new IllegalArgumentException("has a %s that holds no certificate".formatted(field));
    }
}
