package dev.vmbot.sandbox.slack;

import dev.vmbot.sandbox.slack.web.Answer;
import dev.vmbot.sandbox.slack.web.WebApi;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads HTTP requests, hands them to the Web API on a virtual thread, writes the answers.
final class HttpFront {

    private final Vertx vertx;
    private final WebApi api;

    HttpFront(Vertx vertx, WebApi api) {
        this.vertx = vertx;
        this.api = api;
    }

    void handle(HttpServerRequest request) {
        request.body()
                .onSuccess(body -> Thread.ofVirtual().name("slack-double").start(() -> route(request, body)))
                .onFailure(_ -> request.connection().close());
    }

    private void route(HttpServerRequest request, Buffer body) {
        var path = Objects.requireNonNullElse(request.path(), "/");
        if (path.startsWith("/api/")) {
            var arguments = arguments(request, body);
            api.handle(path.substring(5), token(request, arguments), arguments, answer -> send(request, answer));
        } else if (path.startsWith("/respond/")) {
            api.respond(path.substring(9), arguments(request, body), answer -> send(request, answer));
        } else if (path.startsWith("/upload/")) {
            var content = Multipart.content(request.getHeader("Content-Type"), body);
            var taken = api.upload(path.substring(8), content.toString(), content.length());
            write(request, taken ? 200 : 400, taken ? "OK - " + content.length() : "bad upload");
        } else {
            write(request, 404, "not found");
        }
    }

    private static JsonObject arguments(HttpServerRequest request, Buffer body) {
        var arguments = new JsonObject();
        addForm(arguments, request.query());
        var type = request.getHeader("Content-Type");
        if (type != null && type.startsWith("application/json")) {
            try {
                arguments.mergeIn(body.length() == 0 ? new JsonObject() : new JsonObject(body));
            } catch (DecodeException e) {
                arguments.put("invalid_json", true);
            }
        } else {
            addForm(arguments, body.toString());
        }
        return arguments;
    }

    private static void addForm(JsonObject arguments, @Nullable String form) {
        if (form == null || form.isEmpty()) {
            return;
        }
        for (var field : form.split("&", -1)) {
            var equals = field.indexOf('=');
            var key = equals < 0 ? field : field.substring(0, equals);
            var value = equals < 0 ? "" : field.substring(equals + 1);
            arguments.put(decoded(key), decoded(value));
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /// Takes the token out of the arguments, so that it is never logged.
    private static String token(HttpServerRequest request, JsonObject arguments) {
        var argument = arguments.remove("token");
        var header = request.getHeader("Authorization");
        if (header != null && header.startsWith("Bearer ")) {
            return header.substring(7);
        }
        return argument instanceof String token ? token : "";
    }

    private void send(HttpServerRequest request, Answer answer) {
        if (answer.status() == Answer.CUT) {
            request.connection().close();
            return;
        }
        answer.headers().forEach((name, value) -> request.response().putHeader(name, value));
        request.response().putHeader("Content-Type", "application/json; charset=utf-8");
        write(request, answer.status(), answer.body().encode());
    }

    private void write(HttpServerRequest request, int status, String body) {
        HttpServerResponse response = request.response();
        vertx.runOnContext(_ -> {
            if (!response.ended() && !response.closed()) {
                response.setStatusCode(status).end(body);
            }
        });
    }
}
