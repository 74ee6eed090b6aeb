package dev.vmbot.kube.connection;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The connection to one cluster, made once and kept for life: one transport on virtual threads, and two ways to use
/// it.
public final class Cluster implements AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
    private static final Duration READ_LIMIT = Duration.ofSeconds(5);
    private static final int READ_REPEATS = 2;

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("kube-", 0).factory());
    private final KubernetesClient reads;
    private final KubernetesClient writes;

    private Cluster(Config config) {
        reads = new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new VirtualThreadClients(threads))
                .withTaskExecutor(threads)
                .build();
        writes = reads.newClient(writing(reads.getConfiguration().getRequestConfig()))
                .adapt(KubernetesClient.class);
    }

    /// Connects to nothing yet.
    ///
    /// @param access where the cluster is and who the bot is, see [ClusterAccess]; time-outs and retries are ours
    public static Cluster at(Config access) {
        return new Cluster(new ConfigBuilder(access)
                .withConnectionTimeout((int) CONNECT_LIMIT.toMillis())
                .withRequestTimeout((int) READ_LIMIT.toMillis())
                .withRequestRetryBackoffLimit(READ_REPEATS)
                .withOnlyHttpWatches(false)
                .withUserAgent("vm-lifecycle-bot")
                .build());
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
        threads.shutdownNow();
    }

    private static final class VirtualThreadClients extends JdkHttpClientFactory {

        private final ExecutorService threads;

        VirtualThreadClients(ExecutorService threads) {
            this.threads = threads;
        }

        @Override
        protected HttpClient.Builder createNewHttpClientBuilder() {
            return HttpClient.newBuilder().executor(threads);
        }
    }
}
