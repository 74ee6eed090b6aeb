package dev.vmbot.sandbox.slack;

import dev.vmbot.sandbox.slack.deliver.Deliveries.Pace;
import dev.vmbot.sandbox.slack.web.WebApi;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a double is set up.
///
/// @param port 0 takes any free one
/// @param rules scopes, rate limits, clock
/// @param subscriptions the events the app receives, as in its manifest
/// @param pace how long Slack waits and when it repeats events
/// @param seed of the choice among several connections
/// @param front where clients reach the double, when something stands before it; empty when nothing does
public record SlackOptions(
        int port, WebApi.Rules rules, Set<String> subscriptions, Pace pace, long seed, Optional<URI> front) {

    private static final Set<String> SCOPES = Set.of(
            "commands",
            "chat:write",
            "app_mentions:read",
            "channels:history",
            "groups:history",
            "im:history",
            "im:write",
            "users:read",
            "users:read.email",
            "usergroups:read",
            "channels:read",
            "groups:read",
            "files:write");
    private static final Set<String> SUBSCRIPTIONS =
            Set.of("app_mention", "message.channels", "message.groups", "message.im", "member_joined_channel");

    public SlackOptions {
        subscriptions = Set.copyOf(subscriptions);
    }

    /// Everything as in Slack, on a free port.
    public static SlackOptions standard() {
        return new SlackOptions(
                0,
                new WebApi.Rules(SCOPES, true, InstantSource.system()),
                SUBSCRIPTIONS,
                Pace.SLACK,
                42,
                Optional.empty());
    }

    public SlackOptions onPort(int other) {
        return new SlackOptions(other, rules, subscriptions, pace, seed, front);
    }

    public SlackOptions withoutRateLimits() {
        return with(new WebApi.Rules(rules.scopes(), false, rules.clock()));
    }

    /// @param clock what response addresses, rate limits and message times go by
    public SlackOptions withClock(InstantSource clock) {
        return with(new WebApi.Rules(rules.scopes(), rules.rateLimits(), clock));
    }

    public SlackOptions withoutScope(String scope) {
        var fewer = new HashSet<>(rules.scopes());
        fewer.remove(scope);
        return with(new WebApi.Rules(fewer, rules.rateLimits(), rules.clock()));
    }

    public SlackOptions withScope(String scope) {
        var more = new HashSet<>(rules.scopes());
        more.add(scope);
        return with(new WebApi.Rules(more, rules.rateLimits(), rules.clock()));
    }

    public SlackOptions withoutSubscription(String event) {
        var fewer = new HashSet<>(subscriptions);
        fewer.remove(event);
        return new SlackOptions(port, rules, fewer, pace, seed, front);
    }

    /// @param retries pauses before each repetition of an event that was not acknowledged
    public SlackOptions withPace(Duration ackLimit, Duration... retries) {
        return new SlackOptions(port, rules, subscriptions, new Pace(ackLimit, List.of(retries)), seed, front);
    }

    /// @param address what stands before the double; every address that it hands out begins so
    public SlackOptions behind(URI address) {
        return new SlackOptions(port, rules, subscriptions, pace, seed, Optional.of(address));
    }

    private SlackOptions with(WebApi.Rules other) {
        return new SlackOptions(port, other, subscriptions, pace, seed, front);
    }
}
