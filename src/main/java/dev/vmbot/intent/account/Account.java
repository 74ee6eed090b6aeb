package dev.vmbot.intent.account;

import dev.vmbot.intent.account.Objection.Kind;
import dev.vmbot.intent.account.Said.Span;
import dev.vmbot.intent.account.Vocabulary.Role;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent.Change;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Holds what would be done against what was said. A reading that passes has left out no name, namespace, exception,
/// condition, time, number or alternative; one that does not must be asked back, never acted on.
public final class Account {

    private final Said said;
    private final Acts acts;
    private final Names names;
    private final Matter matter;

    private Account(Matter matter, List<Change> changes) {
        this.matter = matter;
        this.said = new Said(
                matter.text(),
                changes.stream().flatMap(c -> c.reason().stream()).distinct().toList());
        this.acts = new Acts(matter, changes);
        this.names = new Names(matter, said, acts);
    }

    /// @param changes what would be done, in order
    /// @return the first that was left out; empty when nothing was
    public static Optional<Objection> objection(Matter matter, List<Change> changes) {
        var account = new Account(matter, changes);
        return Stream.<Supplier<Optional<Objection>>>of(
                        account.names::objection,
                        () -> new Namespaces(account.matter, account.said, account.acts).objection(),
                        () -> new Spared(account.said, account.acts, account.names).objection(),
                        () -> new Conditions(account.said, account.acts).objection(),
                        () -> new Times(account.said, account.acts).objection(),
                        account::alternative,
                        account::contrary,
                        account::unforced)
                .flatMap(check -> check.get().stream())
                .findFirst();
    }

    /// Whether something is asked for in a text that was taken for a prohibition or for talk, because something else in
    /// it is to be left as it is.
    public static boolean asksBesideSparing(Matter matter) {
        var account = new Account(matter, List.of());
        boolean spares = Stream.of(Role.EXCEPT, Role.STAYS).anyMatch(account.said::has);
        boolean withdrawn =
                account.said.counting(Role.WITHDRAWN).stream().anyMatch(span -> span.to() - span.from() > 1);
        return spares && !withdrawn && IntStream.range(0, account.said.size()).anyMatch(account::isRequest);
    }

    /// "Stop all", "restart web-1" at the beginning of a clause.
    private boolean isRequest(int at) {
        boolean opens = said.clauseStart(at) == at
                || said.isExcused(at - 1)
                || said.text(at - 1).equals("please");
        String next = said.text(at + 1);
        boolean some = next.equals("all") || next.equals("every") || next.equals("everything");
        return opens
                && Vocabulary.has(Role.DEED, said.text(at))
                && !said.isExcused(at)
                && (some || (at + 1 < said.size() && names.isName(at + 1)));
    }

    private Optional<Objection> alternative() {
        boolean open = said.counting(Role.ALTERNATIVE).stream().anyMatch(this::isOpen);
        return open ? Optional.of(new Objection(Kind.ALTERNATIVE, "one or the other was said")) : Optional.empty();
    }

    /// "Don't stop a or b" and "except a or b" leave nothing open.
    private boolean isOpen(Span or) {
        boolean settled =
                said.counting(Role.SETTLED).stream().anyMatch(s -> s.from() <= or.from() && or.from() < s.to());
        boolean negative = Stream.of(Role.EXCEPT, Role.SPARE, Role.GUARD)
                .flatMap(role -> said.counting(role).stream())
                .anyMatch(span -> span.from() < or.from() && said.clauseEnd(span.from()) > or.from());
        return !settled && !negative;
    }

    private Optional<Objection> contrary() {
        Set<Action> actions = acts.actions();
        boolean contrary = (said.has(Role.TO_OFF) && !actions.contains(Action.STOP))
                || (said.has(Role.TO_ON) && !actions.contains(Action.START));
        return contrary ? Optional.of(new Objection(Kind.CONTRARY, "the contrary was said as well")) : Optional.empty();
    }

    private Optional<Objection> unforced() {
        boolean flag = IntStream.range(0, said.size())
                .filter(at -> !said.isExcused(at))
                .mapToObj(said::word)
                .anyMatch(word -> word.is("--force") || word.is("-f"));
        return flag && !acts.force()
                ? Optional.of(new Objection(Kind.CONTRARY, "force was asked for and not read"))
                : Optional.empty();
    }
}
