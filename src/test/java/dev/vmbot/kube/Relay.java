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

/// Passes bytes between clients and a server, and can cut every connection that goes through it.
final class Relay implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
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
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // Cut.
        } finally {
            close(from);
            close(to);
            sockets.remove(from);
            sockets.remove(to);
        }
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
