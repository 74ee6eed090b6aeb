package dev.vmbot.sandbox.kubevirt.virt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.vmbot.sandbox.kubevirt.store.ApiException;
import dev.vmbot.sandbox.kubevirt.store.Json;
import java.util.Optional;

/// What a start, stop or restart says beyond its name. Unknown fields are ignored, as KubeVirt does:
/// stop calls its grace period `gracePeriod`, restart `gracePeriodSeconds`.
record RequestBody(JsonNode json) {

    private static final YAMLMapper YAML = new YAMLMapper();

    /// @param text JSON or YAML, may be empty
    /// @throws ApiException 400 if it is neither
    static RequestBody parse(String text) {
        String body = text.strip();
        try {
            return new RequestBody(body.startsWith("{") ? Json.MAPPER.readTree(body) : YAML.readTree(body));
        } catch (JsonProcessingException e) {
            throw ApiException.badRequest(
                    "Can not unmarshal Request body to struct, error: json: offset %d: invalid character '%s' looking for beginning of object key string"
                            .formatted(offset(body) + 1, body.charAt(offset(body))));
        }
    }

    /// Where the first key of the object would have to begin.
    private static int offset(String body) {
        int at = 1;
        while (at < body.length() - 1 && Character.isWhitespace(body.charAt(at))) {
            at++;
        }
        return Math.min(at, body.length() - 1);
    }

    boolean isPaused() {
        return json.path("paused").asBoolean();
    }

    boolean isDryRun() {
        return json.path("dryRun").path(0).asText().equals("All");
    }

    Optional<Long> gracePeriod() {
        return number("gracePeriod");
    }

    Optional<Long> gracePeriodSeconds() {
        return number("gracePeriodSeconds");
    }

    private Optional<Long> number(String field) {
        JsonNode value = Json.at(json, field);
        return value.isNumber() ? Optional.of(value.asLong()) : Optional.empty();
    }
}
