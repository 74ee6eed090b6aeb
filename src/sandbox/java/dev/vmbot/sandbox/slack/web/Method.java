package dev.vmbot.sandbox.slack.web;

import io.vertx.core.json.JsonObject;

/// One method of the Web API: the answer without `ok`, or a [SlackError].
@FunctionalInterface
interface Method {

    JsonObject call(Arguments arguments);
}
