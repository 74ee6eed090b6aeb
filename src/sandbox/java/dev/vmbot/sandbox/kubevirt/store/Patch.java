package dev.vmbot.sandbox.kubevirt.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import java.util.Map;

/// A change to a part of an object.
public sealed interface Patch {

    /// A new tree; `document` stays as it is.
    ///
    /// @throws ApiException 422 if it does not apply, as a failed `test`
    ObjectNode apply(ObjectNode document);

    /// RFC 7396: null removes.
    record Merge(ObjectNode changes) implements Patch {

        @Override
        public ObjectNode apply(ObjectNode document) {
            return merge(document.deepCopy(), changes);
        }

        private static ObjectNode merge(ObjectNode target, ObjectNode changes) {
            for (Map.Entry<String, JsonNode> change : changes.properties()) {
                String field = change.getKey();
                if (change.getValue().isNull()) {
                    target.remove(field);
                } else if (change.getValue() instanceof ObjectNode nested) {
                    ObjectNode into = target.get(field) instanceof ObjectNode old ? old : Json.object();
                    target.set(field, merge(into, nested));
                } else {
                    target.set(field, change.getValue().deepCopy());
                }
            }
            return target;
        }
    }

    /// RFC 6902.
    record Steps(ArrayNode operations) implements Patch {

        @Override
        public ObjectNode apply(ObjectNode document) {
            try {
                return (ObjectNode) JsonPatch.apply(operations, tolerant(document));
            } catch (JsonPatchException | ClassCastException e) {
                throw ApiException.of(422, "Invalid", "the server rejected our request due to an error in our request");
            }
        }

        /// The API server lets `replace` of an absent field of an existing object pass as `add`.
        private ObjectNode tolerant(ObjectNode document) {
            ObjectNode copy = document.deepCopy();
            for (JsonNode operation : operations) {
                if (Json.text(operation, "op").equals("replace")) {
                    String path = Json.text(operation, "path");
                    int cut = path.lastIndexOf('/');
                    if (cut >= 0
                            && copy.at(path.substring(0, cut)) instanceof ObjectNode parent
                            && !parent.has(path.substring(cut + 1))) {
                        parent.putNull(path.substring(cut + 1));
                    }
                }
            }
            return copy;
        }
    }
}
