package dev.vmbot.kube;

import dev.vmbot.access.AccessUnavailableException;
import dev.vmbot.access.Identity;
import dev.vmbot.access.Permission;
import dev.vmbot.access.Reviewer;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.kube.connection.TimeLimit;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributes;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributesBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/// Asks the cluster's authorizer about somebody. Needs no right to impersonate, but looks up no groups: those of the
/// identity are all that count.
public final class SubjectAccessReviews implements Reviewer {

    private final KubernetesClient client;

    public SubjectAccessReviews(Cluster cluster) {
        this.client = cluster.reads();
    }

    @Override
    public boolean allows(Identity identity, Permission permission) {
        SubjectAccessReview question = question(identity, permission);
        try {
            SubjectAccessReview answer = TimeLimit.READ.call(
                    () -> client.authorization().v1().subjectAccessReview().create(question));
            return isYes(answer);
        } catch (ClusterException e) {
            var unavailable = new AccessUnavailableException(source(e), e.words());
            unavailable.initCause(e);
            throw unavailable;
        }
    }

    private static SubjectAccessReview question(Identity identity, Permission permission) {
        return new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser(identity.user())
                .withGroups(identity.groups())
                .withResourceAttributes(attributes(permission))
                .endSpec()
                .build();
    }

    static ResourceAttributes attributes(Permission permission) {
        return new ResourceAttributesBuilder()
                .withVerb(permission.verb())
                .withGroup(permission.group())
                .withResource(permission.resource())
                .withSubresource(permission.subresource())
                .withNamespace(permission.namespace())
                .withName(permission.name())
                .build();
    }

    private static AccessUnavailableException.Source source(ClusterException failure) {
        return failure.reason() == ClusterException.Reason.UNAUTHENTICATED
                ? AccessUnavailableException.Source.CREDENTIALS
                : AccessUnavailableException.Source.CLUSTER;
    }

    /// An authorizer that had trouble and still says no has said no: RBAC does so for ever when a binding names a role
    /// that does not exist.
    private static boolean isYes(SubjectAccessReview answer) {
        if (answer.getStatus() == null) {
            throw new AccessUnavailableException(
                    AccessUnavailableException.Source.CLUSTER, "an answer without a status");
        }
        return Boolean.TRUE.equals(answer.getStatus().getAllowed());
    }
}
