package dev.vmbot.kube.connection;

import com.fasterxml.jackson.core.JacksonException;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.ClusterException.Reason;
import dev.vmbot.cluster.Redaction;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/// Turns what fabric8 throws into what callers can act on.
final class ClusterFailure {

    /// A scheme with what follows it, an IP address with or without a port, or a name that ends in `.svc`,
    /// `.local` or a port number.
    private static final Pattern ADDRESS = Pattern.compile("[a-z]+://[^\\s\"]+"
            + "|\\b\\d{1,3}(\\.\\d{1,3}){3}(:\\d+)?\\b"
            + "|\\[[0-9a-fA-F:]+](:\\d+)?"
            + "|\\b[-a-z0-9]+(\\.[-a-z0-9]+)*(\\.svc|\\.local)(\\.[-a-z0-9]+)*(:\\d+)?\\b"
            + "|\\b[-a-z0-9]+(\\.[-a-z0-9]+)+:\\d+\\b");

    /// Failures before anything was sent. Any other trouble with TLS may have come after it.
    private static final Set<Class<? extends Throwable>> NEVER_CONNECTED = Set.of(
            HttpConnectTimeoutException.class,
            ConnectException.class,
            UnknownHostException.class,
            UnresolvedAddressException.class,
            NoRouteToHostException.class,
            SSLHandshakeException.class,
            SSLPeerUnverifiedException.class);

    private static final Set<Class<? extends Throwable>> NO_ANSWER =
            Set.of(IOException.class, TimeoutException.class, InterruptedException.class);

    /// An [IOException] too.
    private static final Set<Class<? extends Throwable>> UNREADABLE_ANSWER = Set.of(JacksonException.class);

    private static final int LONGEST = 500;
    private static final int DEEPEST = 20;

    private ClusterFailure() {}

    /// Makes a request, and translates its failure.
    static <T> T translate(Supplier<T> request) {
        try {
            return request.get();
        } catch (KubernetesClientException e) {
            throw of(e);
        }
    }

    static void translate(Runnable request) {
        translate(() -> {
            request.run();
            return true;
        });
    }

    static ClusterException of(KubernetesClientException failure) {
        Reason reason = failure.getCode() > 0 ? ofCode(failure.getCode()) : ofCauses(failure);
        var translated = new ClusterException(reason, Math.max(failure.getCode(), 0), words(failure));
        // What a server answered is said with that; fabric8 would repeat it word for word wherever this is logged.
        if (failure.getCode() <= 0) {
            translated.initCause(failure);
        }
        return translated;
    }

    /// In a few words and without addresses, for a log.
    static String reason(Throwable failure) {
        return causes(failure)
                .filter(KubernetesClientException.class::isInstance)
                .map(KubernetesClientException.class::cast)
                .findFirst()
                .map(ClusterFailure::of)
                .map(ClusterException::getMessage)
                .orElseGet(() -> ofCauses(failure).toString());
    }

    private static Reason ofCode(int code) {
        return switch (code) {
            case 401 -> Reason.UNAUTHENTICATED;
            case 403 -> Reason.FORBIDDEN;
            case 404, 410 -> Reason.NOT_FOUND;
            case 409, 422 -> Reason.CONFLICT;
            case 429 -> Reason.BUSY;
            default -> code >= 400 && code < 500 ? Reason.INVALID : Reason.BROKEN;
        };
    }

    private static Reason ofCauses(Throwable failure) {
        if (hasCause(failure, NEVER_CONNECTED)) {
            return Reason.UNREACHABLE;
        }
        return hasCause(failure, NO_ANSWER) && !hasCause(failure, UNREADABLE_ANSWER) ? Reason.TIMEOUT : Reason.BROKEN;
    }

    private static boolean hasCause(Throwable failure, Set<Class<? extends Throwable>> kinds) {
        return causes(failure).anyMatch(cause -> kinds.stream().anyMatch(kind -> kind.isInstance(cause)));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }

    /// fabric8 reads a plain text as YAML: of "error trying to reach service: EOF" it makes a field of that name.
    private static String said(Status status) {
        return Optional.ofNullable(status.getMessage())
                .orElseGet(() -> status.getAdditionalProperties().entrySet().stream()
                        .map(field -> field.getKey() + ": " + field.getValue())
                        .collect(Collectors.joining(" ")));
    }

    /// Only the server's own: the exception's message holds the address of the request.
    private static String words(KubernetesClientException failure) {
        String said = Optional.ofNullable(failure.getStatus())
                .map(ClusterFailure::said)
                .orElse("");
        // Before it is cut, since half a secret may not be recognised any more.
        String clean = ADDRESS.matcher(Redaction.of(said)).replaceAll("…").strip();
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
    }
}
