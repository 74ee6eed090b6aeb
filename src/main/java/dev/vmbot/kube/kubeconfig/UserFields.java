package dev.vmbot.kube.kubeconfig;

import dev.vmbot.kube.kubeconfig.Kubeconfig.Choice;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Who the bot is. It is never nobody: without credentials there is no access.
final class UserFields {

    private final Choice choice;
    private final Supplier<Choice> again;
    private final InstantSource clock;
    private final AuthInfo fields;

    /// @param again reads the files afresh
    UserFields(Choice choice, Supplier<Choice> again, InstantSource clock) {
        this.choice = choice;
        this.again = again;
        this.clock = clock;
        this.fields = choice.user().entry();
    }

    /// @throws IllegalArgumentException naming the field that is wrong
    void addTo(ConfigBuilder builder) {
        Unknown.refuse("the current user", fields.getAdditionalProperties());
        List<String> ways = ways();
        if (ways.contains("auth-provider")) {
            throw new IllegalArgumentException("has an auth-provider, which is not supported: use exec, or tokenFile");
        }
        if (ways.size() > 1) {
            throw new IllegalArgumentException(
                    "has for its current user %s: leave one of them".formatted(String.join(" and ", ways)));
        }
        Optional<ClientCertificate> certificate = certificate();
        if (ways.isEmpty() && certificate.isEmpty()) {
            throw new IllegalArgumentException(
                    "has no credentials for its current user: no token, tokenFile, client-certificate or exec");
        }
        certificate.ifPresent(pair -> pair.addTo(builder, "client-certificate", "client-key"));
        addToken(builder);
        addPassword(builder);
        Optional.ofNullable(fields.getExec()).ifPresent(_ -> addExec(builder));
        new Impersonation(fields).addTo(builder);
    }

    private List<String> ways() {
        boolean exec = fields.getExec() != null;
        return Stream.of(
                        way("token", Located.isSet(fields.getToken()) || Located.isSet(fields.getTokenFile())),
                        way("username", Located.isSet(fields.getUsername()) || Located.isSet(fields.getPassword())),
                        way("auth-provider", fields.getAuthProvider() != null),
                        way("exec", exec),
                        way("client-certificate", exec && certificate().isPresent()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> way(String name, boolean taken) {
        return taken ? Optional.of(name) : Optional.empty();
    }

    private Optional<ClientCertificate> certificate() {
        Optional<byte[]> certificate = choice.user()
                .content(fields.getClientCertificateData(), fields.getClientCertificate(), "client-certificate");
        Optional<byte[]> key = choice.user().content(fields.getClientKeyData(), fields.getClientKey(), "client-key");
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("has for its current user a %s"
                    .formatted(
                            certificate.isPresent()
                                    ? "client-certificate without a client-key"
                                    : "client-key without a client-certificate"));
        }
        return certificate.map(pem -> new ClientCertificate(text(pem), text(key.orElseThrow())));
    }

    private static String text(byte[] pem) {
        return new String(pem, StandardCharsets.ISO_8859_1);
    }

    /// The file counts before the token, as for kubectl.
    private void addToken(ConfigBuilder builder) {
        if (Located.isSet(fields.getTokenFile())) {
            try {
                builder.withOauthTokenProvider(new TokenFile(choice.user().path(fields.getTokenFile(), "tokenFile")));
            } catch (IOException _) {
                throw new IllegalArgumentException("has a tokenFile that cannot be read or is empty");
            }
        } else if (Located.isSet(fields.getToken())) {
            var token = new RenewedToken.Token(fields.getToken().strip(), Optional.empty());
            builder.withOauthTokenProvider(new RenewedToken(token, this::reread, clock));
        }
    }

    /// A file may be replaced by one with a new token. It counts only for the same user at the same place.
    private RenewedToken.Token reread() {
        Choice now = again.get();
        String token = now.user().entry().getToken();
        if (!now.name().equals(choice.name())
                || !now.context().equals(choice.context())
                || !now.cluster().equals(choice.cluster())
                || !Located.isSet(token)) {
            throw new IllegalArgumentException("is about another cluster or user than at the start");
        }
        return new RenewedToken.Token(token.strip(), Optional.empty());
    }

    private void addPassword(ConfigBuilder builder) {
        boolean named = Located.isSet(fields.getUsername());
        if (named != Located.isSet(fields.getPassword())) {
            throw new IllegalArgumentException("has for its current user a %s"
                    .formatted(named ? "username without a password" : "password without a username"));
        }
        if (named) {
            builder.withUsername(fields.getUsername()).withPassword(fields.getPassword());
        }
    }

    private void addExec(ConfigBuilder builder) {
        ExecPlugin plugin = ExecPlugin.of(choice);
        Credential first = plugin.ask();
        first.certificate()
                .ifPresent(pair -> pair.addTo(builder, "clientCertificateData from exec", "clientKeyData from exec"));
        first.token()
                .ifPresent(token -> builder.withOauthTokenProvider(new RenewedToken(
                        new RenewedToken.Token(token, first.expiry()),
                        () -> {
                            Credential next = plugin.ask();
                            return new RenewedToken.Token(
                                    next.token()
                                            .orElseThrow(() -> new IllegalArgumentException("exec plugin: no token")),
                                    next.expiry());
                        },
                        clock)));
    }
}
