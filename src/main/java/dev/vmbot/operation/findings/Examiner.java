package dev.vmbot.operation.findings;

import dev.vmbot.access.Permission;
import dev.vmbot.access.Rights;
import dev.vmbot.access.Ruling;
import dev.vmbot.diagnosis.Diagnosis;
import dev.vmbot.diagnosis.evidence.Evidence;
import dev.vmbot.diagnosis.evidence.EvidenceSource;
import dev.vmbot.diagnosis.evidence.Reader;
import dev.vmbot.model.Person;
import dev.vmbot.model.VmRef;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks into VMs on behalf of a person. Thread-safe.
public final class Examiner {

    private static final Logger LOG = LoggerFactory.getLogger(Examiner.class);

    private static final Duration REVIEWS = Duration.ofSeconds(3);
    private static final String NOT_LOOKED = "I could not look into this VM, because of a defect in the bot.";

    private final EvidenceSource source;
    private final Rights rights;
    private final ExecutorService threads;
    private final InstantSource clock;

    /// @param threads one for each task, virtual; not closed here
    public Examiner(EvidenceSource source, Rights rights, ExecutorService threads, InstantSource clock) {
        this.source = source;
        this.rights = rights;
        this.threads = threads;
        this.clock = clock;
    }

    /// Looks into all of them at once. Returns within about eight seconds, with less evidence when the cluster is slow.
    ///
    /// @param person who gets to see it
    /// @return in the same order; one that says so where a VM could not be looked into
    /// @throws InterruptedException if this thread is
    List<Examination> examine(List<Ailing> ailing, Person person) throws InterruptedException {
        List<Callable<Examination>> looks = ailing.stream()
                .<Callable<Examination>>map(one -> () -> examine(one, person))
                .toList();
        List<Future<Examination>> examinations = threads.invokeAll(looks);
        return IntStream.range(0, ailing.size())
                .mapToObj(index ->
                        result(examinations.get(index), ailing.get(index).vm()))
                .toList();
    }

    /// A defect that one VM brings to light must not hide what is known of the others.
    private static Examination result(Future<Examination> look, VmRef vm) {
        if (look.state() == Future.State.SUCCESS) {
            return look.resultNow();
        }
        Throwable defect = look.state() == Future.State.FAILED ? look.exceptionNow() : new CancellationException();
        if (!(defect instanceof RuntimeException)) {
            throw new IllegalStateException("gathering evidence ended", defect);
        }
        LOG.atError().setCause(defect).addKeyValue("vm", vm).log("looking into a VM failed");
        return new Examination(vm, new Diagnosis(List.of(), List.of(NOT_LOOKED)), false);
    }

    private Examination examine(Ailing ailing, Person person) throws InterruptedException {
        Evidence gathered = source.gather(ailing.vm(), reader(ailing.vm(), person));
        Evidence evidence = ailing.attempt().map(gathered::after).orElse(gathered);
        return new Examination(
                ailing.vm(),
                Diagnosis.of(evidence, clock.instant()),
                evidence.coverage().showsTheRun(),
                Transcript.of(evidence),
                List.of());
    }

    /// No answer in time is no permission.
    private Reader reader(VmRef vm, Person person) throws InterruptedException {
        List<Callable<Boolean>> questions = List.of(
                () -> mayRead(person, Permission.toReadLogs(vm)), () -> mayRead(person, Permission.toReadEvents(vm)));
        List<Boolean> answers = threads.invokeAll(questions, REVIEWS.toMillis(), TimeUnit.MILLISECONDS).stream()
                .map(Examiner::isYes)
                .toList();
        return new Reader(answers.getFirst(), answers.getLast());
    }

    private boolean mayRead(Person person, Permission permission) {
        return rights.rule(person, List.of(permission)) instanceof Ruling.Granted;
    }

    private static boolean isYes(Future<Boolean> answer) {
        return answer.state() == Future.State.SUCCESS && answer.resultNow();
    }
}
