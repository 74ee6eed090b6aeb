package dev.vmbot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A table of a page under `src/docs` that a test makes, between two comments. It is written anew with
/// `-Ddocs.write=true`.
///
/// @param page the page's file name
/// @param begin the comment before it
/// @param end the comment behind it
public record DocsTable(String page, String begin, String end) {

    /// @param table whole, with the empty lines around it
    public void requireToBe(String table) throws IOException {
        Path file = Path.of("src/docs", page);
        String text = Files.readString(file);
        String start = begin + "\n";
        String made =
                text.substring(0, text.indexOf(start) + start.length()) + table + text.substring(text.indexOf(end));
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(file, made);
        }

        assertThat(Files.readString(file)).isEqualTo(made);
    }
}
