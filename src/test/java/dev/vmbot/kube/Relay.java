package dev.vmbot.kube;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Passes bytes between clients and a server, and can cut every connection that goes through it, or let it
/// fall silent.
final class Relay implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> silent = ConcurrentHashMap.newKeySet();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final URI server;
    private final ServerSocket door;

    /// @param server whose host is this machine, so that its certificate is good for the relay too
    Relay(URI server) throws IOException {
        this.server = server;
        door = new ServerSocket(0, 50, InetAddress.getByName(server.getHost()));
        threads.execute(this::welcome);
    }

    /// The server's address, by way of this relay.
    String address() {
        return "%s://%s:%d/".formatted(server.getScheme(), server.getHost(), door.getLocalPort());
    }

    void cut() {
        sockets.forEach(Relay::close);
    }

    /// From now on swallows what comes on any connection that there is, without closing it, as when a node
    /// is lost.
    void silence() {
        silent.addAll(sockets);
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException _) {
                // Nobody comes through any more, or the server is not there: the client sees a cut either way.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        sockets.add(client);
        try {
            var ahead = new Socket(server.getHost(), server.getPort());
            sockets.add(ahead);
            // Small requests would else wait for the other side's delayed acknowledgement, 40 ms each.
            client.setTcpNoDelay(true);
            ahead.setTcpNoDelay(true);
            threads.execute(() -> pass(client, ahead));
            threads.execute(() -> pass(ahead, client));
        } catch (IOException e) {
            close(client);
            throw e;
        }
    }

    private void pass(Socket from, Socket to) {
        try {
            byte[] bytes = new byte[8192];
            for (int read = from.getInputStream().read(bytes);
                    read >= 0;
                    read = from.getInputStream().read(bytes)) {
                if (!silent.contains(from)) {
                    to.getOutputStream().write(bytes, 0, read);
                }
            }
        } catch (IOException _) {
            // Cut.
        } finally {
            if (!silent.contains(from)) {
                part(from, to);
            }
        }
    }

    private void part(Socket one, Socket another) {
        close(one);
        close(another);
        sockets.remove(one);
        sockets.remove(another);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is of no use any more in any case.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException _) {
            // Nobody is let in again in any case.
        }
        cut();
        threads.shutdownNow();
    }
}
