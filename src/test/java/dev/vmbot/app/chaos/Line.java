package dev.vmbot.app.chaos;

import dev.vmbot.app.stage.BotProcess;
import dev.vmbot.app.stage.Surroundings;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// Bots that serve the same workspace and cluster: one of them leads until it ends.
public final class Line implements AutoCloseable {

    /// How the one that leads ends.
    public enum Ending {
        /// SIGKILL: the next one starts when this one is dead.
        KILLED(0) {
            @Override
            void bringAbout(BotProcess bot) {
                bot.close();
            }
        },
        /// SIGTERM: the next one serves and waits already, as in a rolling update.
        TERMINATED(1) {
            @Override
            void bringAbout(BotProcess bot) {
                bot.terminate();
            }
        };

        private final int waiting;

        Ending(int waiting) {
            this.waiting = waiting;
        }

        abstract void bringAbout(BotProcess bot);
    }

    private record Replica(String name, BotProcess process) {}

    private final Surroundings surroundings = Surroundings.open();
    private final AtomicInteger machines = new AtomicInteger();
    private final AtomicInteger names = new AtomicInteger();
    private final Deque<Replica> ended = new ConcurrentLinkedDeque<>();
    private final Deque<Replica> living = new ConcurrentLinkedDeque<>();
    private final Ending ending;

    public Line(Ending ending) {
        this.ending = ending;
        String first = nextName();
        living.add(new Replica(first, surroundings.startLeader(first)));
        while (living.size() <= ending.waiting) {
            joinTheLine();
            BotProcess last = living.getLast().process();
            Awaitility.await().atMost(Surroundings.PATIENCE).until(last::isConnected);
        }
    }

    private String nextName() {
        return "bot" + names.incrementAndGet();
    }

    private void joinTheLine() {
        String name = nextName();
        living.add(new Replica(name, surroundings.startBot(name)));
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Ordeal ordeal(String verb) {
        return ordeal(verb, 1);
    }

    /// Of as many VMs, as one batch.
    public Ordeal ordeal(String verb, int count) {
        return new Ordeal(
                this,
                verb,
                Stream.generate(() -> verb + "-" + machines.incrementAndGet())
                        .limit(count)
                        .toList());
    }

    /// Ends the one that leads; a gentle end is only begun when this returns.
    void end() {
        Replica leader = living.stream().filter(this::leads).findFirst().orElseThrow();
        living.remove(leader);
        ended.add(leader);
        ending.bringAbout(leader.process());
    }

    /// Another one joins in the place of the one that was ended, when that is dead. Which of those that live leads next
    /// is theirs to settle.
    void replaceTheDead() {
        if (living.size() <= ending.waiting && areDead()) {
            joinTheLine();
        }
    }

    /// Whether those that were ended are dead, one that lives leads and is connected, and Slack holds no connection but
    /// of those that live: a command that comes now is heard.
    boolean isServed() {
        long connected = living.stream()
                .filter(replica -> replica.process().isConnected())
                .count();
        return areDead()
                && living.stream()
                        .anyMatch(replica -> leads(replica) && replica.process().isConnected())
                && surroundings.slack().sockets().open() == connected;
    }

    private boolean areDead() {
        return ended.stream().noneMatch(replica -> replica.process().isAlive());
    }

    private boolean leads(Replica replica) {
        return surroundings.leads(replica.name());
    }

    /// For a failing test.
    String story() {
        return surroundings.slack().transcript()
                + Stream.concat(Stream.ofNullable(ended.peekLast()), living.stream())
                        .map(replica ->
                                "\n" + replica.name() + "\n" + replica.process().log())
                        .collect(Collectors.joining());
    }

    @Override
    public void close() {
        Stream.concat(ended.stream(), living.stream())
                .forEach(replica -> replica.process().close());
        surroundings.close();
    }
}
