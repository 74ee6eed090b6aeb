package dev.vmbot.app.chaos.storm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// A TCP proxy that can fail as a network does: between the bots and Slack, and as what spreads Slack's requests over
/// the bots. Thread-safe.
final class Door implements AutoCloseable {

    /// What comes of a connection.
    enum State {
        OPEN,
        /// Connection refused.
        REFUSED,
        /// Accepted, and reset.
        RESET,
        /// HTTP 503, whatever is asked.
        BROKEN,
        /// Accepted, and never answered.
        SILENT
    }

    private static final int CONNECT_MILLIS = 500;
    private static final byte[] UNAVAILABLE =
            "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final Supplier<List<Integer>> behind;
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int port;
    private volatile ServerSocket server;
    private volatile State state = State.OPEN;

    /// @param behind ports of those that may serve; each connection goes to one that takes it
    Door(Supplier<List<Integer>> behind) {
        this.behind = behind;
        server = listen(0);
        port = server.getLocalPort();
    }

    int port() {
        return port;
    }

    /// From now on; connections that are open do not outlive the change, but when all falls silent.
    synchronized void set(State next) {
        state = next;
        if (next == State.REFUSED) {
            close(server);
        } else if (server.isClosed()) {
            server = listen(port);
        }
        if (next != State.SILENT) {
            open.forEach(Door::reset);
        }
    }

    private ServerSocket listen(int at) {
        try {
            var listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 200);
            Thread.ofVirtual().name("door").start(() -> accept(listening));
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket come = listening.accept();
                open.add(come);
                Thread.ofVirtual().name("door-serve").start(() -> serve(come));
            } catch (IOException _) {
                // Closed, or the one who came has gone already.
            }
        }
    }

    private void serve(Socket come) {
        try {
            switch (state) {
                case OPEN -> pass(come);
                case BROKEN -> {
                    int _ = come.getInputStream().read(new byte[1 << 16]);
                    come.getOutputStream().write(UNAVAILABLE);
                    close(come);
                }
                case REFUSED, RESET -> reset(come);
                case SILENT -> come.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException _) {
            reset(come);
        } finally {
            open.remove(come);
        }
    }

    private void pass(Socket come) throws IOException {
        Socket target = connect();
        open.add(target);
        Thread back = Thread.ofVirtual().name("door-back").start(() -> copy(target, come));
        copy(come, target);
        try {
            back.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        open.remove(target);
    }

    private Socket connect() throws IOException {
        List<Integer> ports = new ArrayList<>(behind.get());
        if (ports.isEmpty()) {
            throw new IOException("nobody is behind the door");
        }
        int first = turn.getAndIncrement();
        for (int index = 0; index < ports.size(); index++) {
            int next = ports.get(Math.floorMod(first + index, ports.size()));
            var socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), next), CONNECT_MILLIS);
                return socket;
            } catch (IOException _) {
                close(socket);
            }
        }
        throw new IOException("nobody takes it");
    }

    /// What is on its way when all falls silent never arrives.
    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (state != State.SILENT) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException _) {
            reset(from);
            reset(to);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException _) {
            // Closed already.
        }
        close(socket);
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception _) {
            // There is nobody to tell, and nothing to be done.
        }
    }

    @Override
    public void close() {
        close(server);
        open.forEach(Door::reset);
    }
}
