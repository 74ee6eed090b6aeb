package dev.vmbot.sandbox.kubevirt.api;

import dev.vmbot.sandbox.kubevirt.store.ApiException;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.ObjectStore;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Write;
import dev.vmbot.sandbox.kubevirt.virt.VirtApi;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SelfSignedCertificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// virt-api as a real API server sees it: an aggregated API behind TLS. The API server has already
/// decided whether the person may; it names them in `X-Remote-User`.
public final class VirtApiServer implements AutoCloseable {

    private static final long START_SECONDS = 20;
    private static final String NAMESPACE = "kubevirt";
    private static final Resource SERVICES = new Resource("", "v1", "services", "Service", true, true);
    private static final Resource API_SERVICES =
            new Resource("apiregistration.k8s.io", "v1", "apiservices", "APIService", false, true);

    private final Vertx vertx = Vertx.vertx();
    private final List<LoggedRequest> requests = new CopyOnWriteArrayList<>();
    private final SubresourceCalls calls;
    private final ObjectStore store;
    private final HttpServer server;
    private volatile boolean down;

    public VirtApiServer(ObjectStore store) {
        this.store = store;
        calls = new SubresourceCalls(new VirtApi(store));
        var options = new HttpServerOptions().setHost("localhost").setPort(0).setSsl(true);
        options.setKeyCertOptions(SelfSignedCertificate.create().keyCertOptions());
        server = vertx.createHttpServer(options).requestHandler(this::receive);
        try {
            server.listen().toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("virt-api could not be opened", e);
        }
    }

    /// Tells the API server to pass the subresources on to this server. It takes a few seconds until
    /// it does.
    public void register() {
        var service = Json.object();
        service.putObject("metadata").put("name", "virt-api").put("namespace", NAMESPACE);
        var spec = service.putObject("spec").put("type", "ExternalName").put("externalName", "localhost");
        spec.putArray("ports").addObject().put("port", server.actualPort()).put("protocol", "TCP");
        store.create(SERVICES, service, Write.MAIN);
        var aggregated = Json.object();
        aggregated.putObject("metadata").put("name", "v1." + SubresourceCalls.GROUP);
        var target = aggregated
                .putObject("spec")
                .put("group", SubresourceCalls.GROUP)
                .put("version", "v1")
                .put("groupPriorityMinimum", 1000)
                .put("versionPriority", 15)
                .put("insecureSkipTLSVerify", true);
        target.putObject("service")
                .put("namespace", NAMESPACE)
                .put("name", "virt-api")
                .put("port", server.actualPort());
        store.create(API_SERVICES, aggregated, Write.MAIN);
    }

    /// While it is down it hangs up; the API server says of that what it says of a virt-api that is not there.
    public void down(boolean isDown) {
        down = isDown;
    }

    /// Those that came through, oldest first.
    public List<LoggedRequest> requests() {
        return List.copyOf(requests);
    }

    private void receive(HttpServerRequest request) {
        if (down) {
            request.connection().close();
            return;
        }
        request.body().onSuccess(body -> {
            Callable<Reply> work = () -> answer(request, body.toString());
            vertx.executeBlocking(work, false).onSuccess(reply -> send(request, reply));
        });
    }

    private Reply answer(HttpServerRequest request, String body) {
        String path = Objects.requireNonNullElse(request.path(), "/");
        if (path.equals("/apis/" + SubresourceCalls.GROUP + "/v1")) {
            return Reply.json(200, Discovery.subresources());
        }
        var call = new Call(request.method().name(), path, request.params(), request.headers(), body);
        Reply reply = Target.find(path)
                .map(target -> answer(call, target))
                .orElseGet(() -> Reply.text(404, "404: Page Not Found"));
        requests.add(new LoggedRequest(
                call.method(), path, "", call.header("X-Remote-User"), Instant.now(), body, reply.code()));
        return reply;
    }

    private Reply answer(Call call, Target target) {
        try {
            return calls.answer(call, target);
        } catch (ApiException e) {
            return Reply.of(e);
        }
    }

    private static void send(HttpServerRequest request, Reply reply) {
        var response = request.response().setStatusCode(reply.code());
        if (!reply.type().isEmpty()) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, reply.type());
        }
        response.end(reply.body());
    }

    @Override
    public void close() {
        vertx.close();
    }
}
