package dev.vmbot.sandbox.kubevirt.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// A part of a list.
///
/// @param remaining how many follow
/// @param next the token that asks for them; empty if none do
record Page(List<ObjectNode> items, int remaining, String next) {

    static Page of(List<ObjectNode> all, Call call) {
        String token = call.parameter("continue");
        int from = token.isEmpty() ? 0 : position(all, decoded(token));
        String limit = call.parameter("limit");
        int size = limit.isEmpty() || limit.equals("0") ? all.size() : Integer.parseInt(limit);
        int to = Math.min(all.size(), from + size);
        List<ObjectNode> items = all.subList(from, to);
        String next = to == all.size() ? "" : encoded(place(items.getLast()));
        return new Page(items, all.size() - to, next);
    }

    /// The list is sorted by namespace and name, so that a place stays valid while objects come and go.
    private static int position(List<ObjectNode> all, String after) {
        int at = 0;
        while (at < all.size() && place(all.get(at)).compareTo(after) <= 0) {
            at++;
        }
        return at;
    }

    private static String place(ObjectNode object) {
        return Json.text(object, "metadata", "namespace") + "\u0000" + Json.text(object, "metadata", "name");
    }

    private static String encoded(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String token) {
        return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    }

    ObjectNode listOf(Resource resource, long version) {
        ObjectNode list = Json.object().put("kind", resource.kind() + "List").put("apiVersion", resource.apiVersion());
        ObjectNode metadata = list.putObject("metadata").put("resourceVersion", Long.toString(version));
        if (!next.isEmpty()) {
            metadata.put("continue", next).put("remainingItemCount", remaining);
        }
        list.putArray("items").addAll(items);
        return list;
    }
}
