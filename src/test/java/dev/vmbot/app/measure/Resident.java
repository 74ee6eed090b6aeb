package dev.vmbot.app.measure;

import static dev.vmbot.app.stage.Surroundings.ALICE;
import static dev.vmbot.app.stage.Surroundings.NAMESPACE;
import static dev.vmbot.app.stage.Surroundings.OPS;

import dev.vmbot.app.stage.BotProcess;
import dev.vmbot.app.stage.ImageJvm;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.Surroundings;
import dev.vmbot.app.stage.Way;
import dev.vmbot.sandbox.kubevirt.Behaviour;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.world.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import org.awaitility.Awaitility;

/// `./mvnw -Pmeasure -Dprogram=Resident`: how much memory the bot takes with the image's JVM flags and the Deployment's
/// limit, as the kernel counts it (`VmHWM`, the most so far): when it leads, a minute after a burst of commands
/// that each call for a card, and after the cards that have come by then were approved at once. `RESIDENT_FLAGS` adds
/// flags to try.
final class Resident {

    private static final int COMMANDS = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Resident() {}

    public static void main(String[] arguments) throws Exception {
        try (var surroundings = Surroundings.open()) {
            atOnce(
                    COMMANDS,
                    i -> surroundings.kubeVirt().createVm(NAMESPACE, name(i), RunStrategy.HALTED, Behaviour.NORMAL));
            try (BotProcess bot = start(surroundings)) {
                report("leads, with " + COMMANDS + " VMs", bot);
                List<Message> cards = ask(surroundings);
                report("a minute after a burst of " + COMMANDS + " commands", bot);
                approve(surroundings, cards);
                report("30 s after a press on each of " + cards.size() + " cards at once", bot);
            }
        }
        System.exit(0);
    }

    private static String name(int number) {
        return "vm-%04d".formatted(number);
    }

    private static BotProcess start(Surroundings surroundings) {
        List<String> flags = new ArrayList<>(ImageJvm.flags());
        flags.add("-XX:MaxRAM=" + ImageJvm.limit() + "m");
        flags.addAll(List.of(
                System.getenv().getOrDefault("RESIDENT_FLAGS", "").strip().split("\\s+")));
        flags.removeIf(String::isEmpty);
        System.out.println(String.join(" ", flags));
        BotProcess bot = surroundings.startBot(surroundings.environment("bot1", Way.SOCKET_MODE), "run", flags);
        Awaitility.await().atMost(PATIENCE).until(() -> surroundings.leads("bot1") && bot.isConnected());
        return bot;
    }

    private static List<Message> ask(Surroundings surroundings) {
        atOnce(
                COMMANDS,
                i -> surroundings.slack().as(ALICE).command(OPS, "/vm", "start " + name(i) + " -n " + NAMESPACE));
        pass(Duration.ofSeconds(60));
        return surroundings.slack().messages(OPS).stream().filter(Stage::isCard).toList();
    }

    private static void approve(Surroundings surroundings, List<Message> cards) {
        atOnce(
                cards.size(),
                i -> surroundings
                        .slack()
                        .as(ALICE)
                        .pressForged(
                                cards.get(i),
                                Stage.findButton(cards.get(i), "Approve").orElseThrow()));
        pass(Duration.ofSeconds(30));
    }

    private static void pass(Duration time) {
        Awaitility.await().pollDelay(time).timeout(time.multipliedBy(2)).until(() -> true);
    }

    private static void atOnce(int times, IntConsumer one) {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < times; i++) {
                int number = i;
                people.execute(() -> one.accept(number));
            }
        }
    }

    private static void report(String when, BotProcess bot) throws IOException {
        List<String> status = Files.readAllLines(Path.of("/proc", String.valueOf(bot.pid()), "status"));
        System.out.printf(
                "%s: at most %d MiB so far, %d MiB now, %d threads; limit %d MiB%n",
                when,
                number(status, "VmHWM") >> 10,
                number(status, "VmRSS") >> 10,
                number(status, "Threads"),
                ImageJvm.limit());
    }

    private static long number(List<String> status, String field) {
        return status.stream()
                .filter(line -> line.startsWith(field + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
