package dev.vmbot.config;

/// One setting that is wrong.
///
/// @param setting environment variable, or path in the settings file such as `operations.approvalTtl`
/// @param wrong what is wrong with it; never the value of a secret
/// @param good a value that would do
public record Problem(String setting, String wrong, String good) {

    @Override
    public String toString() {
        return "%s: %s; for example %s".formatted(setting, wrong, good);
    }
}
