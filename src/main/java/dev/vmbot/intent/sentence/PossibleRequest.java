package dev.vmbot.intent.sentence;

import static dev.vmbot.intent.lexicon.Sense.ALL;
import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.ASK;
import static dev.vmbot.intent.lexicon.Sense.BARE_NOT;
import static dev.vmbot.intent.lexicon.Sense.BE;
import static dev.vmbot.intent.lexicon.Sense.BUT;
import static dev.vmbot.intent.lexicon.Sense.CANT;
import static dev.vmbot.intent.lexicon.Sense.COMMON;
import static dev.vmbot.intent.lexicon.Sense.CONTAINING;
import static dev.vmbot.intent.lexicon.Sense.CORRECTION;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.DO;
import static dev.vmbot.intent.lexicon.Sense.ENDING_WITH;
import static dev.vmbot.intent.lexicon.Sense.EXCEPT;
import static dev.vmbot.intent.lexicon.Sense.FORCE;
import static dev.vmbot.intent.lexicon.Sense.GENTLE;
import static dev.vmbot.intent.lexicon.Sense.LABELLED;
import static dev.vmbot.intent.lexicon.Sense.MACHINE;
import static dev.vmbot.intent.lexicon.Sense.MAKING;
import static dev.vmbot.intent.lexicon.Sense.MATCHING;
import static dev.vmbot.intent.lexicon.Sense.NAMED;
import static dev.vmbot.intent.lexicon.Sense.NAMESPACE;
import static dev.vmbot.intent.lexicon.Sense.NEED;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.NOT;
import static dev.vmbot.intent.lexicon.Sense.PAST;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.PRONOUN;
import static dev.vmbot.intent.lexicon.Sense.RANGE;
import static dev.vmbot.intent.lexicon.Sense.REASON;
import static dev.vmbot.intent.lexicon.Sense.REPORT;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.SELF;
import static dev.vmbot.intent.lexicon.Sense.SO;
import static dev.vmbot.intent.lexicon.Sense.STARTING_WITH;
import static dev.vmbot.intent.lexicon.Sense.SYMPTOM;
import static dev.vmbot.intent.lexicon.Sense.THEN;
import static dev.vmbot.intent.lexicon.Sense.UP;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.VM;
import static dev.vmbot.intent.lexicon.Sense.WORKLOAD;
import static dev.vmbot.intent.lexicon.Sense.YES;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.ObjectReader;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.intent.verb.Heads;
import dev.vmbot.model.Action;
import dev.vmbot.model.KnownVms;
import java.util.List;

/// A clause with a verb, and whether what stands around the verb leaves it a request.
///
/// @param told what was told before the request: "the queue is full, restart web-01"
/// @param asked the clause without that
public record PossibleRequest(List<Item> told, Clause asked, KnownVms known) {

    /// @param clause with a verb
    public static PossibleRequest of(Clause clause, KnownVms known) {
        List<Item> lead = clause.lead();
        for (int i = lead.size() - 1; i >= 0; i--) {
            boolean polite = lead.get(i).is(REQUEST) && !lead.get(i).is(SELF);
            boolean ends = polite || lead.get(i).is(Kind.COMMA) || lead.get(i).is(SO);
            if (ends && isTold(lead.subList(0, i))) {
                var asked = new Clause(lead.subList(i, lead.size()), clause.verb(), clause.tail());
                return new PossibleRequest(lead.subList(0, i), asked, known);
            }
        }
        return new PossibleRequest(List.of(), clause, known);
    }

    private static boolean isTold(List<Item> before) {
        boolean saying = before.stream().anyMatch(i -> i.hasDetail("saying"));
        return !saying
                && before.stream().anyMatch(i -> i.isAny(ASK, BE, SYMPTOM, REASON, REPORT, COMMON, PAST, CANT, NOT));
    }

    /// "stop the restart of X": the action itself is the object.
    public boolean isAboutAnAction() {
        List<Item> tail = asked.tail();
        int at = !tail.isEmpty() && tail.getFirst().is(DET) ? 1 : 0;
        return at == 1
                && tail.size() > at
                && tail.get(at).is(VERB)
                && asked.verb() != null
                && asked.verb().action() == Action.STOP;
    }

    /// Whether nothing before the verb makes it part of a report.
    public boolean isClean() {
        List<Item> lead = asked.lead();
        for (int i = 0; i < lead.size(); i++) {
            Item item = lead.get(i);
            boolean fine = item.entry() == null
                    || Heads.isPlace(lead, i)
                    || item.token().quoted()
                    || item.is(Kind.COMMA)
                    || (item.is(YES) && i + 1 < lead.size() && lead.get(i + 1).is(Kind.COMMA))
                    || item.isAny(REQUEST, NOISE, AND, THEN, BUT, SO, DET, VM, MACHINE, NAMED, NAMESPACE)
                    || item.isAny(PREP, FORCE, GENTLE, PRONOUN, NEED, DO, ALL, CORRECTION, EXCEPT, WORKLOAD)
                    || item.isAny(RANGE, STARTING_WITH, LABELLED, MATCHING, CONTAINING, ENDING_WITH, UP, MAKING)
                    || item.is(Kind.FLAG)
                    || item.is(BE)
                    || known.has(item.text());
            if ((!fine && !isDeclared()) || (item.is(REPORT) && !item.isAny(NEED, REQUEST, BE, PRONOUN, NOISE))) {
                return false;
            }
        }
        return true;
    }

    /// "restart web-01 complete" tells, "stop web-01, not" mocks, "customer needs web-01 up" is not about two VMs.
    public boolean endsOddly() {
        List<Item> tail = asked.tail();
        boolean done =
                !tail.isEmpty() && tail.getLast().is(DO) && !tail.getLast().is(NOISE);
        boolean not = !tail.isEmpty() && tail.getLast().is(BARE_NOT);
        return done || not || (isDeclared() && isNeedOfAnother(asked.lead()));
    }

    private boolean isNeedOfAnother(List<Item> lead) {
        for (int i = 1; i < lead.size(); i++) {
            boolean behind = lead.get(i).is(NEED)
                    && ObjectReader.read(lead.subList(i + 1, lead.size()), known)
                            .hasNames();
            if (behind && lead.subList(0, i).stream().anyMatch(Item::isUnknownWord)) {
                return true;
            }
        }
        return false;
    }

    private boolean isDeclared() {
        return asked.verb() != null && asked.verb().declared();
    }
}
