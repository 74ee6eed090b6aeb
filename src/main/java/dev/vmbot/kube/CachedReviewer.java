package dev.vmbot.kube;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.vmbot.access.Identity;
import dev.vmbot.access.Permission;
import dev.vmbot.access.Reviewer;
import java.time.Duration;

/// Remembers what the authorizer said for a short while, to filter what is shown. Never to be asked when a press or a
/// change depends on the answer.
public final class CachedReviewer implements Reviewer {

    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final long MOST = 50_000;

    private final Reviewer authorizer;
    private final Cache<Question, Boolean> answers;

    public CachedReviewer(Reviewer authorizer, Ticker ticker) {
        this.authorizer = authorizer;
        // Never on the common pool: the JDK's HTTP client delivers its answers there, also the one that is asked for.
        this.answers = Caffeine.newBuilder()
                .executor(Runnable::run)
                .expireAfterWrite(LIFE)
                .maximumSize(MOST)
                .ticker(ticker)
                .build();
    }

    /// @throws dev.vmbot.access.AccessUnavailableException when nothing is remembered and no answer could be had, which
    ///     is not remembered
    @Override
    public boolean allows(Identity identity, Permission permission) {
        var question = new Question(identity, permission);
        Boolean known = answers.getIfPresent(question);
        if (known != null) {
            return known;
        }
        // A right to all of a namespace is one to each of it.
        if (Boolean.TRUE.equals(answers.getIfPresent(new Question(identity, permission.inWholeNamespace())))) {
            return true;
        }
        // Not asked within the cache: its lock would be held for as long as the authorizer takes.
        boolean allowed = authorizer.allows(identity, permission);
        answers.put(question, allowed);
        return allowed;
    }

    private record Question(Identity identity, Permission permission) {}
}
