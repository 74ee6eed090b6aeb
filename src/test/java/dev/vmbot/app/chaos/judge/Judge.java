package dev.vmbot.app.chaos.judge;

import dev.vmbot.app.chaos.judge.Evidence.Answer;
import dev.vmbot.app.chaos.judge.Evidence.Card;
import dev.vmbot.app.chaos.judge.Evidence.Ending;
import dev.vmbot.app.chaos.judge.Evidence.Notice;
import dev.vmbot.app.chaos.judge.Evidence.Power;
import dev.vmbot.app.chaos.judge.Evidence.Request;
import dev.vmbot.app.chaos.judge.Evidence.Run;
import dev.vmbot.app.chaos.judge.Evidence.Version;
import dev.vmbot.app.chaos.judge.Violation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Says what was wrong in a run, from what the doubles have logged. Nobody asks for the same machine while another
/// operation on it is under way, so that each request for power belongs to one operation.
public final class Judge {

    /// In which what was taken is answered or shows an effect, where nothing disturbs.
    private static final Duration BOUND = Duration.ofSeconds(15);

    /// The double logs an answer after it has sent it.
    private static final Duration MOMENT = Duration.ofMillis(250);

    private final Evidence evidence;
    private final Calm calm;
    private final List<Violation> violations = new ArrayList<>();
    private final List<Case> cases;

    private Judge(Evidence evidence) {
        this.evidence = evidence;
        this.calm = new Calm(evidence.disturbances());
        this.cases = cases();
    }

    public static Verdict of(Evidence evidence) {
        return new Judge(evidence).verdict();
    }

    private Verdict verdict() {
        evidence.requests().forEach(this::judge);
        evidence.answers().forEach(this::judge);
        cases.forEach(this::judge);
        machines().forEach(this::judgeMachine);
        return new Verdict(evidence, cases, violations);
    }

    private void found(Kind kind, String about, String words) {
        violations.add(new Violation(kind, about, words));
    }

    private List<Case> cases() {
        Map<String, List<Card>> cards = new LinkedHashMap<>();
        evidence.cards().stream()
                .sorted(Comparator.comparing(Card::at))
                .forEach(card -> cards.computeIfAbsent(card.operation(), _ -> new ArrayList<>())
                        .add(card));
        Set<Request> answered = new HashSet<>();
        List<Case> found = new ArrayList<>();
        cards.forEach((operation, own) -> request(own.getFirst(), answered).ifPresent(request -> {
            answered.add(request);
            found.add(aCase(operation, request, own));
        }));
        return List.copyOf(found);
    }

    private Case aCase(String operation, Request request, List<Card> cards) {
        List<Answer> answers = evidence.answers().stream()
                .filter(answer -> answer.person().equals(request.person()) && isTo(answer, operation, cards))
                .toList();
        List<Power> powers = evidence.powers().stream()
                .filter(power -> lastRequest(power.machine(), power.at()).equals(Optional.of(request)))
                .toList();
        return new Case(operation, request, cards, answers, powers);
    }

    private static boolean isTo(Answer answer, String operation, List<Card> cards) {
        return answer.operation()
                .map(operation::equals)
                .orElseGet(() -> cards.stream()
                        .anyMatch(card -> card.ts().equals(answer.thread())
                                && card.channel().equals(answer.channel())));
    }

    /// The one that this card answers. Whoever asks twice because nothing comes of it may get two cards, when Slack
    /// delivers the first message minutes later.
    ///
    /// @param answered by other cards
    private Optional<Request> request(Card card, Set<Request> answered) {
        String text = card.versions().getFirst().text();
        List<Request> possible = evidence.requests().stream()
                .filter(request -> request.machines().stream().allMatch(text::contains))
                .filter(request -> request.channel().equals(card.channel()) && isFor(request.person(), text))
                .filter(request -> !request.at().isAfter(card.at()))
                .sorted(Comparator.comparing(Request::at).reversed())
                .toList();
        return possible.stream()
                .filter(request -> !answered.contains(request))
                .findFirst()
                .or(() -> possible.stream().findFirst());
    }

    /// A card may tell of others' operations too.
    private static boolean isFor(String person, String text) {
        return !text.contains("Waiting for <@") || text.contains("Waiting for <@" + person + ">");
    }

    private Optional<Request> lastRequest(String machine, Instant before) {
        return evidence.requests().stream()
                .filter(request -> request.machines().contains(machine))
                .filter(request -> !request.at().isAfter(before))
                .max(Comparator.comparing(Request::at));
    }

    private void judge(Request request) {
        List<Case> own =
                cases.stream().filter(one -> one.request().equals(request)).toList();
        if (own.size() > 1) {
            found(Kind.DOUBLED, own.get(1).operation(), "a second operation for one request: %s".formatted(request));
        }
        request.taken().ifPresent(taken -> {
            Stream<Instant> cards = own.stream().map(one -> one.card().at());
            Stream<Instant> told = notices(request.person(), request.channel(), request.at());
            if (isLate(taken, Stream.concat(cards, told))) {
                found(
                        Kind.SILENT,
                        request.machines().getFirst(),
                        "nothing came of what was asked: %s".formatted(request));
            }
        });
    }

    private void judge(Answer answer) {
        answer.taken().ifPresent(taken -> {
            Stream<Instant> edits = evidence.cards().stream()
                    .filter(card -> isTo(answer, card.operation(), List.of(card)))
                    .flatMap(card -> card.versions().stream().map(Version::from))
                    .filter(from -> from.isAfter(answer.at()));
            if (isLate(taken, Stream.concat(edits, notices(answer.person(), answer.channel(), answer.at())))) {
                found(
                        Kind.SILENT,
                        answer.operation().orElseGet(() -> operationOf(answer)),
                        "nothing came of an answer: %s".formatted(answer));
            }
        });
    }

    private String operationOf(Answer answer) {
        return evidence.cards().stream()
                .filter(card -> card.ts().equals(answer.thread()))
                .map(Card::operation)
                .findFirst()
                .orElse(answer.thread());
    }

    private Stream<Instant> notices(String person, String channel, Instant after) {
        return evidence.notices().stream()
                .filter(notice -> notice.channel().equals(channel))
                .filter(notice -> notice.person().isEmpty() || notice.person().equals(person))
                .map(Notice::at)
                .filter(at -> at.isAfter(after));
    }

    private boolean isLate(Instant from, Stream<Instant> effects) {
        Instant effect = effects.min(Comparator.naturalOrder()).orElse(evidence.end());
        return calm.between(from, effect).compareTo(BOUND) > 0;
    }

    private void judge(Case one) {
        if (one.cards().size() > 1) {
            found(
                    Kind.DOUBLED,
                    one.operation(),
                    "%d cards".formatted(one.cards().size()));
        }
        // A card that nobody has answered waits.
        if (one.ending().isEmpty() && !one.answers().isEmpty()) {
            found(Kind.LOST, one.operation(), "it never ended: %s".formatted(one.request()));
        }
        one.powers().stream().filter(Power::isAccepted).forEach(power -> judge(one, power));
        for (String machine : one.request().machines()) {
            for (String verb : List.of("start", "stop")) {
                if (one.accepted(machine, verb).size() > 1) {
                    found(
                            Kind.DOUBLED,
                            one.operation(),
                            "more than one %s of %s: %s".formatted(verb, machine, one.powers()));
                }
            }
            one.last().ifPresent(last -> judge(one, last, machine));
        }
    }

    private void judge(Case one, Power power) {
        if (!one.isApprovedBefore(power.at())) {
            found(Kind.LEFT, one.operation(), "changed without approval: %s".formatted(power));
        }
        if (!verbs(one).contains(power.verb())) {
            found(Kind.LEFT, one.operation(), "changed in another way than asked for: %s".formatted(power));
        }
        boolean late = one.last()
                .filter(last -> last.from().plus(MOMENT).isBefore(power.at()))
                .isPresent();
        if (late) {
            found(Kind.STALE, one.operation(), "changed after its end was told: %s".formatted(power));
        }
    }

    private static Set<String> verbs(Case one) {
        return one.request().verb().equals("restart")
                ? Set.of("stop", "start")
                : Set.of(one.request().verb());
    }

    /// What the end says is true of the machine, and a restart that did not succeed has not left it down.
    private void judge(Case one, Version last, String machine) {
        boolean up = isUp(machine, last.from());
        boolean wanted = !one.request().verb().equals("stop");
        Ending ending = last.ending().orElseThrow();
        switch (ending) {
            case SUCCEEDED, NOTHING_TO_DO -> {
                if (up != wanted) {
                    found(
                            Kind.STALE,
                            one.operation(),
                            "%s is %s: %s".formatted(machine, up ? "up" : "down", last.text()));
                }
                if (ending == Ending.SUCCEEDED && one.powers().stream().noneMatch(Power::isAccepted)) {
                    found(Kind.LOST, one.operation(), "said to be done, and nothing was asked of the cluster");
                }
            }
            case FAILED, UNKNOWN, REFUSED, PARTLY_SUCCEEDED -> {
                boolean stopped = !one.accepted(machine, "stop").isEmpty();
                if (one.request().verb().equals("restart") && stopped && !up) {
                    found(
                            Kind.LEFT,
                            one.operation(),
                            "%s was left down by a restart: %s".formatted(machine, last.text()));
                }
            }
            case CANCELLED, EXPIRED -> {}
        }
    }

    private Set<String> machines() {
        return evidence.requests().stream()
                .flatMap(request -> request.machines().stream())
                .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
    }

    private boolean isUp(String machine, Instant at) {
        return evidence.runs().stream().anyMatch(run -> run.machine().equals(machine) && run.isUp(at));
    }

    /// Every run, and every end of one, comes of a request for power that was accepted; in the end the machine is as
    /// the last of these asked.
    private void judgeMachine(String machine) {
        List<Power> accepted = evidence.powers().stream()
                .filter(power -> power.machine().equals(machine) && power.isAccepted())
                .sorted(Comparator.comparing(Power::at))
                .toList();
        long starts =
                accepted.stream().filter(power -> power.verb().equals("start")).count();
        List<Run> runs = evidence.runs().stream()
                .filter(run -> run.machine().equals(machine))
                .toList();
        if (runs.size() > starts) {
            found(Kind.LEFT, machine, "%d runs of %d starts".formatted(runs.size(), starts));
        }
        boolean wanted = !accepted.isEmpty() && accepted.getLast().verb().equals("start");
        if (isUp(machine, evidence.end()) != wanted) {
            found(Kind.LEFT, machine, "%s in the end, after %s".formatted(wanted ? "down" : "up", accepted));
        }
    }
}
