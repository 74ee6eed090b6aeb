package dev.vmbot.operation.execution;

import java.util.LinkedHashMap;
import java.util.Map;

/// What is remembered to save requests only, and may be lost.
final class Bounded {

    private static final int MOST = 10_000;

    private Bounded() {}

    /// A map that forgets the oldest when it is full. Not thread-safe.
    static <K, V> Map<K, V> map() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST;
            }
        };
    }
}
