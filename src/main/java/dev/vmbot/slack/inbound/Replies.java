package dev.vmbot.slack.inbound;

import dev.vmbot.intent.Utterance.Surface;
import dev.vmbot.model.Person;
import dev.vmbot.operation.Request.Place;
import dev.vmbot.slack.SlackException;
import dev.vmbot.slack.SlackGateway;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.answer.Sayings;
import dev.vmbot.slack.card.answer.TalkCard;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends answers to where they belong. A failure is logged and ends there: there is nobody else to tell.
final class Replies {

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private final SlackGateway gateway;
    private final Venues venues;

    Replies(SlackGateway gateway, Venues venues) {
        this.gateway = gateway;
        this.venues = venues;
    }

    /// After a command privately, else in the thread; in a channel that others share, in the person's direct message.
    void answer(Heard heard, Person person, Card answer) {
        Card card = Sayings.boundTo(person, answer);
        boolean shared;
        try {
            shared = isShared(heard);
        } catch (SlackException e) {
            LOG.atWarn().addKeyValue("error", e.getMessage()).log("slack does not say who reads the channel");
            whisper(heard, TalkCard.slackAway());
            return;
        }
        attempt("answer", () -> {
            if (shared) {
                answerInDirect(heard, person, card);
            } else if (heard.address().isPresent()) {
                gateway.respond(heard.address().get(), card);
            } else {
                gateway.post(heard.answerPlace(), card, Optional.empty());
            }
        });
    }

    /// To somebody for whom nothing is done, where they are: no direct message is opened with them.
    void turnAway(Heard heard, Card why) {
        attempt("refusal", () -> {
            if (heard.address().isPresent() || isShared(heard)) {
                whisper(heard, why);
            } else {
                gateway.post(heard.answerPlace(), why, Optional.empty());
            }
        });
    }

    /// For this person's eyes only, wherever it was said. Says nothing of VMs, so that it may be said anywhere.
    void whisper(Heard heard, Card card) {
        attempt("private answer", () -> {
            if (heard.address().isPresent()) {
                gateway.respond(heard.address().get(), card);
            } else if (heard.surface() == Surface.DIRECT) {
                gateway.post(heard.answerPlace(), card, Optional.empty());
            } else {
                gateway.whisper(heard.answerPlace(), heard.who().user(), card);
            }
        });
    }

    /// To whoever pressed.
    void answer(Pressed pressed, Card card) {
        attempt("answer to a press", () -> gateway.respond(pressed.address(), card));
    }

    /// Takes away what only the presser saw, once it has served.
    void dismiss(Pressed pressed) {
        if (pressed.message().isPrivate()) {
            attempt("dismissal", () -> gateway.dismiss(pressed.address()));
        }
    }

    /// Nobody presses twice: a private question goes away, and one that others see says how it was answered.
    void settle(Pressed pressed, Card chosen) {
        if (pressed.message().isPrivate()) {
            dismiss(pressed);
        } else {
            attempt("choice", () -> gateway.replace(pressed.address(), chosen));
        }
    }

    private boolean isShared(Heard heard) {
        return heard.surface() != Surface.DIRECT && venues.of(heard).shared();
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
        gateway.post(new Place(direct, ""), card, Optional.empty());
        whisper(heard, TalkCard.inDirectMessage());
    }

    private static void attempt(String what, Runnable send) {
        try {
            send.run();
        } catch (SlackException e) {
            LOG.atWarn()
                    .addKeyValue("what", what)
                    .addKeyValue("error", e.getMessage())
                    .log("slack did not take an answer");
        }
    }
}
