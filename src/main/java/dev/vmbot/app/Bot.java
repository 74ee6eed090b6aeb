package dev.vmbot.app;

import com.github.benmanes.caffeine.cache.Ticker;
import com.slack.api.Slack;
import dev.vmbot.access.Identities;
import dev.vmbot.access.Reviewer;
import dev.vmbot.access.Rights;
import dev.vmbot.config.InvalidSettingsException;
import dev.vmbot.config.Problem;
import dev.vmbot.config.Settings;
import dev.vmbot.config.Settings.Transport;
import dev.vmbot.diagnosis.evidence.EvidenceSource;
import dev.vmbot.intent.Interpreter;
import dev.vmbot.inventory.VisibleVms;
import dev.vmbot.inventory.VmReadings;
import dev.vmbot.kube.CachedReviewer;
import dev.vmbot.kube.KubeOperationStore;
import dev.vmbot.kube.KubeVirtualMachines;
import dev.vmbot.kube.KubeVmEvents;
import dev.vmbot.kube.LeaseLeadership;
import dev.vmbot.kube.SubjectAccessReviews;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.kube.connection.ClusterAccess;
import dev.vmbot.kube.evidence.KubernetesEvidence;
import dev.vmbot.operation.desk.ApprovalDesk;
import dev.vmbot.operation.desk.RequestDesk;
import dev.vmbot.operation.execution.Defects;
import dev.vmbot.operation.execution.Duty;
import dev.vmbot.operation.execution.FreshPresses;
import dev.vmbot.operation.execution.Journal;
import dev.vmbot.operation.execution.OperationLoop;
import dev.vmbot.operation.execution.Runner;
import dev.vmbot.operation.execution.Turns;
import dev.vmbot.operation.findings.Aftercare;
import dev.vmbot.operation.findings.EarlyWarning;
import dev.vmbot.operation.findings.Examiner;
import dev.vmbot.operation.findings.Relapses;
import dev.vmbot.operation.findings.VmCheckups;
import dev.vmbot.slack.Announcer;
import dev.vmbot.slack.FindingsReplies;
import dev.vmbot.slack.LeaderlessCards;
import dev.vmbot.slack.Posting;
import dev.vmbot.slack.SlackDirectory;
import dev.vmbot.slack.SlackGateway;
import dev.vmbot.slack.inbound.Reception;
import dev.vmbot.slack.inbound.SlackApp;
import dev.vmbot.slack.inbound.UseCases;
import dev.vmbot.slack.transport.HttpTransport;
import dev.vmbot.slack.transport.SlackTransport;
import dev.vmbot.slack.transport.SocketTransport;
import dev.vmbot.slack.web.SlackClients;
import dev.vmbot.slack.web.WebSlackGateway;
import io.fabric8.kubernetes.client.Config;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bot, put together by hand. It is there as soon as it is started: what it depends on may answer later,
/// is tried again until it does, and `/readyz` tells of it until then.
public final class Bot implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Bot.class);
    private static final Duration FIRST_LIST = Duration.ofSeconds(30);
    private static final Duration RETRY = Duration.ofSeconds(5);
    static final String LEASE = "vm-lifecycle-bot";

    private final Settings settings;
    private final InstantSource clock;
    private final Opened opened = new Opened();
    private final FreshPresses presses = new FreshPresses();
    private final Defects defects;
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;
    private final Cluster cluster;
    private final String namespace;
    private final KubeVirtualMachines machines;
    private final KubeOperationStore store;
    private final Slack slack;
    private final SlackGateway gateway;
    private final AdminServer admin;
    private final SlackTransport transport;
    private final CountDownLatch watching = new CountDownLatch(2);
    private volatile String unknownSelf = "Slack has not said yet who the bot is";
    private volatile @Nullable LeaseLeadership leadership;

    private Bot(Settings settings, Config access, Map<String, String> environment, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        defects = new Defects(clock);
        workers = Executors.newVirtualThreadPerTaskExecutor();
        timer = timer();
        // An executor's own close would wait for alarms that are days away.
        opened.keep(workers::shutdownNow);
        opened.keep(timer::shutdownNow);
        cluster = opened.keep(Cluster.at(access));
        namespace = ClusterAccess.homeNamespace(settings.kubernetes().namespace(), environment, access);
        machines = opened.keep(new KubeVirtualMachines(cluster, clock));
        store = opened.keep(new KubeOperationStore(cluster, namespace, clock));
        slack = opened.keep(SlackClients.open(settings.slack().apiUrl()));
        gateway = new WebSlackGateway(slack, settings.slack().botToken().reveal(), clock);
        transport = listening("PORT", this::transport);
        admin = opened.keep(listening("ADMIN_PORT", this::admin));
    }

    /// An alarm that is cancelled would else be kept until its time, which may be days away.
    static ScheduledThreadPoolExecutor timer() {
        var timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /// What people and programs reach the bot by is there before anything else begins, or nothing begins.
    private static <T> T listening(String setting, Supplier<T> server) {
        try {
            return server.get();
        } catch (UncheckedIOException e) {
            throw new InvalidSettingsException(
                    List.of(new Problem(setting, String.valueOf(e.getMessage()), "a port that nothing else uses")));
        }
    }

    private SlackTransport transport() {
        return switch (settings.slack().transport()) {
            case Transport.SocketMode(var appToken) -> new SocketTransport(slack, appToken.reveal(), clock);
            case Transport.Http(var signingSecret, int port) -> new HttpTransport(port, signingSecret.reveal(), clock);
        };
    }

    private AdminServer admin() {
        return new AdminServer(
                settings.adminPort(),
                List.of(
                        new AdminServer.Dependency("slack", this::slackTrouble),
                        new AdminServer.Dependency("cluster", this::clusterTrouble),
                        new AdminServer.Dependency("bot", defects::trouble)),
                new Metrics(
                                store,
                                this::slackTrouble,
                                this::clusterTrouble,
                                this::leads,
                                this::seesLeader,
                                defects::total)::scrape);
    }

    /// @param access to the cluster, see [ClusterAccess]
    /// @param environment where the pod's own namespace stands
    /// @throws InvalidSettingsException when a port is taken
    public static Bot start(Settings settings, Config access, Map<String, String> environment, InstantSource clock) {
        Bot bot = new Bot(settings, access, environment, clock);
        bot.introduce();
        bot.open();
        return bot;
    }

    private void introduce() {
        String way = switch (settings.slack().transport()) {
            case Transport.SocketMode _ -> "socket mode";
            case Transport.Http _ -> "http";
        };
        LOG.atInfo()
                .addKeyValue("version", Main.Version.number())
                .addKeyValue("transport", way)
                .addKeyValue("namespace", namespace)
                .log("starting");
    }

    /// What `/readyz` says.
    public boolean isReady() {
        return slackTrouble().isEmpty()
                && clusterTrouble().isEmpty()
                && defects.trouble().isEmpty();
    }

    /// Whether this replica carries operations out.
    public boolean leads() {
        LeaseLeadership current = leadership;
        return current != null && current.leads();
    }

    private boolean seesLeader() {
        LeaseLeadership current = leadership;
        return current != null && current.vacancy().isEmpty();
    }

    /// Port of `/readyz`, when any was asked for.
    public int adminPort() {
        return admin.port();
    }

    /// They come up beside each other; none must keep people waiting for another, nor be blamed for it.
    private void open() {
        workers.execute(() -> watch(store::start));
        workers.execute(() -> watch(machines::start));
        workers.execute(this::meet);
    }

    private void watch(Consumer<Duration> watch) {
        watch.accept(FIRST_LIST);
        watching.countDown();
    }

    /// Nobody can be told apart before Slack has said which workspace this is.
    private void meet() {
        SlackGateway.Bot self;
        try {
            self = gateway.whoAmI();
        } catch (RuntimeException e) {
            // The top of this thread: whatever it is, it may heal.
            unknownSelf = "Slack has not said yet who the bot is (" + e.getMessage() + ")";
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("bot not known to slack yet, asking again");
            if (!timer.isShutdown()) {
                var _ = timer.schedule(() -> workers.execute(this::meet), RETRY.toMillis(), TimeUnit.MILLISECONDS);
            }
            return;
        }
        try {
            serve(self);
            unknownSelf = "";
        } catch (RuntimeException e) {
            unknownSelf = "the bot could not begin to listen to Slack (" + e.getMessage() + ")";
            LOG.atError().setCause(e).log("the bot could not begin to listen to slack");
        }
    }

    private void serve(SlackGateway.Bot self) {
        var directory =
                new SlackDirectory(gateway, self, settings.identity().groups().keySet());
        var identities = new Identities(directory, FromSettings.identityRules(settings));
        Reviewer reviewer = new SubjectAccessReviews(cluster);
        var rights = new Rights(identities, reviewer);
        // What somebody was a while ago lets nobody change a VM.
        var freshRights = new Rights(new Identities(directory.fresh(), FromSettings.identityRules(settings)), reviewer);
        var visible = new VisibleVms(machines, machines, new CachedReviewer(reviewer, Ticker.systemTicker()));
        var examiner = new Examiner(evidence(), rights, workers, clock);
        var readings = new VmReadings(identities, visible);
        var useCases = new UseCases(
                new Interpreter(self.user())::interpret,
                identities::findStranger,
                person -> new KnownToPerson(identities, visible, person),
                new RequestDesk(rights, visible, store, clock, FromSettings.terms(settings)),
                new ApprovalDesk(store, freshRights, machines, presses, clock),
                readings,
                new VmCheckups(readings, examiner));
        var posting = new Posting(gateway, store, Thread::sleep);
        var counterpart = new Reception.Counterpart(gateway, self, directory, posting);
        var reception = opened.keep(new Reception(
                counterpart,
                useCases,
                store,
                FromSettings.channelRules(settings),
                new Reception.Engine(workers, clock, FromSettings.requestLimits(settings))));
        lead(posting, freshRights, examiner);
        transport.start(SlackApp.of(slack, reception));
    }

    /// What is late is of no use to a diagnosis, so that nothing is asked twice.
    private EvidenceSource evidence() {
        return new KubernetesEvidence(cluster.writes(), workers, KubernetesEvidence.Limits.DEFAULT);
    }

    private void lead(Posting posting, Rights rights, Examiner examiner) {
        var events = opened.keep(new KubeVmEvents(cluster, settings.kubernetes().replica(), clock));
        var deferred = new DeferredLeadership();
        var runner = new Runner(
                store,
                machines,
                rights,
                deferred,
                presses,
                new Journal(events),
                clock,
                settings.operations().retention());
        var threads = new Turns.Threads(workers, timer, defects);
        var loop = opened.keep(new OperationLoop(store, machines, runner, clock, threads));
        var announcer = opened.keep(new Announcer(store, gateway, posting, deferred, clock, threads));
        var leaderless = new LeaderlessCards(
                store, gateway, deferred, () -> clusterTrouble().isEmpty(), clock);
        var _ = timer.scheduleWithFixedDelay(
                () -> workers.execute(leaderless::look),
                LeaderlessCards.PACE.toMillis(),
                LeaderlessCards.PACE.toMillis(),
                TimeUnit.MILLISECONDS);
        var replies = new FindingsReplies(gateway);
        var aftercare = new Aftercare(store, machines, examiner, replies, deferred, clock);
        var findings = opened.keep(new Turns(store, aftercare::advance, clock, threads));
        var warning = new EarlyWarning(store, examiner, replies, deferred, clock);
        var warnings = opened.keep(new Turns(store, warning::advance, clock, threads));
        var relapses = opened.keep(new Relapses(store, machines, examiner, replies, deferred, clock));
        var relapsing = opened.keep(new Turns(store, relapses::advance, clock, threads));
        var candidacy = new LeaseLeadership.Candidacy(
                namespace, LEASE, settings.kubernetes().replica() + "-" + UUID.randomUUID());
        List<Duty> begun = List.of(loop, announcer, findings, warnings, relapsing);
        var duties = new LeaseLeadership.Duties(
                new Fitness(this::clusterTrouble, this::slackTrouble, clock),
                () -> begun.forEach(Duty::lead),
                () -> begun.reversed().forEach(Duty::resign));
        LeaseLeadership elected = opened.keep(new LeaseLeadership(cluster, candidacy, duties, clock));
        deferred.follow(elected);
        leadership = elected;
        workers.execute(() -> standForElection(elected));
    }

    /// Not while the first lists are under way.
    private void standForElection(LeaseLeadership candidate) {
        try {
            watching.await();
            candidate.start();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private String slackTrouble() {
        if (!unknownSelf.isEmpty()) {
            return unknownSelf;
        }
        SlackTransport.Health health = transport.health();
        if (health.connected()) {
            return "";
        }
        return "not connected to Slack" + (health.failure().isEmpty() ? "" : " (" + health.failure() + ")");
    }

    private String clusterTrouble() {
        return Stream.of(machines.trouble(), store.trouble())
                .filter(trouble -> !trouble.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /// First what hands deliveries to all else.
    @Override
    public void close() {
        try {
            transport.close();
        } finally {
            opened.close();
        }
    }
}
