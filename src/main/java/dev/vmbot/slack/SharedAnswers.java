package dev.vmbot.slack;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// One question at a time for one thing: whoever wants to know what is being asked already waits for that answer, so
/// that a crowd costs one call. What was answered is not kept. Thread-safe.
public final class SharedAnswers<V> {

    private final Map<String, CompletableFuture<V>> underWay = new ConcurrentHashMap<>();

    /// @param question may throw; whoever shares it is told the same
    public V ask(String id, Supplier<V> question) {
        var mine = new CompletableFuture<V>();
        CompletableFuture<V> before = underWay.putIfAbsent(id, mine);
        if (before != null) {
            return join(before);
        }
        try {
            mine.complete(question.get());
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
        } finally {
            underWay.remove(id, mine);
        }
        return join(mine);
    }

    private static <V> V join(CompletableFuture<V> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
