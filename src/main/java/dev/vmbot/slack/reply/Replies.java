package dev.vmbot.slack.reply;

import dev.vmbot.intent.Utterance.Surface;
import dev.vmbot.model.Person;
import dev.vmbot.operation.Request.Place;
import dev.vmbot.slack.Pause;
import dev.vmbot.slack.SlackException;
import dev.vmbot.slack.SlackGateway;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.answer.Sayings;
import dev.vmbot.slack.card.answer.TalkCard;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends answers to where they belong, and where Slack lets none through, to the person alone. What gets through
/// nowhere is logged and ends there: there is nobody else to tell.
public final class Replies {

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private final SlackGateway gateway;
    private final Venues venues;
    private final Ways ways;

    /// @param pause what waits where Slack says when it takes more
    public Replies(SlackGateway gateway, Venues venues, Pause pause) {
        this.gateway = gateway;
        this.venues = venues;
        this.ways = new Ways(pause);
    }

    /// After a command privately, else in the thread; in a channel that others share, in the person's direct message.
    public void answer(Heard heard, Person person, Card answer) {
        Card card = Sayings.boundTo(person, answer);
        switch (readers(heard)) {
            case UNKNOWN -> whisper(heard, TalkCard.slackAway());
            case OTHERS_TOO -> answerInDirect(heard, person, card);
            case OURS -> {
                if (heard.address().isPresent()) {
                    whisper(heard, card);
                } else {
                    post(heard, card);
                }
            }
        }
    }

    /// To somebody for whom nothing is done, where they are: no direct message is opened with them.
    public void turnAway(Heard heard, Card why) {
        if (heard.address().isPresent() || readers(heard) != Readers.OURS) {
            whisper(heard, why);
        } else {
            post(heard, why);
        }
    }

    private void post(Heard heard, Card card) {
        ways.send(
                "answer", () -> gateway.post(heard.answerPlace(), card, Optional.empty()), () -> showOnly(heard, card));
    }

    /// For this person's eyes only, wherever it was said. Says nothing of VMs, so that it may be said anywhere.
    public void whisper(Heard heard, Card card) {
        if (heard.address().isPresent()) {
            ways.send(
                    "private answer", () -> gateway.respond(heard.address().get(), card), () -> showOnly(heard, card));
        } else if (heard.surface() == Surface.DIRECT) {
            post(heard, card);
        } else {
            ways.send("private answer", () -> showOnly(heard, card));
        }
    }

    /// In the channel where nobody has replied yet: Slack shows nothing private in a thread that there is not.
    private void showOnly(Heard heard, Card card) {
        gateway.whisper(heard.place(), heard.who().user(), card);
    }

    /// To whoever pressed.
    public void answer(Pressed pressed, Card card) {
        ways.send(
                "answer to a press",
                () -> gateway.respond(pressed.address(), card),
                () -> gateway.whisper(pressed.message().place(), pressed.who().user(), card));
    }

    /// Takes away what only the presser saw, once it has served.
    public void dismiss(Pressed pressed) {
        if (pressed.message().isPrivate()) {
            attempt("dismissal", () -> gateway.dismiss(pressed.address()));
        }
    }

    /// Nobody presses twice: a private question goes away, and one that others see says how it was answered.
    public void settle(Pressed pressed, Card chosen) {
        if (pressed.message().isPrivate()) {
            dismiss(pressed);
        } else {
            attempt("choice", () -> gateway.replace(pressed.address(), chosen));
        }
    }

    private enum Readers {
        OURS,
        OTHERS_TOO,
        UNKNOWN
    }

    private Readers readers(Heard heard) {
        if (heard.surface() == Surface.DIRECT) {
            return Readers.OURS;
        }
        try {
            return venues.of(heard).shared() ? Readers.OTHERS_TOO : Readers.OURS;
        } catch (SlackException e) {
            LOG.atWarn().addKeyValue("error", e.getMessage()).log("slack does not say who reads the channel");
            return Readers.UNKNOWN;
        }
    }

    private void answerInDirect(Heard heard, Person person, Card card) {
        String direct;
        try {
            direct = gateway.openDirect(person.user());
        } catch (SlackException e) {
            LOG.atWarn().addKeyValue("error", e.getMessage()).log("no direct message for an answer");
            whisper(heard, TalkCard.noDirectMessage());
            return;
        }
        var place = new Place(direct, "");
        boolean isThere = ways.send(
                "answer",
                () -> gateway.post(place, card, Optional.empty()),
                () -> gateway.whisper(place, person.user(), card));
        whisper(heard, isThere ? TalkCard.inDirectMessage() : TalkCard.noDirectMessage());
    }

    /// What only tidies up.
    private static void attempt(String what, Runnable send) {
        try {
            send.run();
        } catch (SlackException e) {
            LOG.atWarn()
                    .addKeyValue("what", what)
                    .addKeyValue("error", e.getMessage())
                    .log("slack did not tidy up");
        }
    }
}
