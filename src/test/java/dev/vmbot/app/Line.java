package dev.vmbot.app;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Bots that serve the same workspace and cluster one after the other: each is there until it is killed.
final class Line implements AutoCloseable {

    private final Surroundings surroundings = Surroundings.open();
    private final AtomicInteger machines = new AtomicInteger();
    private int number = 1;
    private volatile BotProcess bot;

    Line() {
        bot = surroundings.startLeader(replica());
    }

    private String replica() {
        return "bot" + number;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Ordeal ordeal(String verb) {
        return ordeal(verb, 1);
    }

    /// Of as many VMs, as one batch.
    Ordeal ordeal(String verb, int count) {
        return new Ordeal(
                this,
                verb,
                Stream.generate(() -> verb + "-" + machines.incrementAndGet())
                        .limit(count)
                        .toList());
    }

    /// Returns when it is dead.
    void kill() {
        bot.close();
    }

    /// Starts another, under another name, unless the last one lives.
    void replaceTheDead() {
        if (!bot.isAlive()) {
            number++;
            bot = surroundings.startBot(replica());
        }
    }

    boolean leads() {
        return bot.isAlive() && surroundings.leads(replica());
    }

    /// For a failing test.
    String story() {
        return surroundings.slack().transcript() + "\n" + bot.log();
    }

    @Override
    public void close() {
        bot.close();
        surroundings.close();
    }
}
