package dev.vmbot.sandbox.slack.deliver;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How requests are signed: properly, or in one of the ways a bot must refuse.
public enum Signing {
    VALID,
    /// Made with another secret.
    FORGED,
    /// Rightly signed six minutes ago.
    STALE,
    /// Rightly signed for a moment six minutes ahead.
    FUTURE,
    /// No signature at all.
    MISSING;

    private static final Duration SKEW = Duration.ofMinutes(6);

    Map<String, String> headers(String secret, String body, Instant now) {
        return switch (this) {
            case VALID -> signed(secret, body, now);
            case FORGED -> signed("not-" + secret, body, now);
            case STALE -> signed(secret, body, now.minus(SKEW));
            case FUTURE -> signed(secret, body, now.plus(SKEW));
            case MISSING -> Map.of();
        };
    }

    private static Map<String, String> signed(String secret, String body, Instant at) {
        var seconds = String.valueOf(at.getEpochSecond());
        var signature = "v0=" + hmac(secret, "v0:" + seconds + ":" + body);
        return Map.of("X-Slack-Request-Timestamp", seconds, "X-Slack-Signature", signature);
    }

    private static String hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
