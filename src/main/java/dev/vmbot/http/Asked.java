package dev.vmbot.http;

import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A whole request.
///
/// @param path as it was sent, without the query
/// @param headers by names in which upper and lower case are the same
/// @param body empty when there is none
/// @param tooLarge there was more of it than the port takes, and none of it is here
/// @param from the other end of the connection, which may be a proxy
// The bytes that were signed, handed over once: nobody compares or keeps a request.
@SuppressWarnings("ArrayRecordComponent")
public record Asked(
        String method,
        String path,
        Map<String, List<String>> headers,
        byte[] body,
        boolean tooLarge,
        SocketAddress from) {

    /// Of a request's target, which may be a whole address.
    ///
    /// @return what is no address as it is
    static String pathOf(String target) {
        try {
            return String.valueOf(new URI(target).getRawPath());
        } catch (URISyntaxException _) {
            return target;
        }
    }

    /// The first of that name.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(List::getFirst);
    }
}
