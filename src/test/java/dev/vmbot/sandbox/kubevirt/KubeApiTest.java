package dev.vmbot.sandbox.kubevirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.vmbot.sandbox.kubevirt.api.Faults;
import dev.vmbot.sandbox.kubevirt.api.LoggedRequest;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the fabric8 client needs of an API server, asked of the double's.
final class KubeApiTest {

    private static final ResourceDefinitionContext VMS = new ResourceDefinitionContext.Builder()
            .withGroup("kubevirt.io")
            .withVersion("v1")
            .withKind("VirtualMachine")
            .withPlural("virtualmachines")
            .withNamespaced(true)
            .build();
    private static final Duration SOON = Duration.ofSeconds(20);

    private final KubeVirtDouble cluster = KubeVirtDouble.inMemory(Delays.QUICK);
    private final KubernetesClient admin = client(cluster.adminToken());

    @AfterEach
    void close() {
        admin.close();
        cluster.close();
    }

    private KubernetesClient client(String token) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(cluster.url())
                .withOauthToken(token)
                .withRequestRetryBackoffLimit(0)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    @Test
    void tellsAnInformerOfEveryChangeOverAWebSocket() {
        cluster.stopped("prod", "db", RunStrategy.HALTED);
        var seen = new CopyOnWriteArrayList<String>();
        var informer = admin.genericKubernetesResources(VMS)
                .inAnyNamespace()
                .withLimit(1L)
                .runnableInformer(0);
        informer.addEventHandler(noting(seen))
                .start()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        assertThat(informer.isWatching()).isTrue();
        assertThat(seen).contains("add db");

        cluster.createVm("prod", "web", RunStrategy.HALTED);
        cluster.label("prod", "web", "tier", "1");
        await().atMost(SOON).until(() -> seen.containsAll(List.of("add web", "update web")));
        admin.genericKubernetesResources(VMS)
                .inNamespace("prod")
                .withName("web")
                .delete();
        await().atMost(SOON).until(() -> seen.contains("delete web"));
        informer.stop();
    }

    @Test
    void letsAnInformerListAgainWhenItsVersionHasExpired() {
        cluster.stopped("prod", "db", RunStrategy.HALTED);
        var seen = new CopyOnWriteArrayList<String>();
        var informer = admin.genericKubernetesResources(VMS).inAnyNamespace().runnableInformer(0);
        informer.exceptionHandler((_, _) -> true);
        informer.addEventHandler(noting(seen))
                .start()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        cluster.ensureNamespace("elsewhere");
        cluster.forgetHistory();
        cluster.dropWatches();
        cluster.createVm("elsewhere", "late", RunStrategy.HALTED);
        await().atMost(SOON).until(() -> seen.contains("add late"));
        assertThat(cluster.log().all())
                .filteredOn(request -> request.path().equals("/apis/kubevirt.io/v1/virtualmachines")
                        && !request.query().contains("watch=true"))
                .hasSizeGreaterThan(1);
        informer.stop();
    }

    private static ResourceEventHandler<GenericKubernetesResource> noting(List<String> seen) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(GenericKubernetesResource vm) {
                seen.add("add " + vm.getMetadata().getName());
            }

            @Override
            public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource vm) {
                seen.add("update " + vm.getMetadata().getName());
            }

            @Override
            public void onDelete(GenericKubernetesResource vm, boolean unknown) {
                seen.add("delete " + vm.getMetadata().getName());
            }
        };
    }

    @Test
    void refusesAMergePatchOfAStaleVersion() {
        cluster.stopped("prod", "db", RunStrategy.HALTED);
        String patch = "{\"metadata\":{\"resourceVersion\":\"1\",\"labels\":{\"a\":\"b\"}}}";
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> admin.genericKubernetesResources(VMS)
                        .inNamespace("prod")
                        .withName("db")
                        .patch(PatchContext.of(PatchType.JSON_MERGE), patch))
                .matches(refusal -> refusal.getCode() == 409
                        && refusal.getStatus().getReason().equals("Conflict"));
    }

    @Test
    void answersAccessReviewsFromTheStoredBindings() {
        cluster.grant("alice", "prod", Right.VIEW, Right.START);
        assertThat(mayAlice("start", "prod")).isTrue();
        assertThat(mayAlice("stop", "prod")).isFalse();
        assertThat(mayAlice("start", "test")).isFalse();
        try (KubernetesClient alice = client(cluster.tokenFor("alice"))) {
            SelfSubjectAccessReview review = alice.authorization()
                    .v1()
                    .selfSubjectAccessReview()
                    .create(new SelfSubjectAccessReviewBuilder()
                            .withNewSpec()
                            .withNewResourceAttributes()
                            .withGroup("kubevirt.io")
                            .withResource("virtualmachines")
                            .withVerb("list")
                            .withNamespace("prod")
                            .endResourceAttributes()
                            .endSpec()
                            .build());
            assertThat(review.getStatus().getAllowed()).isTrue();
        }
    }

    private boolean mayAlice(String subresource, String namespace) {
        return admin.authorization()
                .v1()
                .subjectAccessReview()
                .create(new SubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withUser("alice")
                        .withGroups("system:authenticated")
                        .withNewResourceAttributes()
                        .withGroup("subresources.kubevirt.io")
                        .withResource("virtualmachines")
                        .withSubresource(subresource)
                        .withVerb("update")
                        .withNamespace(namespace)
                        .withName("db")
                        .endResourceAttributes()
                        .endSpec()
                        .build())
                .getStatus()
                .getAllowed();
    }

    @Test
    void holdsALeaseForALeader() throws InterruptedException {
        cluster.ensureNamespace("vmbot");
        var leads = new AtomicBoolean();
        var config = new LeaderElectionConfigBuilder()
                .withName("test")
                .withLock(new LeaseLock("vmbot", "leader", "pod-1"))
                .withLeaseDuration(Duration.ofSeconds(15))
                .withRenewDeadline(Duration.ofSeconds(10))
                .withRetryPeriod(Duration.ofSeconds(1))
                .withReleaseOnCancel(true)
                .withLeaderCallbacks(new LeaderCallbacks(() -> leads.set(true), () -> leads.set(false), _ -> {}))
                .build();
        var election = admin.leaderElector().withConfig(config).build().start();
        await().atMost(SOON).untilTrue(leads);
        assertThat(admin.leases()
                        .inNamespace("vmbot")
                        .withName("leader")
                        .get()
                        .getSpec()
                        .getHolderIdentity())
                .isEqualTo("pod-1");
        election.cancel(true);
        await().atMost(SOON).untilFalse(leads);
    }

    @Test
    void startsAMachineThroughTheSubresource() {
        cluster.stopped("prod", "db", RunStrategy.MANUAL);
        String path = "/apis/subresources.kubevirt.io/v1/namespaces/prod/virtualmachines/db/start";
        assertThat(admin.raw(path, "PUT", Map.of())).isEmpty();
        cluster.awaitVm("prod", "db", vm -> vm.status().equals("Running") && vm.ready());
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> admin.raw(path, "PUT", Map.of()))
                .matches(refusal -> refusal.getCode() == 409)
                .withMessageContaining("VM is already running");
        assertThat(cluster.log().powerRequests())
                .extracting(LoggedRequest::code)
                .containsExactly(202, 409);
    }

    @Test
    void pagesAndSelectsLists() {
        for (String name : List.of("a", "b", "c")) {
            cluster.createVm("prod", name, RunStrategy.HALTED);
            cluster.label("prod", name, "tier", name.equals("c") ? "db" : "web");
        }
        var vms = admin.genericKubernetesResources(VMS).inNamespace("prod");
        assertThat(vms.withLabelIn("tier", "web", "cache").list().getItems()).hasSize(2);
        assertThat(vms.withLabelNotIn("tier", "web").list().getItems()).hasSize(1);
        assertThat(vms.withField("metadata.name", "b").list().getItems()).hasSize(1);
        var first = vms.list(new ListOptionsBuilder().withLimit(2L).build());
        assertThat(first.getItems()).hasSize(2);
        var next = vms.list(new ListOptionsBuilder()
                .withLimit(2L)
                .withContinue(first.getMetadata().getContinue())
                .build());
        assertThat(next.getItems()).extracting(vm -> vm.getMetadata().getName()).containsExactly("c");
    }

    @Test
    void runsHooksAroundAWriteAndFailsWhatItIsToldTo() {
        cluster.stopped("prod", "db", RunStrategy.MANUAL);
        String path = "/apis/subresources.kubevirt.io/v1/namespaces/prod/virtualmachines/db/start";
        var order = new CopyOnWriteArrayList<String>();
        cluster.faults().onWrite(1, Faults.Moment.BEFORE_ANSWER, () -> order.add("before"));
        cluster.faults().onWrite(1, Faults.Moment.AFTER_ANSWER, () -> order.add("after"));
        cluster.faults().failNext(request -> request.path().endsWith("/start"), 503);
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> admin.raw(path, "PUT", Map.of()))
                .matches(refusal -> refusal.getCode() == 503);
        await().atMost(SOON).until(() -> new ArrayList<>(order).equals(List.of("before", "after")));
        assertThat(cluster.vm("prod", "db").status()).isEqualTo("Stopped");
        cluster.faults().loseAnswerOfNext(request -> request.path().endsWith("/start"), Faults.DROP);
        assertThatExceptionOfType(KubernetesClientException.class).isThrownBy(() -> admin.raw(path, "PUT", Map.of()));
        cluster.awaitVm("prod", "db", vm -> vm.status().equals("Running"));
    }
}
