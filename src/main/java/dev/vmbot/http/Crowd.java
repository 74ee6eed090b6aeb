package dev.vmbot.http;

import dev.vmbot.http.HttpPort.Limits;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All who are connected to a port, and who of them has to go when they are too many or hold too much. Whoever has sent
/// a whole request is not sent away before it is answered, so that the slow can keep nobody else out. Of those who have
/// not, and those who had an answer and may ask again, the more numerous lose their eldest: a flood of either kind
/// takes nothing from the other, such as the connections that an ingress keeps.
///
/// Used on the port's one thread, but for what says otherwise.
final class Crowd {

    private final Limits limits;

    /// Those whose request is not whole yet, the longest first.
    private final LinkedHashSet<Visitor> asking = new LinkedHashSet<>();

    /// Those whose last request was answered, the longest first.
    private final LinkedHashSet<Visitor> idle = new LinkedHashSet<>();

    private final Set<Visitor> answering = new LinkedHashSet<>();
    private final CountDownLatch dismissed = new CountDownLatch(1);
    private volatile int size;
    private long held;
    private boolean dismissing;

    Crowd(Limits limits) {
        this.limits = limits;
    }

    Limits limits() {
        return limits;
    }

    /// From any thread.
    int size() {
        return size;
    }

    /// It has come, or has begun to ask again.
    void asks(Visitor visitor) {
        move(visitor, asking);
        makeRoom();
    }

    void hasSent(Visitor visitor, int bytes) {
        visitor.holds += bytes;
        held += bytes;
        if (held > limits.all() && !asking.isEmpty()) {
            asking.stream().max(Comparator.comparingLong(one -> one.holds)).ifPresent(Visitor::goAway);
        }
    }

    /// Its request is whole.
    void isAnswered(Visitor visitor) {
        move(visitor, answering);
    }

    /// It has its answer.
    void rests(Visitor visitor) {
        release(visitor);
        move(visitor, idle);
        makeRoom();
    }

    void leaves(Visitor visitor) {
        release(visitor);
        move(visitor, null);
        if (dismissing && answering.isEmpty()) {
            dismissed.countDown();
        }
    }

    private void move(Visitor visitor, @Nullable Set<Visitor> to) {
        asking.remove(visitor);
        idle.remove(visitor);
        answering.remove(visitor);
        if (to != null) {
            to.add(visitor);
        }
        size = asking.size() + idle.size() + answering.size();
    }

    private void makeRoom() {
        if (dismissing) {
            dismiss();
        } else if (size > limits.connections()) {
            (asking.size() > idle.size() ? asking : idle).getFirst().goAway();
        }
    }

    private void release(Visitor visitor) {
        held -= visitor.holds;
        visitor.holds = 0;
    }

    /// Whoever is not being answered goes at once, the others when they have their answer.
    void dismiss() {
        dismissing = true;
        Stream.concat(asking.stream(), idle.stream()).toList().forEach(Visitor::goAway);
        if (answering.isEmpty()) {
            dismissed.countDown();
        }
    }

    /// From any thread but the port's.
    void awaitDismissal(Duration atMost) {
        try {
            var _ = dismissed.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
