package dev.vmbot.config;

/// A value that must not be seen: prints as stars, so that it can sit in a record that is logged.
///
/// @param reveal the value, for the one call that needs it
public record Secret(String reveal) {

    @Override
    public String toString() {
        return "***";
    }
}
