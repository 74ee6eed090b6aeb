package dev.vmbot.app.chaos.storm;

import dev.vmbot.app.chaos.judge.Evidence;
import dev.vmbot.app.chaos.judge.Evidence.Answer;
import dev.vmbot.app.chaos.judge.Evidence.Card;
import dev.vmbot.app.chaos.judge.Evidence.Disturbance;
import dev.vmbot.app.chaos.judge.Evidence.Notice;
import dev.vmbot.app.chaos.judge.Evidence.Power;
import dev.vmbot.app.chaos.judge.Evidence.Request;
import dev.vmbot.app.chaos.judge.Evidence.Run;
import dev.vmbot.app.chaos.judge.Evidence.Version;
import dev.vmbot.sandbox.kubevirt.api.LoggedRequest;
import dev.vmbot.sandbox.slack.SlackDouble;
import dev.vmbot.sandbox.slack.block.PlainText;
import dev.vmbot.sandbox.slack.deliver.Delivery;
import dev.vmbot.sandbox.slack.deliver.Envelope;
import dev.vmbot.sandbox.slack.world.Content;
import dev.vmbot.sandbox.slack.world.Message;
import dev.vmbot.sandbox.slack.world.World;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells what the doubles have logged.
final class Witness {

    private static final Pattern REQUEST = Pattern.compile("(start|stop|restart) ([a-z0-9,-]+) -n prod");
    private static final Pattern ANSWER = Pattern.compile("(yes|no)");
    private static final Pattern POWER = Pattern.compile(
            "/apis/subresources.kubevirt.io/v1/namespaces/[^/]+/virtualmachines/([^/]+)/(start|stop|restart)");

    private final SlackDouble slack;
    private final List<Request> requests = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    private Witness(SlackDouble slack) {
        this.slack = slack;
    }

    static Evidence of(Arena arena, List<Run> runs, List<Disturbance> disturbances) {
        var witness = new Witness(arena.slack());
        witness.deliveries();
        List<Message> bots = arena.slack().world().messages().stream()
                .filter(message -> message.author().id().equals(World.BOT))
                .toList();
        return new Evidence(
                List.copyOf(witness.requests),
                List.copyOf(witness.answers),
                bots.stream().flatMap(message -> card(message).stream()).toList(),
                bots.stream()
                        .filter(message -> card(message).isEmpty())
                        .map(Witness::notice)
                        .toList(),
                arena.kubeVirt().log().powerRequests().stream()
                        .map(Witness::power)
                        .toList(),
                runs,
                disturbances,
                Instant.now());
    }

    /// Attempts to deliver the same are one; a message and the mention that it holds are one too.
    private void deliveries() {
        Map<String, List<Delivery>> attempts = new LinkedHashMap<>();
        for (Delivery delivery : slack.deliveries()) {
            attempts.computeIfAbsent(key(delivery), _ -> new ArrayList<>()).add(delivery);
        }
        attempts.values().forEach(this::attempted);
    }

    private static String key(Delivery delivery) {
        JsonObject payload = delivery.envelope().payload();
        JsonObject event = delivery.event();
        return event.isEmpty()
                ? payload.getString("trigger_id")
                : event.getString("channel") + " " + event.getString("ts") + " " + event.getString("subtype");
    }

    private void attempted(List<Delivery> attempts) {
        Delivery first =
                attempts.stream().min(Comparator.comparing(Delivery::sentAt)).orElseThrow();
        Optional<Instant> taken = attempts.stream()
                .filter(attempt -> isTheOneThatCounts(attempt) && attempt.isAcked())
                .map(Delivery::sentAt)
                .min(Comparator.naturalOrder());
        JsonObject payload = first.envelope().payload();
        switch (first.envelope().kind()) {
            case COMMAND ->
                asked(
                        first.sentAt(),
                        taken,
                        payload.getString("user_id"),
                        payload.getString("channel_id"),
                        payload.getString("text"));
            case INTERACTION -> pressed(first.sentAt(), taken, payload);
            case EVENT -> said(first.sentAt(), taken, first.event());
        }
    }

    /// A message that mentions the bot is left alone by it: the mention that is delivered beside it counts.
    private static boolean isTheOneThatCounts(Delivery attempt) {
        return attempt.envelope().kind() != Envelope.Kind.EVENT
                || attempt.event().getString("type").equals("app_mention")
                || !attempt.event().getString("text", "").contains("<@" + World.BOT);
    }

    private void asked(Instant at, Optional<Instant> taken, String person, String channel, String text) {
        Matcher request = REQUEST.matcher(text);
        if (request.find()) {
            requests.add(new Request(
                    at,
                    taken,
                    person,
                    channel,
                    request.group(1),
                    List.of(request.group(2).split(","))));
        }
    }

    private void pressed(Instant at, Optional<Instant> taken, JsonObject payload) {
        JsonObject action = payload.getJsonArray("actions").getJsonObject(0);
        answers.add(new Answer(
                at,
                taken,
                payload.getJsonObject("user").getString("id"),
                payload.getJsonObject("channel").getString("id"),
                payload.getJsonObject("container").getString("message_ts"),
                Optional.of(action.getString("value")),
                action.getString("action_id").equals("approve")));
    }

    private void said(Instant at, Optional<Instant> taken, JsonObject event) {
        String person = event.getString("user", World.BOT);
        if (person.equals(World.BOT) || event.containsKey("subtype")) {
            return;
        }
        String text = event.getString("text", "");
        String channel = event.getString("channel");
        asked(at, taken, person, channel, text);
        Matcher answer = ANSWER.matcher(text);
        if (answer.matches()) {
            answers.add(new Answer(
                    at,
                    taken,
                    person,
                    channel,
                    event.getString("thread_ts", ""),
                    Optional.empty(),
                    text.equals("yes")));
        }
    }

    private static Optional<Card> card(Message message) {
        return message.metadata()
                .filter(metadata -> metadata.getString("event_type").equals("vm_operation"))
                .map(metadata -> metadata.getJsonObject("event_payload").getString("operation"))
                .map(operation ->
                        new Card(operation, message.channel(), message.ts(), time(message.ts()), versions(message)));
    }

    private static List<Version> versions(Message message) {
        List<Version> versions = new ArrayList<>();
        Instant from = time(message.ts());
        for (Message.Version past : message.history()) {
            versions.add(new Version(from, text(past.content())));
            from = past.until();
        }
        versions.add(new Version(from, text(message.content())));
        return versions;
    }

    /// All that can be read of it, and what is read out.
    static String text(Content content) {
        return content.text() + "\n" + PlainText.of(content.text(), content.blocks(), content.files());
    }

    private static Notice notice(Message message) {
        return new Notice(
                time(message.ts()),
                message.ephemeralTo() == null ? "" : message.ephemeralTo(),
                message.channel(),
                message.threadRoot(),
                text(message.content()));
    }

    private static Instant time(String ts) {
        return Instant.EPOCH.plusNanos(new BigDecimal(ts).movePointRight(9).longValue());
    }

    private static Power power(LoggedRequest request) {
        Matcher path = POWER.matcher(request.path());
        return path.matches()
                ? new Power(request.at(), path.group(1), path.group(2), request.code())
                : new Power(request.at(), request.path(), request.method(), request.code());
    }
}
