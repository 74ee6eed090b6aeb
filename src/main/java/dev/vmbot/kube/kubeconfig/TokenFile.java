package dev.vmbot.kube.kubeconfig;

import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The token in a file that somebody replaces, such as the kubelet, read at every request. When it cannot be read, or
/// is
/// empty for a moment, the last one counts: it is good for minutes more, and an exception at this place
/// would end a watch for good.
public final class TokenFile implements OAuthTokenProvider {

    private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);

    private final Path file;
    private volatile String last;
    private volatile boolean unreadable;

    /// @throws IOException when it cannot be read at all
    public TokenFile(Path file) throws IOException {
        this.file = file;
        this.last = read();
    }

    @Override
    public String getToken() {
        try {
            last = read();
            unreadable = false;
        } catch (IOException e) {
            if (!unreadable) {
                LOG.atWarn()
                        .addKeyValue("reason", e.getClass().getSimpleName())
                        .log("a token file could not be read, using the last token");
            }
            unreadable = true;
        }
        return last;
    }

    /// Trimmed, because a line end would break each request.
    private String read() throws IOException {
        String token = Files.readString(file).strip();
        if (!isSendable(token)) {
            throw new IOException("the file holds no token");
        }
        return token;
    }

    /// Anything else than what is printed cannot stand in a header, and an empty one is nobody's.
    static boolean isSendable(String token) {
        return !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 127);
    }
}
