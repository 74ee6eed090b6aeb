package dev.vmbot.kube.kubeconfig;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;

/// A certificate with its key, both as PEM.
record ClientCertificate(String certificate, String key) {

    private static final byte[] ANYTHING = {1, 2, 3};

    /// @param field where the certificate comes from, and `keyField` the key
    /// @throws IllegalArgumentException when the key cannot be read or belongs to another certificate
    void addTo(ConfigBuilder builder, String field, String keyField) {
        PublicKey known =
                Certificates.read(bytes(certificate), field).iterator().next().getPublicKey();
        // fabric8 takes a key in PKCS #8 for one of RSA unless it is told.
        builder.withClientCertData(Base64.getEncoder().encodeToString(bytes(certificate)))
                .withClientKeyData(Base64.getEncoder().encodeToString(bytes(key)))
                .withClientKeyAlgo(known.getAlgorithm());
        if (!isPair(known, builder.build())) {
            throw new IllegalArgumentException(
                    "has a %s that cannot be read or belongs to another %s".formatted(keyField, field));
        }
    }

    private static byte[] bytes(String pem) {
        return pem.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return "ClientCertificate";
    }

    private static boolean isPair(PublicKey known, Config config) {
        try {
            Optional<PrivateKey> own = Arrays.stream(SSLUtils.keyManagers(config))
                    .map(X509KeyManager.class::cast)
                    .flatMap(manager -> Arrays.stream(manager.getClientAliases(known.getAlgorithm(), null))
                            .map(manager::getPrivateKey))
                    .findFirst();
            return own.isPresent() && fits(own.get(), known);
        } catch (GeneralSecurityException | IOException | RuntimeException _) {
            return false;
        }
    }

    private static boolean fits(PrivateKey own, PublicKey known) throws GeneralSecurityException {
        Signature signature =
                Signature.getInstance(known.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
        signature.initSign(own);
        signature.update(ANYTHING);
        byte[] signed = signature.sign();
        signature.initVerify(known);
        signature.update(ANYTHING);
        return signature.verify(signed);
    }
}
