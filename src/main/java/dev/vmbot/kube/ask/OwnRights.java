package dev.vmbot.kube.ask;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.ClusterException.Reason;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.kube.connection.TimeLimit;
import dev.vmbot.model.VmRef;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/// Asks whether the bot's own account may do what it was just refused. Everybody may ask that about themselves
/// (`system:basic-user`).
final class OwnRights {

    private final KubernetesClient client;

    OwnRights(Cluster cluster) {
        this.client = cluster.reads();
    }

    /// @throws ClusterException when nobody could say
    boolean isAllowed(VmRef ref, String subresource) {
        var question = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withVerb("update")
                .withGroup("subresources.kubevirt.io")
                .withResource("virtualmachines")
                .withSubresource(subresource)
                .withNamespace(ref.namespace())
                .withName(ref.name())
                .endResourceAttributes()
                .endSpec()
                .build();
        SelfSubjectAccessReview answer = TimeLimit.READ.call(
                () -> client.authorization().v1().selfSubjectAccessReview().create(question));
        if (answer.getStatus() == null) {
            throw new ClusterException(Reason.BROKEN, 0, "an answer without a status");
        }
        return Boolean.TRUE.equals(answer.getStatus().getAllowed());
    }
}
