package dev.vmbot.app.measure;

import static dev.vmbot.app.stage.Surroundings.NAMESPACE;

import dev.vmbot.app.stage.BotProcess;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.Surroundings;
import dev.vmbot.sandbox.kubevirt.Behaviour;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.SlackDouble;
import dev.vmbot.sandbox.slack.SlackOptions;
import dev.vmbot.sandbox.slack.deliver.Delivery;
import dev.vmbot.sandbox.slack.web.Call;
import dev.vmbot.sandbox.slack.world.Channel;
import dev.vmbot.sandbox.slack.world.Message;
import dev.vmbot.sandbox.slack.world.Person;
import dev.vmbot.sandbox.slack.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// `./mvnw -Pmeasure -Dprogram=Burst`: thirty people in ten channels ask for three hundred starts at once, and press
/// Approve on all cards at once when these stand. Two replicas in processes of their own; Slack's limits are kept by
/// the double, the bot's own for people and channels are out of the way.
///
/// Told are how soon commands were acknowledged, each card stood, each press had an answer that its person sees, and
/// each end was shown; how often which method of Slack was called and how often that was too often; and what the log
/// warned of.
final class Burst {

    private static final int COMMANDS = Integer.getInteger("burst.commands", 300);
    private static final int PEOPLE = 30;
    private static final int ROUNDS = 6;
    private static final int CHANNELS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LONGEST_END = Duration.ofMinutes(10);

    private final Surroundings surroundings;
    private final SlackDouble slack;

    private Burst(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.slack = surroundings.slack();
    }

    public static void main(String[] arguments) {
        try (var surroundings = Surroundings.open(SlackOptions.standard());
                BotProcess leader = surroundings.startLeader("bot1");
                BotProcess other = surroundings.startBot("bot2")) {
            Awaitility.await().atMost(PATIENCE).until(other::isConnected);
            new Burst(surroundings).play(List.of(leader, other));
        }
        System.exit(0);
    }

    private void play(List<BotProcess> bots) {
        settle();
        Map<Integer, Delivery> commands = new ConcurrentHashMap<>();
        Instant asked = Instant.now();
        atOnce(COMMANDS, i -> commands.put(i, slack.as(person(i)).command(channel(i), "/vm", text(i))));
        acknowledged("commands", commands);
        boolean all = holdsWithin(PATIENCE, () -> cards().size() == COMMANDS);
        System.out.printf("cards: %d of %d stand%s%n", cards().size(), COMMANDS, all ? "" : " after " + PATIENCE);
        System.out.println("from the burst to a card: "
                + Latencies.of(cards().stream()
                        .map(card -> Duration.between(asked, posted(card)))
                        .toList()));
        press();
        boolean ended = holdsWithin(LONGEST_END, () -> cards().stream().allMatch(Stage::isEnd));
        System.out.printf("ends shown: %s, %.0f s after the burst%n", ended ? "all" : "not all", since(asked));
        report(bots);
    }

    private void settle() {
        var members = new LinkedHashSet<>(List.of(World.BOT));
        for (int i = 0; i < PEOPLE; i++) {
            String email = "person%d@example.com".formatted(i);
            slack.world()
                    .put(new Person(person(i), World.TEAM, "person" + i, "Person " + i, email, Person.Standing.MEMBER));
            surroundings.kubeVirt().grant(email, NAMESPACE, Right.VIEW, Right.START, Right.STOP);
            members.add(person(i));
        }
        for (int i = 0; i < CHANNELS; i++) {
            slack.world().put(new Channel(channel(i), "team-" + i, Channel.Kind.PUBLIC, false, members));
        }
        atOnce(COMMANDS, i -> surroundings.kubeVirt().createVm(NAMESPACE, vm(i), RunStrategy.HALTED, Behaviour.NORMAL));
        // Whoever asks first of all makes the bot load what it needs; that is not what is measured.
        slack.as(person(0)).command(channel(0), "/vm", "status " + vm(0) + " -n " + NAMESPACE);
        slack.await(PATIENCE, () -> !slack.ephemerals(person(0)).isEmpty());
    }

    private static String vm(int number) {
        return "vm-%04d".formatted(number);
    }

    private static String text(int number) {
        return "start " + vm(number) + " -n " + NAMESPACE;
    }

    private static String person(int number) {
        return "U0P%03d".formatted(number % PEOPLE);
    }

    private static String channel(int number) {
        return "C0T%03d".formatted(number % CHANNELS);
    }

    private List<Message> cards() {
        return IntStream.range(0, CHANNELS)
                .mapToObj(Burst::channel)
                .flatMap(channel -> slack.messages(channel).stream())
                .filter(Stage::isCard)
                .toList();
    }

    /// Whoever is told to press again, because Slack does not say so often who somebody is, does so a minute later.
    private void press() {
        for (int round = 1; round <= ROUNDS; round++) {
            List<Message> cards = cards().stream()
                    .filter(card -> Stage.findButton(card, "Approve").isPresent())
                    .toList();
            if (cards.isEmpty()) {
                return;
            }
            System.out.printf("%d. round: %d cards have buttons%n", round, cards.size());
            pressOnce(cards);
            Awaitility.await()
                    .pollDelay(Duration.ofSeconds(70))
                    .timeout(PATIENCE)
                    .until(() -> true);
        }
    }

    private void pressOnce(List<Message> cards) {
        Map<String, Integer> seenBefore = new HashMap<>();
        IntStream.range(0, PEOPLE)
                .mapToObj(Burst::person)
                .forEach(person ->
                        seenBefore.put(person, slack.ephemerals(person).size()));
        Map<Integer, Delivery> presses = new ConcurrentHashMap<>();
        Map<String, List<Instant>> pressed = new ConcurrentHashMap<>();
        atOnce(cards.size(), i -> {
            String presser = requester(cards.get(i));
            pressed.computeIfAbsent(presser, _ -> new CopyOnWriteArrayList<>()).add(Instant.now());
            presses.put(i, slack.as(presser).pressButton(cards.get(i), "Approve"));
        });
        acknowledged("presses", presses);
        boolean seen = holdsWithin(
                PATIENCE,
                () -> pressed.entrySet().stream()
                        .allMatch(one -> answers(one.getKey(), seenBefore).size()
                                >= one.getValue().size()));
        List<Duration> waited = pressed.entrySet().stream()
                .flatMap(one -> waits(one.getValue(), answers(one.getKey(), seenBefore)).stream())
                .toList();
        System.out.printf(
                "from a press to its answer: %s%s%n",
                Latencies.of(waited), seen ? "" : "; " + (cards.size() - waited.size()) + " without any");
        System.out.printf(
                "taken: %d%n",
                pressed.keySet().stream()
                        .flatMap(person -> answers(person, seenBefore).stream())
                        .filter(answer -> answer.readable().startsWith("Approved"))
                        .count());
    }

    private List<Message> answers(String person, Map<String, Integer> seenBefore) {
        return slack.ephemerals(person).stream().skip(seenBefore.get(person)).toList();
    }

    /// All presses of one person were made at once: which answer is to which does not matter.
    private static List<Duration> waits(List<Instant> pressed, List<Message> answers) {
        List<Instant> sorted = pressed.stream().sorted().toList();
        return IntStream.range(0, Math.min(sorted.size(), answers.size()))
                .mapToObj(i -> Duration.between(sorted.get(i), posted(answers.get(i))))
                .toList();
    }

    private static String requester(Message card) {
        String readable = card.readable();
        int at = readable.indexOf("vm-") + "vm-".length();
        return person(Integer.parseInt(readable.substring(at, at + 4)));
    }

    private static Instant posted(Message message) {
        String[] parts = message.ts().split("\\.", 2);
        return Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1]) * 1000);
    }

    private static double since(Instant moment) {
        return Duration.between(moment, Instant.now()).toMillis() / 1000.0;
    }

    private static boolean holdsWithin(Duration time, Callable<Boolean> condition) {
        try {
            Awaitility.await().pollInterval(Duration.ofSeconds(1)).atMost(time).until(condition);
            return true;
        } catch (ConditionTimeoutException _) {
            return false;
        }
    }

    private static void acknowledged(String what, Map<Integer, Delivery> made) {
        List<Duration> latencies = made.values().stream()
                .flatMap(delivery -> delivery.latency().stream())
                .toList();
        System.out.printf(
                "%s: %s; not acknowledged: %d; told at once that there is too much to do: %d%n",
                what,
                Latencies.of(latencies),
                made.size() - latencies.size(),
                made.values().stream().filter(one -> !one.answer().isEmpty()).count());
    }

    private void report(List<BotProcess> bots) {
        Map<String, List<Call>> methods = new TreeMap<>();
        slack.api()
                .calls()
                .forEach(call -> methods.computeIfAbsent(call.method(), _ -> new ArrayList<>())
                        .add(call));
        methods.forEach((method, calls) -> System.out.printf(
                "%s: %d calls, %d too many for Slack%n",
                method,
                calls.size(),
                calls.stream().filter(call -> call.status() == 429).count()));
        long warnings = bots.stream()
                .flatMap(bot -> bot.log().lines())
                .filter(line -> line.contains("WARN"))
                .count();
        System.out.println("lines of warning in the logs: " + warnings);
    }

    private static void atOnce(int times, IntConsumer one) {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < times; i++) {
                int number = i;
                people.execute(() -> one.accept(number));
            }
        }
    }
}
