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
        this.answers = Caffeine.newBuilder()
                .expireAfterWrite(LIFE)
                .maximumSize(MOST)
                .ticker(ticker)
                .build();
    }

    /// @throws dev.vmbot.access.AccessUnavailableException when nothing is remembered and no answer could be had, which
    ///     is not remembered
    @Override
    public boolean allows(Identity identity, Permission permission) {
        return answers.get(new Question(identity, permission), this::ask);
    }

    private boolean ask(Question question) {
        return authorizer.allows(question.identity(), question.permission());
    }

    private record Question(Identity identity, Permission permission) {}
}
