package dev.vmbot.sandbox.kubevirt.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The longer refusals of the API server.
public final class Refusals {

    private Refusals() {}

    static ApiException otherUid(Key key, String uid) {
        String value = "Invalid value: \"%s\": field is immutable".formatted(uid);
        ObjectNode details = details(key, key.resource().kind());
        var causes = details.putArray("causes");
        for (int i = 0; i < 2; i++) { // the real server says it twice
            causes.addObject()
                    .put("reason", "FieldValueInvalid")
                    .put("message", value)
                    .put("field", "metadata.uid");
        }
        return new ApiException(
                422,
                "Invalid",
                "%s.%s \"%s\" is invalid: metadata.uid: %s"
                        .formatted(key.resource().kind(), key.resource().group(), key.name(), value),
                details);
    }

    static ApiException uidPrecondition(Key key, String wanted, String actual) {
        return new ApiException(
                409,
                "Conflict",
                ("Operation cannot be fulfilled on %s \"%s\": Precondition failed: UID in precondition: %s,"
                                + " UID in object meta: %s")
                        .formatted(key.resource().qualified(), key.name(), wanted, actual),
                details(key, key.resource().plural()));
    }

    /// A PUT of a custom resource has to say which version it replaces.
    public static ApiException versionMissing(Key key) {
        String value = "Invalid value: 0: must be specified for an update";
        ObjectNode details = details(key, key.resource().plural());
        details.putArray("causes")
                .addObject()
                .put("reason", "FieldValueInvalid")
                .put("message", value)
                .put("field", "metadata.resourceVersion");
        return new ApiException(
                422,
                "Invalid",
                "%s \"%s\" is invalid: metadata.resourceVersion: %s"
                        .formatted(key.resource().qualified(), key.name(), value),
                details);
    }

    private static ObjectNode details(Key key, String kind) {
        return Json.object()
                .put("name", key.name())
                .put("group", key.resource().group())
                .put("kind", kind);
    }
}
