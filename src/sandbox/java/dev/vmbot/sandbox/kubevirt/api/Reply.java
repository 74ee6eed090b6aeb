package dev.vmbot.sandbox.kubevirt.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vmbot.sandbox.kubevirt.store.ApiException;

/// One answer.
///
/// @param type empty for an empty body
record Reply(int code, String type, String body) {

    static final String TEXT = "text/plain; charset=utf-8";
    /// How virt-api takes a request.
    static final Reply ACCEPTED = new Reply(202, "", "");

    static Reply json(int code, JsonNode body) {
        return new Reply(code, "application/json", body.toString());
    }

    static Reply text(int code, String body) {
        return new Reply(code, TEXT, body);
    }

    static Reply of(ApiException refusal) {
        return json(refusal.code(), refusal.status());
    }
}
