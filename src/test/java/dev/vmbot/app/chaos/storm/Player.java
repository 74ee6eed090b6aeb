package dev.vmbot.app.chaos.storm;

import dev.vmbot.app.chaos.judge.Evidence;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.sandbox.slack.Actor;
import dev.vmbot.sandbox.slack.SlackDouble;
import dev.vmbot.sandbox.slack.world.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// One person in one place, who asks, decides, and asks again when nothing comes of it for long.
final class Player {

    /// After which somebody tries again.
    private static final Duration ANNOYED = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final SlackDouble slack;
    private final Machines machines;
    private final String person;

    Player(SlackDouble slack, Machines machines, String person) {
        this.slack = slack;
        this.machines = machines;
        this.person = person;
    }

    /// Returns when its card shows an end, or after minutes in which none came.
    void play(Deed deed) {
        List<String> names = machines.take(deed.machines());
        String channel = deed.place() == Deed.Place.DIRECT
                ? actor().directMessage()
                : deed.place().channel();
        Instant begun = Instant.now();
        Instant until = begun.plus(PATIENCE);
        boolean running = machines.isUp(names.getFirst());
        String verb = !running ? "start" : deed.restart() ? "restart" : "stop";
        String text = verb + " " + String.join(",", names) + " -n " + Arena.NAMESPACE;
        Supplier<Optional<Message>> card = () -> card(channel, names, begun);
        BooleanSupplier carded = () -> card.get().isPresent();
        boolean taken = false;
        while (!carded.getAsBoolean() && Instant.now().isBefore(until)) {
            Instant asked = Instant.now();
            taken = taken || ask(deed, channel, text);
            boolean _ = slack.world().await(ANNOYED, carded);
            taken = taken && !isToldToAskAgain(channel, asked);
        }
        decide(deed, card, until);
        machines.giveBack(names);
    }

    private Actor actor() {
        return slack.as(person);
    }

    /// @return false when Slack said that it did not work
    private boolean ask(Deed deed, String channel, String text) {
        return switch (deed.ask()) {
            case COMMAND -> actor().command(channel, "/vm", text).isAcked();
            case MESSAGE -> {
                if (deed.place() == Deed.Place.DIRECT) {
                    actor().tell(text);
                } else {
                    actor().mention(channel, text);
                }
                yield true;
            }
        };
    }

    /// Nothing came of it, and the bot has said so.
    private boolean isToldToAskAgain(String channel, Instant since) {
        String from = since.getEpochSecond() + ".000000";
        return slack.world().messages().stream()
                .filter(message ->
                        message.channel().equals(channel) && message.ts().compareTo(from) > 0)
                .filter(message -> message.author().isBot() && !Stage.isCard(message))
                .anyMatch(message -> message.text().contains("Try again"));
    }

    private Optional<Message> card(String channel, List<String> names, Instant since) {
        String from = since.getEpochSecond() + ".000000";
        return slack.world().messages().stream()
                .filter(message ->
                        message.channel().equals(channel) && message.ts().compareTo(from) > 0 && Stage.isCard(message))
                .filter(message -> names.stream().allMatch(message.readable()::contains))
                .findFirst();
    }

    /// @param card as it stands at the moment: of two that were posted one is taken back
    private void decide(Deed deed, Supplier<Optional<Message>> card, Instant until) {
        BooleanSupplier ended = () -> card.get().filter(Player::isEnd).isPresent();
        if (deed.decision() == Deed.Decision.PRESS_APPROVE_TWICE) {
            card.get().ifPresent(one -> press(one, "Approve"));
        }
        while (!ended.getAsBoolean() && Instant.now().isBefore(until)) {
            card.get()
                    .filter(one -> Stage.findButton(one, "Approve").isPresent())
                    .ifPresent(one -> answer(deed, one));
            if (deed.decision() == Deed.Decision.APPROVE_THEN_CANCEL) {
                card.get().ifPresent(one -> press(one, "Cancel"));
            }
            boolean _ = slack.world().await(ANNOYED, ended);
        }
    }

    private void answer(Deed deed, Message card) {
        switch (deed.decision()) {
            case PRESS_APPROVE, PRESS_APPROVE_TWICE, APPROVE_THEN_CANCEL -> press(card, "Approve");
            case TYPE_YES -> actor().reply(card, "yes");
            case PRESS_CANCEL -> press(card, "Cancel");
            case TYPE_NO -> actor().reply(card, "no");
        }
    }

    /// A button that is gone by now was not pressed.
    private void press(Message card, String label) {
        Stage.findButton(card, label).ifPresent(button -> actor().pressForged(card, button));
    }

    private static boolean isEnd(Message card) {
        return new Evidence.Version(Instant.EPOCH, Witness.text(card.content()))
                .ending()
                .isPresent();
    }
}
