package dev.vmbot.slack.web;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import dev.vmbot.slack.SlackGateway;
import java.net.URI;
import java.time.Duration;

/// Makes the one SDK client that everything shares.
public final class SlackClients {

    private SlackClients() {}

    /// @param apiUrl base of the Web API, ends in a slash
    public static Slack open(URI apiUrl) {
        return open(apiUrl, SlackGateway.CALL_LIMIT);
    }

    static Slack open(URI apiUrl, Duration callLimit) {
        int limit = Math.toIntExact(callLimit.toMillis());
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(apiUrl.toString());
        config.setHttpClientCallTimeoutMillis(limit);
        config.setHttpClientReadTimeoutMillis(limit);
        config.setHttpClientWriteTimeoutMillis(limit);
        // Keeps a dozen bookkeeping threads from being started; the pacing is ours.
        config.setStatsEnabled(false);
        if (isHere(apiUrl.getHost())) {
            // The SDK asks HTTPS_PROXY and knows no NO_PROXY.
            config.setProxyUrl(null);
        }
        return Slack.getInstance(config);
    }

    private static boolean isHere(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }
}
