package dev.vmbot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A table of the README that a test makes, between two comments. It is written anew with `-Dreadme.write=true`.
///
/// @param begin the comment before it
/// @param end the comment behind it
public record ReadmeTable(String begin, String end) {

    private static final Path README = Path.of("README.md");

    /// @param table whole, with the empty lines around it
    public void requireToBe(String table) throws IOException {
        String readme = Files.readString(README);
        String start = begin + "\n";
        String made = readme.substring(0, readme.indexOf(start) + start.length())
                + table
                + readme.substring(readme.indexOf(end));
        if (Boolean.getBoolean("readme.write")) {
            Files.writeString(README, made);
        }

        assertThat(Files.readString(README)).isEqualTo(made);
    }
}
