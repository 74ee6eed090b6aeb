package dev.vmbot.slack.transport;

import com.google.gson.JsonParseException;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands deliveries to the app so that every one of them ends with an answer to Slack.
final class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private final App app;

    Deliveries(App app) {
        this.app = app;
    }

    /// A failure in the app is logged and acknowledged: the app tells the person itself, and a repetition by Slack
    /// would fail again.
    Response take(Request<?> request) {
        try {
            Response response = app.run(request);
            if (response.getStatusCode() != OK) {
                LOG.atWarn()
                        .addKeyValue("status", response.getStatusCode())
                        .addKeyValue("type", request.getRequestType())
                        .log("slack delivery not handled");
            }
            return response;
        } catch (JsonParseException e) {
            LOG.atWarn().addKeyValue("error", e.toString()).log("slack delivery could not be read");
            return Response.error(BAD_REQUEST);
        } catch (Exception | Error e) {
            // The top of this thread: Slack must get its answer, and an Error must not end the socket's threads.
            LOG.atError().setCause(e).log("handling a slack delivery failed");
            return Response.ok();
        }
    }
}
