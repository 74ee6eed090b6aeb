package dev.vmbot.operation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Name of an operation, also of its Kubernetes object.
///
/// Derived from what asked for it, so that a request that Slack delivers twice, to whichever replica, is found to be
/// there already. It is no secret and proves nothing: a press is checked against the stored operation.
public record OperationId(String value) {

    private static final int HEX_DIGITS = 16;

    public OperationId {
        if (!value.matches("vmop-[0-9a-f]{16}")) {
            throw new IllegalArgumentException("not an operation id");
        }
    }

    /// @param message the message's `ts`, or the trigger of a slash command
    /// @param index counts the requests of one message, from 0
    public static OperationId of(String team, String channel, String message, int index) {
        String origin = String.join("\n", team, channel, message, Integer.toString(index));
        String hex = HexFormat.of().formatHex(sha256().digest(origin.getBytes(StandardCharsets.UTF_8)));
        return new OperationId("vmop-" + hex.substring(0, HEX_DIGITS));
    }

    /// Whether a text that came with a button can be an id at all.
    public static boolean isPossible(String text) {
        return text.matches("vmop-[0-9a-f]{16}");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
