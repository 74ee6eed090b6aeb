package dev.vmbot.slack.inbound;

import dev.vmbot.model.Intent;
import dev.vmbot.model.Person;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.Request.Place;
import dev.vmbot.operation.desk.Answer;
import dev.vmbot.operation.desk.Origin;
import dev.vmbot.operation.desk.Remedy;
import dev.vmbot.operation.desk.Requests;
import dev.vmbot.slack.Posting;
import dev.vmbot.slack.SlackException;
import dev.vmbot.slack.SlackGateway;
import dev.vmbot.slack.card.answer.AnswerCard;
import dev.vmbot.slack.card.answer.TalkCard;
import dev.vmbot.slack.reply.Heard;
import dev.vmbot.slack.reply.Replies;
import dev.vmbot.slack.reply.Venues;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes requests for changes to where they are decided, and their cards to where they belong.
final class Changes {

    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

    private final Requests requests;
    private final SlackGateway gateway;
    private final Venues venues;
    private final Posting posting;
    private final Replies replies;
    private final ChannelRules rules;
    private final Person bot;

    Changes(Requests requests, SlackGateway gateway, Venues venues, Posting posting, Replies replies, Setup setup) {
        this.requests = requests;
        this.gateway = gateway;
        this.venues = venues;
        this.posting = posting;
        this.replies = replies;
        this.rules = setup.rules();
        this.bot = setup.bot();
    }

    /// @param bot as a member, for mentions of it
    record Setup(ChannelRules rules, Person bot) {}

    /// @param settled is run as soon as a repeated delivery would find the operation
    /// @return empty where it could not even be asked for
    Optional<Answer> ask(Intent.Change change, Heard heard, Person person, int index, Runnable settled) {
        return ask(origin -> requests.ask(change, origin), heard, person, index, settled);
    }

    /// @param heard the press of the button that offers it
    void ask(Remedy remedy, Heard heard, Person person) {
        var _ = ask(origin -> requests.ask(remedy, origin), heard, person, 0, () -> {});
    }

    private Optional<Answer> ask(
            Function<Origin, Answer> request, Heard heard, Person person, int index, Runnable settled) {
        Optional<Place> place;
        try {
            place = cardPlace(heard, person);
        } catch (SlackException e) {
            LOG.atWarn().addKeyValue("error", e.getMessage()).log("slack does not say where a card can be posted");
            replies.whisper(heard, TalkCard.slackAway());
            return Optional.empty();
        }
        if (place.isEmpty()) {
            replies.whisper(heard, TalkCard.inviteMe(bot));
            return Optional.empty();
        }
        var origin = new Origin(
                heard.operationId(person.team(), index),
                person,
                place.get(),
                rules.of(heard.place().channel()).namespace());
        Answer answer = request.apply(origin);
        settled.run();
        if (answer instanceof Answer.Proposed(Operation operation)) {
            post(operation, heard);
        }
        AnswerCard.of(answer).ifPresent(card -> replies.answer(heard, person, card));
        return Optional.of(answer);
    }

    /// @return empty where the bot cannot post
    private Optional<Place> cardPlace(Heard heard, Person person) {
        SlackGateway.Channel channel = venues.of(heard);
        if (channel.direct()) {
            return Optional.of(heard.place());
        }
        if (channel.shared()) {
            return Optional.of(new Place(gateway.openDirect(person.user()), ""));
        }
        return channel.open() ? Optional.of(heard.place()) : Optional.empty();
    }

    private void post(Operation operation, Heard heard) {
        try {
            posting.post(operation);
            if (!operation.request().place().channel().equals(heard.place().channel())) {
                replies.whisper(heard, TalkCard.inDirectMessage());
            }
        } catch (SlackException e) {
            LOG.atWarn()
                    .addKeyValue("operation", operation.id())
                    .addKeyValue("error", e.getMessage())
                    .log("card not posted, left to the leader");
            replies.whisper(heard, TalkCard.cardNotPosted());
        }
    }
}
