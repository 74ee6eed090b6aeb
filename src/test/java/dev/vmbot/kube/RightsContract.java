package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vmbot.access.Identity;
import dev.vmbot.access.Permission;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.model.Action;
import dev.vmbot.model.Check;
import dev.vmbot.model.VmRef;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an authorizer says of people, and what the bot finds out about its own rights with those of `k8s/`.
abstract class RightsContract {

    private static final String ROLE = "vm-lifecycle-bot";

    private KubeWorld world;
    private Cluster bot;

    abstract KubeWorld world();

    @BeforeEach
    void begin() {
        world = world();
        bot = world.bot();
    }

    @AfterEach
    void end() {
        bot.close();
        world.close();
    }

    @Test
    void asksTheAuthorizerAboutAPerson() {
        var db = new VmRef("prod", "db-1");
        world.stopped(db);
        world.allowToStop("alice", "prod");
        var reviews = new SubjectAccessReviews(bot);
        var alice = new Identity("alice", List.of(Identity.AUTHENTICATED));

        await().atMost(KubeWorld.PATIENCE).until(() -> reviews.allows(alice, toChange(Action.STOP, db)));
        assertThat(reviews.allows(alice, toChange(Action.START, db))).isFalse();
        assertThat(reviews.allows(alice, toChange(Action.STOP, new VmRef("dev", "db-1"))))
                .isFalse();
    }

    private static Permission toChange(Action action, VmRef vm) {
        return Permission.toChange(action, vm).getFirst();
    }

    @Test
    void findsEverythingInOrderWithTheRightsThatTheManifestsGrant() {
        assertThat(new ClusterChecks(bot, KubeWorld.HOME).run())
                .hasSizeGreaterThan(10)
                .allSatisfy(check -> assertThat(check.ok()).as(check.toString()).isTrue());
    }

    @Test
    void namesTheOneRightThatIsMissingEverywhere() {
        var role = world.admin().rbac().clusterRoles().withName(ROLE);
        requireEachToBeNamed(
                role.get().getRules(),
                rules -> role.edit(
                        found -> new ClusterRoleBuilder(found).withRules(rules).build()),
                new Scope("", "the ClusterRole vm-lifecycle-bot"));
    }

    @Test
    void namesTheOneRightForFindingsThatIsMissing() {
        var role = world.admin().rbac().clusterRoles().withName(ROLE + "-findings");
        requireEachToBeNamed(
                role.get().getRules(),
                rules -> role.edit(
                        found -> new ClusterRoleBuilder(found).withRules(rules).build()),
                new Scope("", "the ClusterRole vm-lifecycle-bot-findings"));
    }

    @Test
    void namesTheOneRightThatIsMissingAtHome() {
        var role = world.admin().rbac().roles().inNamespace(KubeWorld.HOME).withName(ROLE);
        requireEachToBeNamed(
                role.get().getRules(),
                rules -> role.edit(
                        found -> new RoleBuilder(found).withRules(rules).build()),
                new Scope(KubeWorld.HOME, "the Role vm-lifecycle-bot in " + KubeWorld.HOME));
    }

    /// @param namespace empty for all namespaces
    private record Scope(String namespace, String role) {}

    private void requireEachToBeNamed(List<PolicyRule> granted, Consumer<List<PolicyRule>> put, Scope scope) {
        List<PolicyRule> single = singleVerbs(granted);
        assertThat(single).hasSizeGreaterThan(5);
        for (PolicyRule missing : single) {
            put.accept(single.stream().filter(rule -> !rule.equals(missing)).toList());
            await().atMost(KubeWorld.PATIENCE)
                    .until(() -> !KubeWorld.isAllowed(bot, right(missing), scope.namespace()));
            assertThat(new ClusterChecks(bot, KubeWorld.HOME).run())
                    .filteredOn(check -> !check.ok())
                    .as("without " + right(missing))
                    .singleElement()
                    .extracting(Check::advice)
                    .asString()
                    .endsWith("add to " + scope.role() + ": " + asWritten(missing));
        }
    }

    /// The same rights, as a rule for each verb on each resource.
    private static List<PolicyRule> singleVerbs(List<PolicyRule> rules) {
        return rules.stream()
                .flatMap(rule -> rule.getApiGroups().stream()
                        .flatMap(group -> rule.getResources().stream()
                                .flatMap(resource -> rule.getVerbs().stream()
                                        .map(verb -> new PolicyRuleBuilder()
                                                .withApiGroups(group)
                                                .withResources(resource)
                                                .withResourceNames(rule.getResourceNames())
                                                .withVerbs(verb)
                                                .build()))))
                .toList();
    }

    private static String right(PolicyRule single) {
        return Stream.of(single.getApiGroups(), single.getResources(), single.getVerbs(), single.getResourceNames())
                .flatMap(List::stream)
                .collect(Collectors.joining(" "));
    }

    private static String asWritten(PolicyRule single) {
        return "apiGroups: [\"%s\"], resources: [\"%s\"], %sverbs: [\"%s\"]"
                .formatted(
                        single.getApiGroups().getFirst(),
                        single.getResources().getFirst(),
                        single.getResourceNames().stream()
                                .map("resourceNames: [\"%s\"], "::formatted)
                                .collect(Collectors.joining()),
                        single.getVerbs().getFirst());
    }
}
