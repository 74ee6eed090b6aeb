package dev.vmbot.slack;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Answers that were asked for after whoever wants them came: nobody is told what was true before. While one question
/// is on its way, all who come share the next one, which is put when that has ended; so a crowd costs one question at a
/// time for one thing, and everybody waits for two at the most. Thread-safe.
public final class FreshAnswers<V> {

    private static final class Question<V> {

        private final CompletableFuture<V> answer = new CompletableFuture<>();
        private boolean put;
    }

    private final Function<String, V> asking;
    private final Map<String, Question<V>> last = new HashMap<>();

    /// @param asking may throw; whoever shares the question is told the same
    public FreshAnswers(Function<String, V> asking) {
        this.asking = asking;
    }

    /// @param id of the thing that the question is about
    public V ask(String id) {
        Question<V> before;
        Question<V> mine;
        synchronized (last) {
            before = last.get(id);
            if (before == null || before.put) {
                mine = new Question<>();
                last.put(id, mine);
            } else {
                mine = before;
            }
        }
        if (mine != before) {
            put(id, mine, before);
        }
        try {
            return mine.answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /// @param before on its way still; null when there is none
    private void put(String id, Question<V> question, @Nullable Question<V> before) {
        if (before != null) {
            before.answer.handle((_, _) -> "whatever it was").join();
        }
        synchronized (last) {
            question.put = true;
        }
        try {
            question.answer.complete(asking.apply(id));
        } catch (RuntimeException e) {
            question.answer.completeExceptionally(e);
        } finally {
            synchronized (last) {
                last.remove(id, question);
            }
        }
    }
}
