package dev.vmbot.kube.connection;

import com.github.benmanes.caffeine.cache.Ticker;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// The connection to one cluster, made once and kept for life: one transport on virtual threads, and two ways to use
/// it.
public final class Cluster implements AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
    private static final Duration READ_LIMIT = Duration.ofSeconds(5);
    private static final int READ_REPEATS = 2;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("kube-", 0).factory());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("kube-heartbeat").factory());
    private final KubernetesClient reads;
    private final KubernetesClient writes;

    private Cluster(Config config, Duration heartbeat, WatchPace pace) {
        reads = new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new VirtualThreadClients(heartbeat, pace))
                .withTaskExecutor(threads)
                .build();
        writes = reads.newClient(writing(reads.getConfiguration().getRequestConfig()))
                .adapt(KubernetesClient.class);
    }

    /// Connects to nothing yet.
    ///
    /// @param access where the cluster is and who the bot is, see [ClusterAccess]; time-outs and retries are ours
    public static Cluster at(Config access) {
        return at(access, HEARTBEAT);
    }

    /// @param heartbeat a watch whose connection is dead is renewed after one to two of it
    public static Cluster at(Config access, Duration heartbeat) {
        return at(access, heartbeat, new WatchPace(Ticker.systemTicker(), RandomGenerator.getDefault()));
    }

    static Cluster at(Config access, Duration heartbeat, WatchPace pace) {
        return new Cluster(
                new ConfigBuilder(access)
                        .withConnectionTimeout((int) CONNECT_LIMIT.toMillis())
                        .withRequestTimeout((int) READ_LIMIT.toMillis())
                        .withRequestRetryBackoffLimit(READ_REPEATS)
                        .withOnlyHttpWatches(false)
                        // A request that is not answered takes its connection with it. Over HTTP/2 the JDK would send
                        // all others after it by the same dead connection, until TCP gives up after a quarter of an
                        // hour.
                        .withHttp2Disable(true)
                        .withUserAgent("vm-lifecycle-bot")
                        .build(),
                heartbeat,
                pace);
    }

    private static RequestConfig writing(RequestConfig reading) {
        return new RequestConfigBuilder(reading)
                .withRequestTimeout((int) TimeLimit.WRITE.duration().toMillis())
                .withRequestRetryBackoffLimit(0)
                .build();
    }

    /// For requests that change nothing: repeated when they fail. Never close it.
    public KubernetesClient reads() {
        return reads;
    }

    /// For requests that change something, and for what is of no use when it is late: sent once. Never close it.
    public KubernetesClient writes() {
        return writes;
    }

    @Override
    public void close() {
        reads.close();
        timer.shutdownNow();
        threads.shutdownNow();
    }

    private final class VirtualThreadClients extends JdkHttpClientFactory {

        private final Duration heartbeat;
        private final WatchPace pace;

        VirtualThreadClients(Duration heartbeat, WatchPace pace) {
            this.heartbeat = heartbeat;
            this.pace = pace;
        }

        @Override
        protected HttpClient.Builder createNewHttpClientBuilder() {
            return BeatingClient.over(
                    HttpClient.newBuilder().executor(threads),
                    listener -> new Heartbeat(listener, timer, heartbeat),
                    this::open);
        }

        /// Else whoever answers would send the bot's token to another address.
        @Override
        protected void additionalConfig(HttpClient.Builder builder) {
            builder.followRedirects(HttpClient.Redirect.NEVER);
        }

        private CompletableFuture<WebSocket> open(URI uri, Supplier<CompletableFuture<WebSocket>> begin) {
            var waited = new CompletableFuture<Void>();
            long pause = pace.pause(uri.getPath()).toMillis();
            var _ = timer.schedule(() -> waited.complete(null), pause, TimeUnit.MILLISECONDS);
            return waited.thenComposeAsync(_ -> begin.get(), threads).whenComplete((opened, _) -> {
                if (opened != null) {
                    pace.opened(uri.getPath());
                }
            });
        }
    }
}
