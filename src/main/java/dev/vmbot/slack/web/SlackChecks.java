package dev.vmbot.slack.web;

import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import dev.vmbot.model.Check;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds out whether the bot could work with this workspace, and what to do where it could not. Posts nothing.
public final class SlackChecks {

    /// Scope to what is lost without it.
    private static final Map<String, String> SCOPES = Map.ofEntries(
            Map.entry("commands", "/vm does not reach the bot"),
            Map.entry("chat:write", "no card can be posted"),
            Map.entry("app_mentions:read", "mentions do not reach the bot"),
            Map.entry("channels:history", "phrases in public channels, and cards after a crash, are not found"),
            Map.entry("groups:history", "phrases in private channels, and cards after a crash, are not found"),
            Map.entry("im:history", "direct messages do not reach the bot"),
            Map.entry("im:write", "no private answer can be sent from a shared channel"),
            Map.entry("channels:read", "it is not known which channels are shared"),
            Map.entry("files:write", "long logs and lists of events cannot be attached"),
            Map.entry("groups:read", "it is not known which private channels are shared"),
            Map.entry("users:read", "guests and deactivated people cannot be told apart"));

    private final Slack slack;
    private final String botToken;
    private final Optional<String> appToken;
    private final boolean email;
    private final boolean groups;

    /// @param appToken empty when Slack posts over HTTP
    /// @param email people map by e-mail address
    /// @param groups Slack user groups are mapped
    public record Wanted(String botToken, Optional<String> appToken, boolean email, boolean groups) {}

    public SlackChecks(Slack slack, Wanted wanted) {
        this.slack = slack;
        this.botToken = wanted.botToken();
        this.appToken = wanted.appToken();
        this.email = wanted.email();
        this.groups = wanted.groups();
    }

    /// @return only the first when Slack does not know the token
    public List<Check> run() {
        List<Check> checks = new ArrayList<>();
        try {
            AuthTestResponse answer = slack.methods(botToken).authTest(request -> request);
            checks.add(outcome("bot token (SLACK_BOT_TOKEN)", answer, "install the app again and take its bot token"));
            if (answer.isOk()) {
                checks.addAll(scopes(answer));
            }
        } catch (IOException | SlackApiException e) {
            checks.add(unreachable("bot token (SLACK_BOT_TOKEN)", e));
        }
        appToken.map(this::socket).ifPresent(checks::add);
        return List.copyOf(checks);
    }

    private List<Check> scopes(AuthTestResponse answer) {
        Set<String> granted = Arrays.stream(header(answer, "x-oauth-scopes").split(",", -1))
                .map(String::strip)
                .collect(Collectors.toSet());
        List<Check> checks = new ArrayList<>(SCOPES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(scope -> scope(scope.getKey(), scope.getValue(), granted))
                .toList());
        if (email) {
            checks.add(scope("users:read.email", "nobody is found by e-mail (access.identity.email)", granted));
        }
        if (groups) {
            checks.add(scope("usergroups:read", "no group is found (access.identity.groups)", granted));
        }
        return checks;
    }

    private static Check scope(String scope, String lost, Set<String> granted) {
        String name = "scope " + scope;
        return granted.contains(scope)
                ? Check.passed(name)
                : Check.failed(
                        name, "without it " + lost + ": add it under OAuth & Permissions, and install the app again");
    }

    /// Asks for a connection and lets the ticket lapse.
    private Check socket(String token) {
        String name = "Socket Mode (SLACK_APP_TOKEN)";
        try {
            return outcome(
                    name,
                    slack.methods(token).appsConnectionsOpen(request -> request),
                    "turn Socket Mode on, and make an app-level token with the scope connections:write");
        } catch (IOException | SlackApiException e) {
            return unreachable(name, e);
        }
    }

    private static Check outcome(String name, SlackApiTextResponse answer, String advice) {
        return answer.isOk() ? Check.passed(name) : Check.failed(name, advice + " (" + answer.getError() + ")");
    }

    private static Check unreachable(String name, Exception failure) {
        String what = failure instanceof SlackApiException refused
                ? "HTTP " + refused.getResponse().code()
                : failure.getClass().getSimpleName();
        return Check.failed(name, "Slack did not answer (" + what + "): look at SLACK_API_URL, proxy and network");
    }

    private static String header(SlackApiTextResponse answer, String name) {
        Map<String, List<String>> headers = answer.getHttpResponseHeaders();
        return headers == null
                ? ""
                : headers.entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase(name))
                        .flatMap(header -> header.getValue().stream())
                        .collect(Collectors.joining(","));
    }
}
