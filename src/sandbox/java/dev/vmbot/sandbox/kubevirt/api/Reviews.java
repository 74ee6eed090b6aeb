package dev.vmbot.sandbox.kubevirt.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.Json;

/// SubjectAccessReview and SelfSubjectAccessReview.
final class Reviews {

    static final String GROUP = "authorization.k8s.io";
    private static final String OF_OTHERS = "subjectaccessreviews";
    private static final String OF_ONESELF = "selfsubjectaccessreviews";

    private final Rbac rbac;

    Reviews(Rbac rbac) {
        this.rbac = rbac;
    }

    static boolean isOne(Target target) {
        return target.group().equals(GROUP)
                && (target.plural().equals(OF_OTHERS) || target.plural().equals(OF_ONESELF));
    }

    /// Anybody may ask about themselves.
    static boolean isOfOneself(Target target) {
        return target.plural().equals(OF_ONESELF);
    }

    Reply answer(Call call, Target target, User asker) {
        ObjectNode review = ObjectCalls.body(call);
        JsonNode spec = review.path("spec");
        User subject = isOfOneself(target)
                ? asker
                : new User(
                        Json.text(spec, "user"),
                        spec.path("groups").valueStream().map(JsonNode::asText).toList());
        boolean allowed = rbac.allows(subject, access(Json.at(spec, "resourceAttributes")));
        review.put("apiVersion", GROUP + "/v1")
                .put("kind", isOfOneself(target) ? "SelfSubjectAccessReview" : "SubjectAccessReview");
        review.putObject("status").put("allowed", allowed);
        return Reply.json(201, review);
    }

    private static Access access(JsonNode attributes) {
        return new Access(
                Json.text(attributes, "verb"),
                Json.text(attributes, "group"),
                Json.text(attributes, "resource"),
                Json.text(attributes, "subresource"),
                Json.text(attributes, "namespace"),
                Json.text(attributes, "name"));
    }
}
