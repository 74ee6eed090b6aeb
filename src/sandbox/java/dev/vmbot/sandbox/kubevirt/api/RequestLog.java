package dev.vmbot.sandbox.kubevirt.api;

import java.util.ArrayList;
import java.util.List;

/// What was asked of the API, oldest first.
public final class RequestLog {

    private static final int REMEMBERED = 50_000;

    private final List<LoggedRequest> requests = new ArrayList<>();

    synchronized void add(LoggedRequest request) {
        if (requests.size() == REMEMBERED) {
            requests.removeFirst();
        }
        requests.add(request);
    }

    public synchronized List<LoggedRequest> all() {
        return List.copyOf(requests);
    }

    /// See [LoggedRequest#isWrite].
    public List<LoggedRequest> writes() {
        return all().stream().filter(LoggedRequest::isWrite).toList();
    }

    /// The starts, stops and restarts asked for.
    public List<LoggedRequest> powerRequests() {
        return all().stream()
                .filter(request -> request.path().startsWith("/apis/" + SubresourceCalls.GROUP + "/")
                        && request.method().equals("PUT"))
                .toList();
    }

    public synchronized void clear() {
        requests.clear();
    }
}
