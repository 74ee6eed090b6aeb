package dev.vmbot.intent.verb;

import static dev.vmbot.intent.lexicon.Sense.COMMON;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.IDIOM;
import static dev.vmbot.intent.lexicon.Sense.NAMESPACE;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.OF;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.SCHEDULE;
import static dev.vmbot.intent.lexicon.Sense.SOURCE;

import dev.vmbot.intent.lexicon.Entry;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Lexicon;
import dev.vmbot.intent.lexicon.Typos;
import dev.vmbot.model.Action;
import dev.vmbot.model.KnownVms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the verbs of a sentence that ask for something, as opposed to those that tell of something.
public final class Heads {

    private Heads() {}

    /// Those that ask; when none does, what is told to be needed.
    public static List<Head> of(List<Item> items, KnownVms known) {
        Imperatives imperatives = new Imperatives(items, known);
        List<Head> asked = imperatives.heads();
        return asked.isEmpty() ? Needs.head(items).map(imperatives::heads).orElse(List.of()) : asked;
    }

    /// A namespace before the verb: "in dev restart web-01".
    public static boolean isPlace(List<Item> items, int at) {
        Item item = items.get(at);
        Item before = items.get(Math.max(0, at - 1));
        boolean in = before.is(PREP) && !before.isAny(OF, SOURCE);
        boolean word = item.isUnknownWord() || (item.is(COMMON) && !item.isAny(IDIOM, SCHEDULE, NOISE, PREP, DET));
        return item.isWord() && word && (in || before.is(NAMESPACE));
    }

    /// The verb that the first unknown word may have been meant to be.
    public static Optional<Head> mistyped(List<Item> items, Lexicon lexicon, KnownVms known) {
        for (int i = 0; i < items.size(); i++) {
            int index = i;
            Item item = items.get(i);
            boolean place = i == 0 || Imperatives.isOpening(items.get(i - 1));
            if (!place || !item.isUnknownWord() || item.token().quoted() || known.has(item.text())) {
                continue;
            }
            List<Entry> nearest = Typos.nearest(item.text(), lexicon);
            if (!nearest.isEmpty()) {
                return phrase(items, i, nearest, lexicon).or(() -> repaired(items, index, nearest));
            }
        }
        return Optional.empty();
    }

    /// "swich of web-01": the verb meant is one form with the word behind it.
    private static Optional<Head> phrase(List<Item> items, int i, List<Entry> nearest, Lexicon lexicon) {
        if (i + 1 >= items.size()) {
            return Optional.empty();
        }
        String next = items.get(i + 1).text();
        List<Action> actions = nearest.stream()
                .flatMap(verb -> lexicon.find(verb.form() + " " + next).stream())
                .flatMap(verb -> verb.action().stream())
                .distinct()
                .toList();
        return actions.size() == 1 ? Optional.of(Head.mistyped(i, actions.getFirst(), false)) : Optional.empty();
    }

    private static Optional<Head> repaired(List<Item> items, int i, List<Entry> nearest) {
        List<Action> actions =
                nearest.stream().flatMap(e -> e.action().stream()).distinct().toList();
        if (!actions.isEmpty()) {
            return Optional.of(Head.mistyped(i, actions.getFirst(), actions.size() > 1));
        }
        var fixed = new ArrayList<>(items);
        fixed.set(i, new Item(items.get(i).token(), nearest.getFirst()));
        return Particles.action(fixed, i).map(action -> Head.mistyped(i, action, false));
    }
}
