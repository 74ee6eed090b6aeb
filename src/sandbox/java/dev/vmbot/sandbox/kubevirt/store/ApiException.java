package dev.vmbot.sandbox.kubevirt.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A refusal, as the API server words it.
public final class ApiException extends RuntimeException {

    private final int code;
    private final String reason;
    private final transient ObjectNode details;

    public ApiException(int code, String reason, String message, ObjectNode details) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.details = details;
    }

    public static ApiException of(int code, String reason, String message) {
        return new ApiException(code, reason, message, Json.object());
    }

    public static ApiException notFound(Key key) {
        return new ApiException(
                404, "NotFound", "%s \"%s\" not found".formatted(key.resource().qualified(), key.name()), about(key));
    }

    public static ApiException alreadyExists(Key key) {
        return new ApiException(
                409,
                "AlreadyExists",
                "%s \"%s\" already exists".formatted(key.resource().qualified(), key.name()),
                about(key));
    }

    /// A write on a version that is not the newest any more.
    public static ApiException stale(Key key) {
        return new ApiException(
                409,
                "Conflict",
                ("Operation cannot be fulfilled on %s \"%s\": the object has been modified; please apply your"
                                + " changes to the latest version and try again")
                        .formatted(key.resource().qualified(), key.name()),
                about(key));
    }

    public static ApiException internal(String message) {
        ObjectNode details = Json.object();
        details.putArray("causes").addObject().put("message", message);
        return new ApiException(500, "InternalError", "Internal error occurred: " + message, details);
    }

    public static ApiException badRequest(String message) {
        return of(400, "BadRequest", message);
    }

    /// @param oldest the watch or list asks for what came before this version
    public static ApiException expired(long version, long oldest) {
        return of(410, "Expired", "too old resource version: %d (%d)".formatted(version, oldest));
    }

    private static ObjectNode about(Key key) {
        ObjectNode details = Json.object().put("name", key.name());
        if (!key.resource().group().isEmpty()) {
            details.put("group", key.resource().group());
        }
        return details.put("kind", key.resource().plural());
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    public boolean isConflict() {
        return code == 409;
    }

    /// The `Status` object that goes over the wire.
    public ObjectNode status() {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", getMessage()).put("reason", reason);
        if (!details.isEmpty()) {
            status.set("details", details);
        }
        return status.put("code", code);
    }
}
