package dev.vmbot.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerExpectContinueHandler;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// An open port, with limits on what anybody may send there and how slowly. One thread reads and writes; each whole
/// request is answered on a virtual thread of its own.
public final class HttpPort implements AutoCloseable {

    private static final Duration DRAIN = Duration.ofSeconds(3);

    private final EventLoopGroup loop = new NioEventLoopGroup(1, new DefaultThreadFactory("http", true));
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("http-answer-", 0).factory());
    private final Crowd crowd;
    private final Channel port;

    /// What may be asked of one port.
    ///
    /// @param patience from the first byte of a request to its last, from the opening of a connection to the first
    ///     byte, and for an answer to be taken
    /// @param idle between two requests on a connection
    /// @param connections at once; beyond it the one that has waited longest goes
    /// @param body bytes of one request, without its header
    /// @param all bytes of all requests that are not answered yet; beyond it the largest unfinished one goes
    public record Limits(Duration patience, Duration idle, int connections, int body, int all) {

        /// Slack's requests take a few KiB, and come at once. Longer idle than nginx, so that it is the one to hang
        /// up.
        public static final Limits STANDARD =
                new Limits(Duration.ofSeconds(5), Duration.ofSeconds(75), 512, 1 << 20, 16 << 20);

        public Limits withPatience(Duration other) {
            return new Limits(other, idle, connections, body, all);
        }
    }

    /// What answers. May block; what it throws is logged, and answered with 500.
    @FunctionalInterface
    public interface Handler {

        Answer answer(Asked asked);
    }

    /// Listens at once.
    ///
    /// @param number 0 for any free one
    /// @throws UncheckedIOException when the port is taken
    public HttpPort(int number, Limits limits, Handler handler) {
        crowd = new Crowd(limits);
        var bound = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                // Small, and given back at once; pools would keep megabytes for a port on which little happens.
                .childOption(ChannelOption.ALLOCATOR, new UnpooledByteBufAllocator(false))
                .childHandler(new Welcome(handler))
                .bind(new InetSocketAddress(number))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            close(bound.channel());
            throw taken(number, bound.cause());
        }
        port = bound.channel();
    }

    private static UncheckedIOException taken(int number, Throwable cause) {
        String why = cause instanceof BindException ? String.valueOf(cause.getMessage()) : cause.toString();
        var failure = new BindException(why);
        failure.initCause(cause);
        return new UncheckedIOException("port %d cannot be listened on (%s)".formatted(number, why), failure);
    }

    /// The number of the port.
    public int number() {
        return ((InetSocketAddress) port.localAddress()).getPort();
    }

    /// How many are connected now.
    public int connections() {
        return crowd.size();
    }

    /// Takes nothing new, and gives what is being answered three seconds. Does nothing the second time.
    @Override
    public void close() {
        close(port);
    }

    private void close(Channel listening) {
        if (loop.isShuttingDown()) {
            return;
        }
        listening.close().awaitUninterruptibly();
        loop.submit(crowd::dismiss).awaitUninterruptibly();
        crowd.awaitDismissal(DRAIN);
        threads.shutdownNow();
        loop.shutdownGracefully(0, DRAIN.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly();
    }

    private final class Welcome extends ChannelInitializer<Channel> {

        /// Slack's take less than 2 KiB.
        private static final int LONGEST_HEADER = 32 << 10;

        private static final int LONGEST_LINE = 8 << 10;

        private final Handler handler;

        Welcome(Handler handler) {
            this.handler = handler;
        }

        @Override
        protected void initChannel(Channel channel) {
            var visitor = new Visitor(crowd, handler, threads);
            channel.pipeline()
                    .addLast(
                            visitor.ears(),
                            new HttpServerCodec(new HttpDecoderConfig()
                                    .setMaxInitialLineLength(LONGEST_LINE)
                                    .setMaxHeaderSize(LONGEST_HEADER)
                                    .setHeadersFactory(FewHeaders.FACTORY)
                                    .setTrailersFactory(FewHeaders.FACTORY)),
                            new HttpServerKeepAliveHandler(),
                            new HttpServerExpectContinueHandler(),
                            // A request that comes before the one before it is answered waits here.
                            new FlowControlHandler(),
                            visitor);
        }
    }
}
