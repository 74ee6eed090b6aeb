package dev.vmbot.slack.inbound;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.vmbot.access.AccessUnavailableException;
import dev.vmbot.intent.Utterance;
import dev.vmbot.model.Person;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.desk.Remedy;
import dev.vmbot.slack.Lookups;
import dev.vmbot.slack.Pause;
import dev.vmbot.slack.Posting;
import dev.vmbot.slack.SlackDirectory;
import dev.vmbot.slack.SlackGateway;
import dev.vmbot.slack.card.Buttons;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.answer.ChoiceCard;
import dev.vmbot.slack.card.answer.Sayings;
import dev.vmbot.slack.card.answer.TalkCard;
import dev.vmbot.slack.reply.Heard;
import dev.vmbot.slack.reply.Pressed;
import dev.vmbot.slack.reply.Replies;
import dev.vmbot.slack.reply.Venues;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what was delivered: once, on a thread of its own, and with the person it comes from.
public final class Reception implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    /// Slack gives up on an acknowledgement after 3 s.
    private static final Duration EVENT_ACK = Duration.ofSeconds(2);

    /// A pod has 45 s to end in, in which the lease is given back and the connections are closed too.
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(8);

    private static final int MOST_AT_ONCE = 512;
    private static final int MOST_TURNED_AWAY_AT_ONCE = 64;

    private final SlackGateway.Bot bot;
    private final SlackDirectory directory;
    private final Conversation conversation;
    private final Changes changes;
    private final Decisions decisions;
    private final Admission admission;
    private final Replies replies;
    private final Workers workers;
    private final Workers apologies;
    private final Allowance allowance;
    private final Seen seen = new Seen(Ticker.systemTicker());
    private final Pattern mentionOfBot;

    /// Slack as it is needed here.
    public record Counterpart(SlackGateway gateway, SlackGateway.Bot bot, SlackDirectory directory, Posting posting) {}

    /// @param threads one for each task, virtual; not closed here
    /// @param pause what waits where Slack says when it takes more
    /// @param limits of what people may ask for
    public record Engine(ExecutorService threads, InstantSource clock, Pause pause, Allowance.Limits limits) {

        public Engine(ExecutorService threads, InstantSource clock, Allowance.Limits limits) {
            this(threads, clock, Thread::sleep, limits);
        }

        /// Without limits.
        public Engine(ExecutorService threads, InstantSource clock, Pause pause) {
            this(threads, clock, pause, Allowance.Limits.NONE);
        }

        /// Without limits.
        public Engine(ExecutorService threads, InstantSource clock) {
            this(threads, clock, Allowance.Limits.NONE);
        }
    }

    public Reception(Counterpart slack, UseCases useCases, OperationStore store, ChannelRules rules, Engine engine) {
        this.bot = slack.bot();
        this.directory = slack.directory();
        SlackGateway gateway = slack.gateway();
        var lookups = new Lookups(engine.pause());
        Venues venues = new Venues(gateway, lookups);
        this.replies = new Replies(gateway, venues, engine.pause());
        this.decisions = new Decisions(useCases.approvals(), replies);
        var setup = new Changes.Setup(rules, new Person(bot.team(), bot.user()));
        this.changes = new Changes(useCases.requests(), gateway, venues, slack.posting(), replies, setup);
        this.admission = new Admission(useCases.stranger(), replies);
        var threadCards = new ThreadCards(gateway, lookups, store);
        this.conversation = new Conversation(
                useCases,
                store,
                changes,
                decisions,
                replies,
                new Conversation.Setup(rules, threadCards, engine.clock()));
        this.allowance = new Allowance(engine.limits(), Ticker.systemTicker());
        this.workers = new Workers(engine.threads(), MOST_AT_ONCE);
        this.apologies = new Workers(engine.threads(), MOST_TURNED_AWAY_AT_ONCE);
        this.mentionOfBot = Pattern.compile("<@" + Pattern.quote(bot.user()) + "(\\|[^>]*)?>");
    }

    boolean mentionsBot(String text) {
        return mentionOfBot.matcher(text).find();
    }

    boolean isBot(String user) {
        return user.equals(bot.user());
    }

    /// @return what to answer at once when it is too much, and nothing was begun; else empty
    Optional<Card> command(Heard heard) {
        if (!seen.isNewTrigger(heard.origin())) {
            return Optional.empty();
        }
        if (!allowance.takes(heard)) {
            return Optional.of(TalkCard.notSoFast());
        }
        return workers.run(() -> hear(heard, () -> {})) ? Optional.empty() : Optional.of(TalkCard.busy());
    }

    /// Returns when a repeated delivery would find what this one has made, or after 2 s.
    void event(String eventId, Heard heard) {
        if (!seen.isNewEvent(eventId, heard.place().channel(), heard.origin())) {
            return;
        }
        if (heard.isAddressed() && !allowance.takes(heard)) {
            slowDown(heard);
            return;
        }
        CountDownLatch settled = new CountDownLatch(1);
        boolean begun = workers.run(() -> {
            try {
                hear(heard, settled::countDown);
            } finally {
                settled.countDown();
            }
        });
        if (!begun) {
            turnAway(heard);
            return;
        }
        try {
            boolean inTime = settled.await(EVENT_ACK.toMillis(), TimeUnit.MILLISECONDS);
            LOG.atDebug().addKeyValue("settled", inTime).log("event acknowledged");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    void press(Pressed pressed) {
        if (!seen.isNewTrigger(pressed.trigger())) {
            return;
        }
        if (!workers.run(() -> take(pressed))) {
            apologies.run(() -> replies.answer(pressed, TalkCard.busy()));
        }
    }

    /// Told now and then only, so that the answers are no flood themselves.
    private void slowDown(Heard heard) {
        if (allowance.tells(heard)) {
            apologies.run(() -> replies.whisper(heard, TalkCard.notSoFast()));
        }
    }

    private void turnAway(Heard heard) {
        if (conversation.isAwaited(heard)) {
            apologies.run(() -> replies.whisper(heard, TalkCard.busy()));
        }
    }

    private void hear(Heard heard, Runnable settled) {
        try {
            Optional<Person> person = person(heard.who());
            if (person.isPresent()) {
                conversation.hear(heard, person.get(), settled);
            } else if (conversation.isAwaited(heard)) {
                replies.whisper(heard, TalkCard.whoAreYou());
            }
        } catch (RuntimeException e) {
            // The top of this thread: the person must not be left without an answer.
            LOG.atError().setCause(e).addKeyValue("surface", heard.surface()).log("answering a person failed");
            if (conversation.isAwaited(heard)) {
                replies.whisper(heard, TalkCard.broken());
            }
        }
    }

    private void take(Pressed pressed) {
        try {
            Optional<Person> person = person(pressed.who());
            if (person.isEmpty()) {
                replies.answer(pressed, TalkCard.whoAreYou());
            } else if (pressed.action().equals(Buttons.APPROVE)
                    || pressed.action().equals(Buttons.CANCEL)) {
                decisions.pressed(pressed, person.get());
            } else if (Sayings.says(pressed.action())) {
                say(pressed, person.get());
            } else if (pressed.action().startsWith(Buttons.REMEDY)) {
                Buttons.findRemedy(pressed.value())
                        .ifPresentOrElse(
                                remedy -> take(remedy, pressed, person.get()), () -> decisions.unknown(pressed));
            } else {
                decisions.unknown(pressed);
            }
        } catch (RuntimeException e) {
            // The top of this thread, as above.
            LOG.atError().setCause(e).addKeyValue("action", pressed.action()).log("answering a press failed");
            replies.answer(pressed, TalkCard.broken());
        }
    }

    private void take(Remedy remedy, Pressed pressed, Person person) {
        Heard press = said(pressed, pressed.value(), pressed.trigger());
        if (admission.admits(person, press)) {
            changes.ask(remedy, press, person);
        }
    }

    /// A button that says something says it as a command, for whoever pressed it; but a question is answered only by
    /// whom it was put to.
    private void say(Pressed pressed, Person person) {
        Optional<String> asker = Sayings.asker(pressed.action());
        Optional<String> said = Sayings.said(pressed.action(), pressed.value());
        if (asker.isPresent() && !asker.get().equals(person.user())) {
            replies.answer(pressed, TalkCard.notYourQuestion(new Person(bot.team(), asker.get())));
        } else if (said.isEmpty()) {
            decisions.unknown(pressed);
        } else {
            answered(pressed, said.get(), person);
        }
    }

    /// What others see is answered once, whichever replica takes the press: the message, not the press, makes it what
    /// it is.
    private void answered(Pressed pressed, String said, Person person) {
        boolean open = !pressed.message().isPrivate() && !pressed.message().ts().isEmpty();
        String question =
                pressed.message().place().channel() + " " + pressed.message().ts();
        if (open && !seen.isNewTrigger(question)) {
            replies.answer(pressed, TalkCard.answeredBefore());
            return;
        }
        replies.settle(pressed, ChoiceCard.chosen(pressed.message().blocks(), person, said));
        conversation.hear(said(pressed, said, open ? question : pressed.trigger()), person, () -> {});
    }

    private static Heard said(Pressed pressed, String text, String origin) {
        return new Heard(
                text,
                Utterance.Surface.SLASH,
                pressed.who(),
                origin,
                pressed.message().place(),
                Optional.of(pressed.address()));
    }

    /// @return empty when neither the delivery nor Slack tells which workspace somebody belongs to
    private Optional<Person> person(Heard.Speaker who) {
        try {
            return directory.findPerson(who.user(), who.team());
        } catch (AccessUnavailableException _) {
            return Optional.empty();
        }
    }

    /// Waits for the answers to what was taken, which Slack does not deliver to another replica any more.
    @Override
    public void close() {
        if (!workers.end(LAST_ANSWERS)) {
            LOG.atWarn().log("not everybody could be answered before the end");
        }
    }
}
