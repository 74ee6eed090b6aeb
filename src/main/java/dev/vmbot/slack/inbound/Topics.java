package dev.vmbot.slack.inbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.vmbot.intent.Interpretation.Draft;
import dev.vmbot.intent.Utterance;
import dev.vmbot.model.Person;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.Request.Place;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.slack.reply.Heard;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a thread or a direct message was about before, so that "it" can be understood there. Found in the stored
/// operations, which every replica and a new process know; an answer about VMs is known only to the replica that gave
/// it, and another one takes "it" for the VM of the last operation. So no request is carried out without a card that
/// names the VM and has to be approved. Thread-safe.
final class Topics {

    /// Outside of threads nobody remembers for longer what "it" was.
    private static final Duration RECENT = Duration.ofMinutes(15);

    /// Cards that came of one message.
    private static final Duration TOGETHER = Duration.ofSeconds(2);

    private static final int MOST_ANSWERS = 10_000;

    private final OperationStore store;
    private final InstantSource clock;
    private final Cache<Place, Said> answers;

    Topics(OperationStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.answers = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(MOST_ANSWERS)
                .build();
    }

    /// Something that the bot said about VMs.
    ///
    /// @param shown everybody in the thread has seen whose it is
    private record Said(Instant at, Draft.Verb verb, List<VmRef> vms, Person to, boolean shown) {

        static Said of(Operation operation) {
            return new Said(
                    operation.request().createdAt(),
                    Draft.Verb.of(operation.request().action()),
                    operation.request().targets().stream().map(TargetVm::ref).toList(),
                    operation.request().requester().person(),
                    true);
        }

        boolean isFor(Person person, boolean addressed) {
            return to.equals(person) || (shown && addressed);
        }
    }

    /// The person was told about these.
    void told(Heard heard, Person person, Draft.Verb verb, List<VmRef> vms) {
        if (!vms.isEmpty()) {
            answers.put(heard.answerPlace(), new Said(clock.instant(), verb, vms, person, false));
        }
    }

    /// What was last, unless two things came at once. What was said to nobody is read with it only if it is the
    /// speaker's own.
    Optional<Utterance.Topic> of(Heard heard, Person person) {
        boolean inThread = !heard.place().thread().isEmpty();
        if (!inThread && heard.surface() != Utterance.Surface.DIRECT) {
            return Optional.empty();
        }
        List<Said> said = said(heard, inThread);
        return said.stream()
                .max(Comparator.comparing(Said::at))
                .filter(last -> said.stream()
                        .allMatch(one -> isBefore(one, last) || one.vms().equals(last.vms())))
                .filter(last -> last.isFor(person, heard.isAddressed()))
                .map(last -> new Utterance.Topic(last.verb(), last.vms(), inThread));
    }

    /// Messages may be handled in another order than they were sent in: a card that came after this one is no topic.
    private List<Said> said(Heard heard, boolean inThread) {
        Instant earliest = inThread ? Instant.MIN : clock.instant().minus(RECENT);
        Stream<Said> operations = store.list().stream()
                .filter(operation -> WaitingCards.isIn(operation, heard.place()))
                .filter(operation -> WaitingCards.isBefore(operation, heard.origin()))
                .filter(operation -> isSince(earliest, operation.state()))
                .map(Said::of);
        Stream<Said> told = Optional.ofNullable(answers.getIfPresent(heard.place())).stream()
                .filter(answer -> !answer.at().isBefore(earliest));
        return Stream.concat(operations, told).toList();
    }

    private static boolean isSince(Instant earliest, OperationState state) {
        return !(state instanceof OperationState.Finished finished)
                || !finished.at().isBefore(earliest);
    }

    private static boolean isBefore(Said one, Said other) {
        boolean cards = one.shown() && other.shown();
        return one.at().isBefore(cards ? other.at().minus(TOGETHER) : other.at());
    }
}
