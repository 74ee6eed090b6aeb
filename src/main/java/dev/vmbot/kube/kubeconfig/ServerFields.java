package dev.vmbot.kube.kubeconfig;

import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the API server is, and by what it is known.
record ServerFields(Located<Cluster> cluster, URI server) {

    private static final Logger LOG = LoggerFactory.getLogger(ServerFields.class);

    private static final int HTTP_PORT = 80;

    /// @throws IllegalArgumentException naming the field that is wrong
    static ServerFields of(Located<Cluster> cluster) {
        Unknown.refuse("the current cluster", cluster.entry().getAdditionalProperties());
        URI server = address(cluster.entry().getServer(), "server");
        if (!server.getScheme().matches("https?") || server.getRawUserInfo() != null) {
            throw new IllegalArgumentException("has a server that is no http or https address without a user in it");
        }
        return new ServerFields(cluster, server);
    }

    void addTo(ConfigBuilder builder) {
        builder.withMasterUrl(server.toString());
        addTrust(builder);
        addProxy(builder);
    }

    private void addTrust(ConfigBuilder builder) {
        Cluster fields = cluster.entry();
        Optional<byte[]> authority = cluster.content(
                fields.getCertificateAuthorityData(), fields.getCertificateAuthority(), "certificate-authority");
        authority.ifPresent(pem -> {
            Certificates.read(pem, "certificate-authority");
            builder.withCaCertData(Base64.getEncoder().encodeToString(pem));
        });
        if (Boolean.TRUE.equals(fields.getInsecureSkipTlsVerify())) {
            if (authority.isPresent()) {
                throw new IllegalArgumentException(
                        "has both insecure-skip-tls-verify and a certificate-authority: leave one of them");
            }
            LOG.atWarn().log("insecure-skip-tls-verify: whoever answers is taken for the API server");
            builder.withTrustCerts(true).withDisableHostnameVerification(true);
        }
        // The JDK's client sends and checks the name in the address, and no other.
        if (Located.isSet(fields.getTlsServerName())
                && !fields.getTlsServerName().equals(server.getHost())) {
            throw new IllegalArgumentException("has a tls-server-name, which is supported only where it is the name in"
                    + " server: let server have that name");
        }
    }

    /// Both settings, since fabric8 takes the one for the address, and kubectl takes this for any.
    private void addProxy(ConfigBuilder builder) {
        if (!Located.isSet(cluster.entry().getProxyUrl())) {
            return;
        }
        URI proxy = address(cluster.entry().getProxyUrl(), "proxy-url");
        if (!proxy.getScheme().equals("http") || proxy.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "has a proxy-url that is not supported: it must be http:// with no user in it");
        }
        String host = "http://%s:%d".formatted(proxy.getHost(), proxy.getPort() < 0 ? HTTP_PORT : proxy.getPort());
        builder.withHttpProxy(host).withHttpsProxy(host);
    }

    private static URI address(@Nullable String text, String field) {
        if (!Located.isSet(text)) {
            throw new IllegalArgumentException("has no %s in the current cluster".formatted(field));
        }
        try {
            URI address = new URI(text);
            if (address.getScheme() != null && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException _) {
            // Said below: it quotes the text.
        }
        throw new IllegalArgumentException("has a %s that is no address such as https://host:6443".formatted(field));
    }
}
