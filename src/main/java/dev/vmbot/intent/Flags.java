package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.CONTAINING;
import static dev.vmbot.intent.lexicon.Sense.ENDING_WITH;
import static dev.vmbot.intent.lexicon.Sense.STARTING_WITH;

import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Sees to it that no flag is passed over: whoever types one means something by it.
final class Flags {

    private static final Set<String> WHICH = Set.of("namespace", "selector", "all", "sure");
    private static final Set<String> WHERE = Set.of("namespace", "selector", "all", "sure", "everywhere");
    private static final Set<String> EVERY =
            Set.of("namespace", "selector", "all", "sure", "everywhere", "force", "grace", "reason");

    private Flags() {}

    /// @param items of the whole text
    /// @return the reading, or that there are flags that what it comes to does not know
    static Reading kept(Reading reading, List<Item> items) {
        if (!Item.has(items, Kind.FLAG)) {
            return reading;
        }
        return switch (reading.interpretation()) {
            case Interpretation.Understood(var intent) ->
                known(intent)
                        .map(known -> kept(reading, items, known, EnumSet.of(Missing.TARGET, Missing.INTENT)))
                        .orElse(reading);
            case Interpretation.Several _ -> kept(reading, items, EVERY, EnumSet.of(Missing.TARGET, Missing.INTENT));
            case Interpretation.Unclear unclear when unclear.readings().stream().anyMatch(Flags::isMisnamed) -> reading;
            case Interpretation.Unclear unclear -> kept(reading, items, EVERY, unclear.missing());
            case Interpretation.Changed _,
                    Interpretation.Misused _,
                    Interpretation.NotForMe _,
                    Interpretation.Unsupported _ -> reading;
        };
    }

    /// "stop -x" is told what is wrong with the name; what begins with two dashes is none.
    private static boolean isMisnamed(Intent intent) {
        return intent instanceof Intent.Change change
                && change.subject() instanceof Subject.Named(var targets)
                && targets.stream().map(Target::name).anyMatch(name -> name.startsWith("-") && !name.startsWith("--"));
    }

    /// Empty for what no flag can change.
    private static Optional<Set<String>> known(Intent intent) {
        return switch (intent) {
            case Intent.Change _ -> Optional.of(EVERY);
            case Intent.Status _, Intent.ListVms _ -> Optional.of(WHERE);
            case Intent.Diagnose _ -> Optional.of(WHICH);
            case Intent.Help _, Intent.Confirm _, Intent.Cancel _ -> Optional.empty();
        };
    }

    private static Reading kept(Reading reading, List<Item> items, Set<String> known, Set<Missing> missing) {
        List<String> strange = IntStream.range(0, items.size())
                .filter(at -> items.get(at).is(Kind.FLAG) && !isAffix(items, at) && !isKnown(items, at, known))
                .mapToObj(at -> shown(items, at))
                .distinct()
                .toList();
        return strange.isEmpty() ? reading : Reading.strange(missing, strange);
    }

    /// "ending with -old".
    private static boolean isAffix(List<Item> items, int at) {
        return at > 0 && items.get(at - 1).isAny(STARTING_WITH, ENDING_WITH, CONTAINING);
    }

    private static boolean isKnown(List<Item> items, int at, Set<String> known) {
        Item item = items.get(at);
        boolean grace = item.isFlag("grace");
        return known.stream().anyMatch(item::isFlag)
                && (!grace || value(items, at).matches("0s?"));
    }

    private static String value(List<Item> items, int at) {
        String text = items.get(at).token().text();
        int equals = text.indexOf('=');
        if (equals >= 0) {
            return text.substring(equals + 1);
        }
        return at + 1 < items.size() ? items.get(at + 1).text() : "";
    }

    /// A flag that is known with another value is shown with this one.
    private static String shown(List<Item> items, int at) {
        String typed = items.get(at).token().raw();
        boolean apart = items.get(at).isFlag("grace") && typed.indexOf('=') < 0;
        return apart ? (typed + " " + value(items, at)).strip() : typed;
    }
}
