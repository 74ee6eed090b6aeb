package dev.vmbot.access;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/// The cluster's authorizer. Thread-safe.
public interface Reviewer {

    /// Questions of one person that are on their way at a time.
    int AT_ONCE = 8;

    /// Asks afresh, without a cache (SubjectAccessReview).
    ///
    /// @throws AccessUnavailableException when no answer could be had; that is no permission
    boolean allows(Identity identity, Permission permission);

    /// Those of them whose permission is given, in their order. Several are asked about at a time, and none after the
    /// last that somebody still waits for.
    ///
    /// @param needed what each of them needs
    default <T> Stream<T> allowed(Identity identity, Stream<T> all, Function<T, Permission> needed) {
        return all.gather(Gatherers.mapConcurrent(
                        AT_ONCE, one -> allows(identity, needed.apply(one)) ? Optional.of(one) : Optional.<T>empty()))
                .flatMap(Optional::stream);
    }
}
