package dev.vmbot.kube;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.kube.BotRights.Right;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.kube.connection.TimeLimit;
import dev.vmbot.kube.operation.VirtualMachineOperation;
import dev.vmbot.kubevirt.KubeVirtClient;
import dev.vmbot.model.Check;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds out whether the bot could work with this cluster, and what to do where it could not. Changes nothing.
public final class ClusterChecks {

    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4}).*");
    private static final String ROLE = "vm-lifecycle-bot";
    private static final int OLDEST_MINOR = 5;

    private final Cluster cluster;
    private final String namespace;

    /// @param namespace that operations and the lease live in
    public ClusterChecks(Cluster cluster, String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
    }

    /// @return only the first when there is no cluster to ask the others of
    public List<Check> run() {
        Check access = access();
        if (!access.ok()) {
            return List.of(access);
        }
        List<Check> checks = new ArrayList<>(List.of(access, kubeVirt(), operations()));
        BotRights.everywhere().forEach(right -> checks.add(right(right, ROLE, Optional.empty())));
        BotRights.forFindings().forEach(right -> checks.add(right(right, ROLE + "-findings", Optional.empty())));
        BotRights.atHome().forEach(right -> checks.add(right(right, ROLE, Optional.of(namespace))));
        return List.copyOf(checks);
    }

    private Check access() {
        String name = "cluster access";
        return guarded(name, () -> {
            return TimeLimit.READ
                    .call(() -> Optional.ofNullable(cluster.reads().getKubernetesVersion()))
                    .map(_ -> Check.passed(name))
                    .orElseGet(() -> Check.failed(name, "what answered is not a Kubernetes API server"));
        });
    }

    private Check kubeVirt() {
        String name = "KubeVirt 1." + OLDEST_MINOR + " or later";
        return guarded(
                name,
                () -> TimeLimit.READ
                        .call(() -> cluster.reads().adapt(KubeVirtClient.class).findVersion())
                        .map(version -> isSupported(version)
                                ? Check.passed(name + " (" + version + ")")
                                : Check.failed(name, "KubeVirt is " + version + ": upgrade it before you use this bot"))
                        .orElseGet(() -> Check.failed(
                                name,
                                "there is no KubeVirt API: install KubeVirt, or look why virt-api is not available")));
    }

    static boolean isSupported(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return false;
        }
        int major = Integer.parseInt(matcher.group(1));
        return major > 1 || (major == 1 && Integer.parseInt(matcher.group(2)) >= OLDEST_MINOR);
    }

    /// By discovery, which everybody may read: a missing right is told of by the check on that right alone.
    private Check operations() {
        String name = "CRD virtualmachineoperations.vmbot.dev";
        return guarded(
                name,
                () -> TimeLimit.READ.call(() -> cluster.reads().supports(VirtualMachineOperation.class))
                        ? Check.passed(name)
                        : Check.failed(name, "it is not installed: kubectl apply -k k8s/"));
    }

    /// One check for all verbs of a resource, that names those which are missing.
    private Check right(Right right, String role, Optional<String> home) {
        String name = "may " + String.join(", ", right.verbs()) + " " + right.shown()
                + home.map(" in "::concat).orElse("");
        return guarded(name, () -> {
            List<String> missing = right.verbs().stream()
                    .filter(verb -> !isAllowed(right, verb, home))
                    .toList();
            if (missing.isEmpty()) {
                return Check.passed(name);
            }
            String advice = "add to %s: %s"
                    .formatted(
                            home.map(("the Role " + role + " in ")::concat).orElse("the ClusterRole " + role),
                            right.rule(missing));
            return right.lost().isEmpty()
                    ? Check.failed(name, advice)
                    : Check.lacking(name, "without it %s; %s".formatted(right.lost(), advice));
        });
    }

    private boolean isAllowed(Right right, String verb, Optional<String> home) {
        SelfSubjectAccessReview answer = TimeLimit.READ.call(() ->
                cluster.reads().authorization().v1().selfSubjectAccessReview().create(question(right, verb, home)));
        return answer.getStatus() != null
                && Boolean.TRUE.equals(answer.getStatus().getAllowed());
    }

    private static SelfSubjectAccessReview question(Right right, String verb, Optional<String> home) {
        String[] path = right.resource().split("/", 2);
        return new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withVerb(verb)
                .withGroup(right.group())
                .withResource(path[0])
                .withSubresource(path.length == 2 ? path[1] : "")
                .withName(right.name().orElse(""))
                .withNamespace(home.orElse(""))
                .endResourceAttributes()
                .endSpec()
                .build();
    }

    private static Check guarded(String name, Supplier<Check> check) {
        try {
            return check.get();
        } catch (ClusterException e) {
            return Check.failed(name, advice(e));
        } catch (RuntimeException e) {
            // Each check stands on its own, whatever the client makes of an answer that it does not know.
            return Check.failed(
                    name,
                    "the answer could not be read (%s): is it a Kubernetes API server?"
                            .formatted(e.getClass().getSimpleName()));
        }
    }

    private static String advice(ClusterException failure) {
        String todo = switch (failure.reason()) {
            case FORBIDDEN -> "the cluster knows the bot but lets it do nothing here: kubectl apply -k k8s/";
            case UNAUTHENTICATED ->
                "the bot's credentials are not accepted: look at the token, the certificate or the exec plugin of the"
                        + " current user in KUBECONFIG, or at the pod's ServiceAccount, and whether they have expired";
            case UNREACHABLE -> "no connection: look at the address in the kubeconfig, the network and the CA";
            case TIMEOUT -> "no answer in time: look at the network and the load of the API server";
            case NOT_FOUND -> "no such API: is it a Kubernetes API server?";
            case CONFLICT, INVALID, BUSY, BROKEN -> "the API server answered with an error";
        };
        return failure.words().isEmpty() ? todo : todo + " (" + failure.words() + ")";
    }
}
