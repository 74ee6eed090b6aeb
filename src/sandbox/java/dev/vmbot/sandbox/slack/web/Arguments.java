package dev.vmbot.sandbox.slack.web;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// The arguments of a call, however they came: query, form or JSON.
///
/// In a form, everything is a string and structures are JSON inside it; the accessors here take either.
public record Arguments(JsonObject json) {

    public boolean has(String key) {
        return !String.valueOf(json.getValue(key, "")).isEmpty();
    }

    public Optional<String> find(String key) {
        return has(key) ? Optional.of(String.valueOf(json.getValue(key))) : Optional.empty();
    }

    public String require(String key) {
        return find(key)
                .orElseThrow(() ->
                        SlackError.detailed("invalid_arguments", List.of("[ERROR] missing required field: " + key)));
    }

    public boolean flag(String key) {
        return find(key)
                .filter(value -> value.equals("true") || value.equals("1"))
                .isPresent();
    }

    public int number(String key, int otherwise) {
        try {
            return find(key).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new SlackError("invalid_arguments");
        }
    }

    /// @param error the code of the answer when the value is not an array
    public Optional<JsonArray> array(String key, String error) {
        return structure(key, error).map(value -> {
            if (value instanceof JsonArray array) {
                return array;
            }
            throw new SlackError(error);
        });
    }

    public Optional<JsonObject> object(String key, String error) {
        return structure(key, error).map(value -> {
            if (value instanceof JsonObject object) {
                return object;
            }
            throw new SlackError(error);
        });
    }

    private Optional<Object> structure(String key, String error) {
        try {
            return Optional.ofNullable(json.getValue(key))
                    .filter(value -> !value.equals(""))
                    .map(value -> value instanceof String text ? Json.decodeValue(text) : value);
        } catch (DecodeException e) {
            throw new SlackError(error);
        }
    }
}
