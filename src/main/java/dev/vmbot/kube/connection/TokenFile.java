package dev.vmbot.kube.connection;

import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The token in a file that the kubelet replaces, read at every request. When it cannot be read, or is
/// empty for a moment, the last one counts: it is good for minutes more, and an exception at this place
/// would end a watch for good.
final class TokenFile implements OAuthTokenProvider {

    private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);

    private final Path file;
    private volatile String last;
    private volatile boolean unreadable;

    /// @throws IOException when it cannot be read at all
    TokenFile(Path file) throws IOException {
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
                LOG.atWarn().setCause(e).log("service account token could not be read, using the last one");
            }
            unreadable = true;
        }
        return last;
    }

    /// Trimmed, because a line end would break each request.
    private String read() throws IOException {
        String token = Files.readString(file).strip();
        if (token.isEmpty()) {
            throw new IOException("the file is empty");
        }
        return token;
    }
}
