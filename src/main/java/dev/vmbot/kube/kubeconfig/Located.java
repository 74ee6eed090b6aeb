package dev.vmbot.kube.kubeconfig;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An entry of a kubeconfig, and the folder that the paths in it count from.
record Located<T>(T entry, Path folder) {

    /// What a pair of fields such as `client-key-data` and `client-key` hold; the data counts before the file.
    ///
    /// @param field the one that names the file
    /// @return empty when neither is set
    /// @throws IllegalArgumentException when there is nothing to be read
    Optional<byte[]> content(@Nullable String data, @Nullable String file, String field) {
        if (data != null && isSet(data)) {
            return Optional.of(decoded(data, field + "-data"));
        }
        return file != null && isSet(file) ? Optional.of(read(path(file, field), field)) : Optional.empty();
    }

    Path path(String file, String field) {
        try {
            return folder.resolve(file);
        } catch (InvalidPathException _) {
            throw new IllegalArgumentException("has a %s that is no path".formatted(field));
        }
    }

    private static byte[] read(Path file, String field) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException _) {
            throw new IllegalArgumentException("has a %s that cannot be read".formatted(field));
        }
    }

    private static byte[] decoded(String data, String field) {
        try {
            return Base64.getDecoder().decode(data.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("has a %s that is not base64".formatted(field));
        }
    }

    static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
