package dev.vmbot.diagnosis.evidence;

/// What the person may read for whom evidence is gathered; what is not theirs to see is not fetched.
///
/// @param logs `get pods/log` in the VM's namespace
/// @param events `list events` in the VM's namespace
public record Reader(boolean logs, boolean events) {

    public static final Reader EVERYTHING = new Reader(true, true);
}
