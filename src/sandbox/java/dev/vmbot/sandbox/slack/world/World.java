package dev.vmbot.sandbox.slack.world;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The workspace's state. Thread-safe: one lock guards everything, listeners are called outside it, in the thread
/// that made the change.
public final class World {

    public static final String TEAM = "T0VMBOT";
    public static final String OTHER_TEAM = "T0OTHER";
    public static final String BOT = "U0VMBOT";
    public static final String SLACKBOT = "USLACKBOT";

    private static final Duration LONGEST_BLINK = Duration.ofMillis(50);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final InstantSource clock;
    private final Timestamps timestamps = new Timestamps();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<String, UserGroup> groups = new LinkedHashMap<>();
    private final Map<String, Message> messages = new LinkedHashMap<>();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private long version;

    public World(InstantSource clock) {
        this.clock = clock;
    }

    public void listen(Consumer<Change> listener) {
        listeners.add(listener);
    }

    public void put(Person person) {
        locked(() -> people.put(person.id(), person));
    }

    public void put(Channel channel) {
        locked(() -> channels.put(channel.id(), channel));
    }

    public void put(UserGroup group) {
        locked(() -> groups.put(group.id(), group));
    }

    public Optional<Person> findPerson(String id) {
        return reading(() -> Optional.ofNullable(people.get(id)));
    }

    public Person requirePerson(String id) {
        return findPerson(id).orElseThrow(() -> new IllegalArgumentException("no person " + id));
    }

    public Optional<Channel> findChannel(String id) {
        return reading(() -> Optional.ofNullable(channels.get(id)));
    }

    public Channel requireChannel(String id) {
        return findChannel(id).orElseThrow(() -> new IllegalArgumentException("no channel " + id));
    }

    public List<Person> people() {
        return reading(() -> List.copyOf(people.values()));
    }

    public List<Channel> channels() {
        return reading(() -> List.copyOf(channels.values()));
    }

    public List<UserGroup> groups() {
        return reading(() -> List.copyOf(groups.values()));
    }

    /// All messages, oldest first, ephemeral ones and replies included, deleted ones not.
    public List<Message> messages() {
        return reading(() -> List.copyOf(messages.values()));
    }

    public Optional<Message> findMessage(String channel, String ts) {
        return reading(() -> Optional.ofNullable(messages.get(key(channel, ts))));
    }

    /// Opens, or finds, the direct message between this person and the bot.
    public Channel directMessage(Person person) {
        var id = "D" + person.id().substring(1);
        return findChannel(id).orElseGet(() -> {
            var members = new LinkedHashSet<>(List.of(person.id(), BOT));
            var opened = new Channel(id, person.id(), Channel.Kind.DIRECT, false, members);
            put(opened);
            return opened;
        });
    }

    public void join(Channel channel, Person person) {
        locked(() -> channels.put(channel.id(), requireChannel(channel.id()).with(person.id())));
        tell(new Change.Joined(requireChannel(channel.id()), person));
    }

    public void leave(Channel channel, Person person) {
        locked(() -> channels.put(channel.id(), requireChannel(channel.id()).without(person.id())));
    }

    public Message post(String channel, @Nullable String threadTs, Person author, Content content) {
        return add(channel, threadTs, author, null, content);
    }

    public Message postEphemeral(
            String channel, @Nullable String threadTs, Person author, String onlyTo, Content content) {
        return add(channel, threadTs, author, onlyTo, content);
    }

    /// @return the message as it is now; empty when there is none (any more)
    public Optional<Message> edit(String channel, String ts, Content content) {
        Message[] states = reading(() -> {
            var before = messages.get(key(channel, ts));
            if (before == null) {
                return new Message[0];
            }
            var after = before.edited(content, clock.instant());
            messages.put(key(channel, ts), after);
            signal();
            return new Message[] {before, after};
        });
        if (states.length == 0) {
            return Optional.empty();
        }
        tell(new Change.Edited(states[0], states[1]));
        return Optional.of(states[1]);
    }

    public Optional<Message> delete(String channel, String ts) {
        var gone = reading(() -> {
            var removed = Optional.ofNullable(messages.remove(key(channel, ts)));
            signal();
            return removed;
        });
        gone.ifPresent(message -> tell(new Change.Deleted(message)));
        return gone;
    }

    /// Blocks until the condition holds. It is looked at after every change and nudge, outside the lock, and now and
    /// then besides, as it may depend on what changes without a nudge.
    ///
    /// @return whether it held in time
    public boolean await(Duration deadline, BooleanSupplier condition) {
        var until = System.nanoTime() + deadline.toNanos();
        while (true) {
            var seen = version();
            if (condition.getAsBoolean()) {
                return true;
            }
            var left = until - System.nanoTime();
            if (left <= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            awaitChange(seen, Math.min(left, LONGEST_BLINK.toNanos()));
        }
    }

    private void awaitChange(long seen, long nanos) {
        lock.lock();
        try {
            var left = nanos;
            while (version == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /// Grows with every change and nudge.
    public long version() {
        return reading(() -> version);
    }

    /// Says that something outside the world, but of interest to those who wait, has changed.
    public void nudge() {
        locked(this::signal);
    }

    private Message add(
            String channel, @Nullable String threadTs, Person author, @Nullable String onlyTo, Content content) {
        var message = reading(() -> {
            var ts = timestamps.next(clock.instant());
            var posted = new Message(channel, ts, threadTs, author, onlyTo, content, null, List.of());
            messages.put(key(channel, ts), posted);
            signal();
            return posted;
        });
        tell(new Change.Posted(message));
        return message;
    }

    private void tell(Change change) {
        listeners.forEach(listener -> listener.accept(change));
    }

    private void signal() {
        version++;
        changed.signalAll();
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
            signal();
        } finally {
            lock.unlock();
        }
    }

    private <T> T reading(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private static String key(String channel, String ts) {
        return channel + "/" + ts;
    }
}
