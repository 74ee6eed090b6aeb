package dev.vmbot.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection: gathers a request, has it answered, and begins anew, each within its time. Everything but the
/// answering happens on the port's thread.
final class Visitor extends SimpleChannelInboundHandler<HttpObject> {

    private static final Logger LOG = LoggerFactory.getLogger(Visitor.class);
    private static final int BROKEN = 500;

    /// What the crowd has noted that it holds, in bytes.
    long holds;

    private final Crowd crowd;
    private final HttpPort.Handler handler;
    private final Executor threads;
    private ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private @Nullable ChannelHandlerContext context;
    private @Nullable HttpRequest head;
    private @Nullable Future<?> clock;
    private boolean tooLarge;
    private boolean idle;

    Visitor(Crowd crowd, HttpPort.Handler handler, Executor threads) {
        this.crowd = crowd;
        this.handler = handler;
        this.threads = threads;
    }

    /// Before the codec, which tells of a request only when its header is whole.
    ChannelHandler ears() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext with, Object message) {
                hear(with, ((ByteBuf) message).readableBytes());
                with.fireChannelRead(message);
            }
        };
    }

    private void hear(ChannelHandlerContext with, int bytes) {
        if (idle) {
            idle = false;
            time(with, crowd.limits().patience());
            crowd.asks(this);
        }
        crowd.hasSent(this, bytes);
    }

    @Override
    public void channelActive(ChannelHandlerContext with) {
        context = with;
        time(with, crowd.limits().patience());
        crowd.asks(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext with) {
        stopTheClock();
        crowd.leaves(this);
    }

    /// Without an answer: it would wait for the rest of the request.
    void goAway() {
        crowd.leaves(this);
        ChannelHandlerContext open = context;
        if (open != null) {
            var _ = open.close();
        }
    }

    private void time(ChannelHandlerContext with, Duration limit) {
        stopTheClock();
        clock = with.executor().schedule(this::goAway, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stopTheClock() {
        Future<?> running = clock;
        if (running != null) {
            running.cancel(false);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext with, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            beginToAnswer(with);
            write(with, Answer.empty(fault(part.decoderResult().cause())));
            return;
        }
        if (part instanceof HttpRequest begun) {
            head = begun;
        }
        if (part instanceof HttpContent content) {
            gather(content.content());
        }
        if (part instanceof LastHttpContent) {
            beginToAnswer(with);
            answer(with, whole(with));
        }
    }

    private static int fault(Throwable cause) {
        return switch (cause) {
            case TooLongHttpHeaderException _ -> HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE.code();
            case TooLongHttpLineException _ -> HttpResponseStatus.REQUEST_URI_TOO_LONG.code();
            default -> HttpResponseStatus.BAD_REQUEST.code();
        };
    }

    /// All of a body that is too large is read, and dropped: an answer to half a request may be lost.
    private void gather(ByteBuf content) {
        tooLarge |= body.size() + content.readableBytes() > crowd.limits().body();
        if (tooLarge) {
            body = new ByteArrayOutputStream(0);
            return;
        }
        try {
            content.readBytes(body, content.readableBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes everything", e);
        }
    }

    /// Nothing more is read, so that what comes meanwhile waits in the system's buffers.
    private void beginToAnswer(ChannelHandlerContext with) {
        stopTheClock();
        with.channel().config().setAutoRead(false);
        crowd.isAnswered(this);
    }

    private Asked whole(ChannelHandlerContext with) {
        HttpRequest request = Objects.requireNonNull(head);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.headers()
                .names()
                .forEach(name -> headers.put(name, request.headers().getAll(name)));
        return new Asked(
                request.method().name(),
                Asked.pathOf(request.uri()),
                headers,
                body.toByteArray(),
                tooLarge,
                with.channel().remoteAddress());
    }

    private void answer(ChannelHandlerContext with, Asked asked) {
        hand(threads, () -> {
            Answer answer = answer(asked);
            hand(with.executor(), () -> write(with, answer));
        });
    }

    private static void hand(Executor to, Runnable task) {
        try {
            to.execute(task);
        } catch (RejectedExecutionException _) {
            LOG.atDebug().log("closing, a request is not answered any more");
        }
    }

    private Answer answer(Asked asked) {
        try {
            return handler.answer(asked);
        } catch (RuntimeException | Error e) {
            // The top of this thread, and whoever asked would wait for nothing.
            LOG.atError().setCause(e).addKeyValue("path", asked.path()).log("answering a request failed");
            return Answer.empty(BROKEN);
        }
    }

    private void write(ChannelHandlerContext with, Answer answer) {
        ByteBuf text = Unpooled.copiedBuffer(answer.body(), StandardCharsets.UTF_8);
        var response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()), text);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, text.readableBytes());
        if (!answer.type().isEmpty()) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, answer.type());
        }
        if (answer.isRefusal()) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        time(with, crowd.limits().patience());
        ChannelFuture written = with.writeAndFlush(response);
        written.addListener(_ -> beginAnew(with));
    }

    private void beginAnew(ChannelHandlerContext with) {
        head = null;
        body = new ByteArrayOutputStream(0);
        tooLarge = false;
        if (!with.channel().isActive()) {
            return;
        }
        idle = true;
        time(with, crowd.limits().idle());
        crowd.rests(this);
        with.channel().config().setAutoRead(true);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext with, Throwable cause) {
        LOG.atDebug().addKeyValue("error", cause.toString()).log("connection broke");
        var _ = with.close();
    }
}
