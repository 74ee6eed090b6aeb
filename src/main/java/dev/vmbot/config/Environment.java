package dev.vmbot.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Environment variables, with what is wrong with them noted.
final class Environment {

    private static final int HIGHEST_PORT = 65_535;

    private final Map<String, String> variables;
    private final List<Problem> problems;

    Environment(Map<String, String> variables, List<Problem> problems) {
        this.variables = variables;
        this.problems = problems;
    }

    /// Empty when it is not set, or set to nothing.
    Optional<String> optional(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    Secret secret(String name, String beginning) {
        Optional<String> value = optional(name);
        if (value.isEmpty()) {
            problems.add(new Problem(name, "is not set", "a token that begins with " + beginning));
        } else if (!value.get().startsWith(beginning)) {
            problems.add(
                    new Problem(name, "does not begin with " + beginning, "the token that Slack shows for this app"));
        }
        return new Secret(value.orElse(""));
    }

    /// Notes a value that is none of these.
    void oneOf(String name, List<String> values) {
        Optional<String> value = optional(name).filter(given -> !values.contains(given));
        value.ifPresent(
                given -> problems.add(new Problem(name, "is none of " + values + ": " + given, values.getFirst())));
    }

    int port(String name, int otherwise) {
        Optional<String> value = optional(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            int port = Integer.parseInt(value.get());
            if (port >= 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException _) {
            // Told below, like a number that is no port.
        }
        problems.add(new Problem(name, "is not a port: " + value.get(), Integer.toString(otherwise)));
        return otherwise;
    }

    URI baseUrl(String name, String otherwise) {
        String value = optional(name).orElse(otherwise);
        boolean http = value.startsWith("http://") || value.startsWith("https://");
        if (http && value.endsWith("/")) {
            try {
                return URI.create(value);
            } catch (IllegalArgumentException _) {
                // Told below.
            }
        }
        problems.add(new Problem(name, "is not an http address that ends in a slash: " + value, otherwise));
        return URI.create(otherwise);
    }
}
