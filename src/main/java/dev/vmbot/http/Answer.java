package dev.vmbot.http;

/// @param type of what is in the body; empty when nothing is said of it
/// @param body empty for none
public record Answer(int status, String type, String body) {

    private static final int FIRST_REFUSAL = 400;

    /// Without a body.
    public static Answer empty(int status) {
        return new Answer(status, "", "");
    }

    /// Nothing more is expected from whoever gets it.
    boolean isRefusal() {
        return status >= FIRST_REFUSAL;
    }
}
