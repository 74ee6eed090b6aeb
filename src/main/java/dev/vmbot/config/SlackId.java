package dev.vmbot.config;

import java.util.regex.Pattern;

/// What Slack calls things by, where people would rather write a name (docs.slack.dev, "Conversations API" and "User
/// object").
enum SlackId {
    USER("member", "[UW][A-Z0-9]+", "U012AB3CD"),
    GROUP("user group", "S[A-Z0-9]+", "S012AB3CD"),
    /// Public, private, or a direct message.
    CHANNEL("channel", "[CGD][A-Z0-9]+", "C012AB3CD");

    private final String what;
    private final Pattern pattern;
    private final String example;

    SlackId(String what, String pattern, String example) {
        this.what = what;
        this.pattern = Pattern.compile(pattern);
        this.example = example;
    }

    boolean matches(String id) {
        return pattern.matcher(id).matches();
    }

    String what() {
        return what;
    }

    String example() {
        return example;
    }
}
