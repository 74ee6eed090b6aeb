package dev.vmbot.slack.web;

import dev.vmbot.slack.SlackGateway.ResponseAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/// To which addresses an answer may be sent. A delivery names the address itself, so that a forged one could make the
/// bot call anything that it can reach: only Slack's own hosts count, by https, and the host that the bot was told to
/// take for Slack, by the way that it was told.
final class ResponseHosts {

    private static final List<String> SLACK = List.of(".slack.com", ".slack-gov.com");

    private final URI api;

    /// @param api base of the Web API
    ResponseHosts(URI api) {
        this.api = api;
    }

    boolean allow(ResponseAddress address) {
        URI uri;
        try {
            uri = URI.create(address.url());
        } catch (IllegalArgumentException _) {
            return false;
        }
        if (uri.getHost() == null || uri.getScheme() == null || uri.getUserInfo() != null) {
            return false;
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean told = host.equalsIgnoreCase(api.getHost()) && uri.getScheme().equalsIgnoreCase(api.getScheme());
        return told
                || (uri.getScheme().equalsIgnoreCase("https") && SLACK.stream().anyMatch(host::endsWith));
    }
}
