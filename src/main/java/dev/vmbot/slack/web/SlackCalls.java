package dev.vmbot.slack.web;

import com.google.gson.JsonParseException;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import dev.vmbot.slack.SlackException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Makes calls of the Web API and tells what came back: an `ok` answer, or one [SlackException]. Does not call before
/// the time that Slack has set, and never waits or repeats. Thread-safe.
final class SlackCalls {

    private static final Duration UNSAID = Duration.ofSeconds(30);

    /// In seconds. Slack says at most a minute or so; nothing that it says may close a door for good.
    private static final long LONGEST_CLOSED = 3600;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final ClosedDoors doors = new ClosedDoors();
    private final InstantSource clock;

    SlackCalls(InstantSource clock) {
        this.clock = clock;
    }

    /// One call of the SDK.
    interface Call<T extends SlackApiTextResponse> {

        T make() throws IOException, SlackApiException;
    }

    /// @param door the method, with the channel where Slack counts by channel
    <T extends SlackApiTextResponse> T call(String door, Call<T> call) {
        Optional<Duration> wait = doors.wait(door, clock.instant());
        if (wait.isPresent()) {
            throw new SlackException(SlackException.Reason.RATE_LIMITED, door + ": told to wait", wait.get());
        }
        try {
            T answer = call.make();
            if (answer.isOk()) {
                return answer;
            }
            throw failure(door, Optional.ofNullable(answer.getError()).orElse("no error code"));
        } catch (SlackApiException e) {
            throw failure(door, e);
        } catch (IOException | JsonParseException | NullPointerException e) {
            // The last two are how the SDK meets a body that is no answer of Slack, and an empty one.
            throw new SlackException(SlackException.Reason.UNCERTAIN, door + ": no answer", Duration.ZERO);
        }
    }

    private SlackException failure(String door, String error) {
        SlackException.Reason reason = SlackException.reasonOf(error);
        return reason == SlackException.Reason.RATE_LIMITED
                ? closed(door, UNSAID)
                : new SlackException(reason, door + ": " + error, Duration.ZERO);
    }

    private SlackException failure(String door, SlackApiException e) {
        int code = e.getResponse().code();
        if (code == TOO_MANY_REQUESTS) {
            return closed(door, retryAfter(e));
        }
        SlackException.Reason reason =
                code >= SERVER_ERROR ? SlackException.Reason.UNCERTAIN : SlackException.Reason.OTHER;
        return new SlackException(reason, door + ": HTTP " + code, Duration.ZERO);
    }

    private SlackException closed(String door, Duration retryAfter) {
        doors.close(door, clock.instant().plus(retryAfter));
        return new SlackException(SlackException.Reason.RATE_LIMITED, door, retryAfter);
    }

    private static Duration retryAfter(SlackApiException e) {
        String seconds = e.getResponse().header("Retry-After");
        try {
            return seconds == null
                    ? UNSAID
                    : Duration.ofSeconds(Math.clamp(Long.parseLong(seconds.strip()), 1, LONGEST_CLOSED));
        } catch (NumberFormatException _) {
            return UNSAID;
        }
    }
}
