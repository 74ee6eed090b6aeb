package dev.vmbot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that says what is expected. It is written anew with `-Dgolden.write=true`; look at the difference then.
public record Golden(Path file) {

    public void requireToBe(String text) throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, text);
        }

        assertThat(file).exists();
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
