package dev.vmbot.app.hostile;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A slash command that is signed wrongly, or rightly for another time.
record Forgery(URI bot, String secret, Instant now) {

    /// @param way `signed …` or `at …`
    /// @return the HTTP status
    int send(String way, String text) throws IOException {
        String body = "command=/vm&team_id=T0VMBOT&user_id=U0ALICE&channel_id=C0OPS&trigger_id=1.1&text="
                + URLEncoder.encode(text, StandardCharsets.UTF_8);
        String stamp = way.startsWith("at ") ? stamp(way.substring(3)) : Long.toString(now.getEpochSecond());
        var request = HttpRequest.newBuilder(bot)
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!way.equals("signed time missing")) {
            request.header("X-Slack-Request-Timestamp", stamp);
        }
        if (!way.equals("signed none")) {
            request.header("X-Slack-Signature", way.startsWith("at ") ? right(stamp, body) : wrong(way, stamp, body));
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private String stamp(String when) {
        if (when.matches("[+-]\\d+")) {
            return Long.toString(now.getEpochSecond() + Long.parseLong(when));
        }
        return when.replace("text ", "");
    }

    private String right(String stamp, String body) {
        return "v0=" + HexFormat.of().formatHex(hmac("HmacSHA256", secret, stamp, body));
    }

    private String wrong(String way, String stamp, String body) {
        String right = right(stamp, body);
        return switch (way.substring("signed ".length())) {
            case "of another secret" -> "v0=" + HexFormat.of().formatHex(hmac("HmacSHA256", "not it", stamp, body));
            case "of another body" -> right(stamp, body + "&text=help");
            case "of another time" -> right(stamp + "0", body);
            case "of the token" -> "v0=" + HexFormat.of().formatHex(hmac("HmacSHA256", "---", stamp, body));
            case "empty" -> "";
            case "without version" -> right.substring(3);
            case "version v1" -> "v1=" + right.substring(3);
            case "upper case" -> "v0=" + right.substring(3).toUpperCase(Locale.ROOT);
            case "cut" -> right.substring(0, right.length() - 1);
            case "doubled" -> right + right.substring(3);
            case "padded" -> right + "0";
            case "zeros" -> "v0=" + "0".repeat(64);
            case "base64" -> "v0=" + Base64.getEncoder().encodeToString(hmac("HmacSHA256", secret, stamp, body));
            case "with a list" -> right + "," + right;
            case "of the body alone" -> "v0=" + HexFormat.of().formatHex(hmac("HmacSHA256", secret, "", body));
            case "digits reversed" -> "v0=" + new StringBuilder(right.substring(3)).reverse();
            case "only v0=" -> "v0=";
            case "sha1" -> "v0=" + HexFormat.of().formatHex(hmac("HmacSHA1", secret, stamp, body));
            case "time missing" -> right;
            default -> throw new IllegalArgumentException("no forgery " + way);
        };
    }

    private static byte[] hmac(String algorithm, String secret, String stamp, String body) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(("v0:" + stamp + ":" + body).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
