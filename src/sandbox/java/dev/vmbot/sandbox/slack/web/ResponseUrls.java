package dev.vmbot.sandbox.slack.web;

import dev.vmbot.sandbox.slack.world.Message;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Addresses at which the bot may answer a command or a press: five times within thirty minutes. Thread-safe.
public final class ResponseUrls {

    private static final int MOST_USES = 5;
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    /// Where an answer goes.
    ///
    /// @param original the message whose button was pressed; absent for a command
    public record Place(
            String channel,
            @Nullable String threadTs,
            String person,
            @Nullable Message original) {}

    private record Ticket(Place place, Instant until, int uses) {}

    private final Access access;
    private final Composer composer;
    private final InstantSource clock;
    private final URI base;
    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();

    ResponseUrls(Access access, Composer composer, InstantSource clock, URI base) {
        this.access = access;
        this.composer = composer;
        this.clock = clock;
        this.base = base;
    }

    public URI issue(Place place) {
        var id = UUID.randomUUID().toString();
        tickets.put(id, new Ticket(place, clock.instant().plus(LIFETIME), 0));
        return base.resolve("/respond/" + id);
    }

    /// Takes what was posted to the address with this id.
    Answer receive(String id, JsonObject body) {
        var ticket =
                tickets.computeIfPresent(id, (_, known) -> new Ticket(known.place(), known.until(), known.uses() + 1));
        if (ticket == null || clock.instant().isAfter(ticket.until())) {
            return refused("expired_url");
        }
        if (ticket.uses() > MOST_USES) {
            return refused("used_url");
        }
        try {
            answer(ticket.place(), body);
            return Answer.ok(new JsonObject().put("ok", true));
        } catch (SlackError error) {
            return new Answer(400, error.body(), Map.of());
        }
    }

    private static Answer refused(String code) {
        return new Answer(404, new SlackError(code).body(), Map.of());
    }

    /// Shows an answer: what came to the address, or with the acknowledgement of a command.
    public void answer(Place place, JsonObject body) {
        var world = access.world();
        var original = Optional.ofNullable(place.original());
        if (body.getBoolean("delete_original", false)) {
            original.ifPresent(message -> world.delete(message.channel(), message.ts()));
            return;
        }
        var content = composer.compose("response_url", new Arguments(body));
        if (body.getBoolean("replace_original", false) && original.isPresent()) {
            world.edit(place.channel(), original.get().ts(), content);
        } else if (body.getString("response_type", "ephemeral").equals("in_channel")) {
            world.post(place.channel(), thread(place, body), access.bot(), content);
        } else {
            world.postEphemeral(place.channel(), thread(place, body), access.bot(), place.person(), content);
        }
    }

    private static @Nullable String thread(Place place, JsonObject body) {
        var asked = body.getString("thread_ts");
        return asked == null ? place.threadTs() : asked;
    }
}
