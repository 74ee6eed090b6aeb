package dev.vmbot.slack.web;

import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import dev.vmbot.model.Check;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds out whether the bot could work with this workspace, and what to do where it could not. Posts nothing.
public final class SlackChecks {

    /// The only scope without which the bot can work.
    private static final String SNIPPETS = "files:write";

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
            Map.entry(SNIPPETS, "long logs and lists of events cannot be attached"),
            Map.entry("groups:read", "it is not known which private channels are shared"),
            Map.entry("users:read", "guests and deactivated people cannot be told apart"));

    private static final String BOT_TOKEN = "bot token (SLACK_BOT_TOKEN)";
    private static final String APP_TOKEN = "Socket Mode (SLACK_APP_TOKEN)";
    private static final String SOCKET = "socket to Slack";
    private static final String NEW_APP_TOKEN =
            "turn Socket Mode on, and make an app-level token with the scope connections:write";
    private static final String NOT_SLACK =
            "what answered is not Slack: look at SLACK_API_URL, and whether a proxy answers in its place";
    private static final Duration HELLO_LIMIT = Duration.ofSeconds(5);

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

    /// @return less when Slack does not answer or does not know a token
    public List<Check> run() {
        List<Check> checks = new ArrayList<>();
        ask(
                        checks,
                        BOT_TOKEN,
                        "install the app again and take its bot token",
                        () -> slack.methods(botToken).authTest(request -> request))
                .ifPresent(answer -> checks.addAll(scopes(answer)));
        appToken.flatMap(token -> ask(
                        checks,
                        APP_TOKEN,
                        NEW_APP_TOKEN,
                        () -> slack.methods(token).appsConnectionsOpen(request -> request)))
                .ifPresent(answer -> checks.add(socket(answer.getUrl())));
        return List.copyOf(checks);
    }

    /// Notes what came of one call.
    ///
    /// @param advice for when Slack refuses it
    private static <T extends SlackApiTextResponse> Optional<T> ask(
            List<Check> checks, String name, String advice, SlackCalls.Call<T> call) {
        try {
            T answer = call.make();
            if (answer.isOk()) {
                checks.add(Check.passed(name));
                return Optional.of(answer);
            }
            String error = answer.getError();
            checks.add(Check.failed(name, error == null ? NOT_SLACK : advice + " (" + error + ")"));
        } catch (SlackApiException e) {
            checks.add(unreachable(name, "HTTP " + e.getResponse().code()));
        } catch (IOException e) {
            checks.add(unreachable(name, e.getClass().getSimpleName()));
        } catch (JsonParseException | NullPointerException e) {
            // How the SDK meets a body that is no answer of Slack, and an empty one.
            checks.add(Check.failed(name, NOT_SLACK));
        }
        return Optional.empty();
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
        if (granted.contains(scope)) {
            return Check.passed(name);
        }
        String advice = "without it " + lost + ": add it under OAuth & Permissions, and install the app again";
        return scope.equals(SNIPPETS) ? Check.lacking(name, advice) : Check.failed(name, advice);
    }

    /// The bot's own connection may be cut off where the Web API is not: it goes to another host, and may go past a
    /// proxy that knows no WebSockets.
    private Check socket(@Nullable String address) {
        try {
            URI socket = URI.create(String.valueOf(address));
            String host = socket.getHost();
            if (host == null) {
                return Check.failed(SOCKET, NOT_SLACK);
            }
            return new SocketProbe(slack.getConfig(), HELLO_LIMIT)
                    .findTrouble(socket)
                    .map(trouble -> Check.failed(
                            SOCKET,
                            "the token is good, but not the connection to %s (%s): let the bot out to it, by HTTPS_PROXY if there is one"
                                    .formatted(host, trouble)))
                    .orElseGet(() -> Check.passed(SOCKET));
        } catch (IllegalArgumentException _) {
            return Check.failed(SOCKET, NOT_SLACK);
        }
    }

    private static Check unreachable(String name, String what) {
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
