package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.ADVICE;
import static dev.vmbot.intent.lexicon.Sense.CONSENT;
import static dev.vmbot.intent.lexicon.Sense.CORRECTION;
import static dev.vmbot.intent.lexicon.Sense.HOWTO;
import static dev.vmbot.intent.lexicon.Sense.IF;
import static dev.vmbot.intent.lexicon.Sense.LIGHT;
import static dev.vmbot.intent.lexicon.Sense.NAMESPACE;
import static dev.vmbot.intent.lexicon.Sense.NEVER;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.NOT;
import static dev.vmbot.intent.lexicon.Sense.PERMIT;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.SCHEDULE;
import static dev.vmbot.intent.lexicon.Sense.UNSUPPORTED;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.WITHDRAW;

import dev.vmbot.intent.Interpretation.OtherTask;
import dev.vmbot.intent.Interpretation.Unsupported;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Mentions;
import dev.vmbot.intent.object.Mentions.Trait;
import dev.vmbot.intent.object.QuestionedMentions;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.model.KnownVms;
import dev.vmbot.model.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Something that is asked of the bot and that it does not do, with the VMs that it was asked for.
final class Wish {

    /// Where a VM is to go, or what it is to leave: no VM itself.
    private static final Set<String> WAYS = Set.of("to", "off", "onto", "away", "from", "towards", "into");

    private Wish() {}

    /// @param sentence whose opener asks for it
    /// @param raw the whole message: what forbids, defers or takes back leaves open which VMs are meant
    static Reading of(OtherTask task, Item opener, List<Item> sentence, List<Item> raw, KnownVms known) {
        List<Item> about = sentence.stream().filter(i -> !i.equals(opener)).toList();
        boolean elsewhere = task == OtherTask.MIGRATE && isElsewhere(sentence);
        boolean open = elsewhere || raw.stream().anyMatch(Wish::leavesOpen) || asksMore(about);
        Optional<Subject> subject =
                open ? Optional.empty() : subject(task == OtherTask.MIGRATE ? onTheWay(about) : about, known);
        return new Reading(new Unsupported(task, subject), "asks for something the bot does not do");
    }

    /// Of what was done: it changes nothing, whatever else is said.
    static Reading history(List<Item> sentence, KnownVms known) {
        boolean action = sentence.stream().anyMatch(i -> i.isAny(VERB, LIGHT));
        Optional<Subject> about = action ? subject(sentence, known) : Optional.empty();
        return new Reading(new Unsupported(OtherTask.HISTORY, about), "asks about what was done");
    }

    /// Typed as a command: `history NAME`.
    static Reading historyOf(List<Item> named, KnownVms known) {
        return new Reading(new Unsupported(OtherTask.HISTORY, subject(named, known)), "asks about what was done");
    }

    private static boolean leavesOpen(Item item) {
        return (item.isAny(NEVER, NOT, IF, SCHEDULE, ADVICE, PERMIT, HOWTO, CONSENT, WITHDRAW) && !item.is(NOISE))
                || (item.is(CORRECTION) && !item.is(NOISE));
    }

    /// "to namespace prod" is no migration to another node.
    private static boolean isElsewhere(List<Item> sentence) {
        return IntStream.range(1, sentence.size())
                .anyMatch(i -> sentence.get(i).is(NAMESPACE)
                        && WAYS.contains(sentence.get(i - 1).text()));
    }

    private static boolean asksMore(List<Item> about) {
        return about.stream()
                .anyMatch(i -> i.isAny(VERB, LIGHT, UNSUPPORTED)
                        && !i.is(REQUEST)
                        && !i.token().quoted());
    }

    private static List<Item> onTheWay(List<Item> about) {
        return about.stream()
                .takeWhile(i -> WAYS.stream()
                        .noneMatch(way -> i.text().equals(way) || i.text().startsWith(way + " ")))
                .toList();
    }

    private static Optional<Subject> subject(List<Item> about, KnownVms known) {
        List<Item> asked = about.stream().filter(i -> !i.is(Kind.QUESTION)).toList();
        Mentions mentions = QuestionedMentions.read(asked, known);
        boolean plain = mentions.isPlainBut(Trait.KNOWN, Trait.VM_WORD, Trait.FORCE, Trait.TRAILING)
                && !mentions.isEmptied()
                && !mentions.exceptsOthers();
        if (!plain || mentions.isEmpty() || (mentions.hasNames() && mentions.selects())) {
            return Optional.empty();
        }
        Subject subject = mentions.selects()
                ? new Subject.Matching(mentions.selector(), mentions.statedNamespace())
                : new Subject.Named(mentions.targets());
        return Optional.of(subject);
    }
}
