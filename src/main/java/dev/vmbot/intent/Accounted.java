package dev.vmbot.intent;

import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.account.Account;
import dev.vmbot.intent.account.Matter;
import dev.vmbot.intent.account.Objection;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Intent.Change;
import dev.vmbot.model.VmRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Asks back what would act on less, more or other than was said, whatever rule read it.
final class Accounted {

    private Accounted() {}

    static Reading of(Utterance utterance, Reading reading) {
        List<Intent> intents = acting(reading.interpretation());
        List<Change> changes = intents.stream().flatMap(Accounted::change).toList();
        if (changes.isEmpty()) {
            return heard(utterance, reading);
        }
        return Account.objection(matter(utterance), changes)
                .map(objection -> Reading.unclear(objection.because(), missing(objection), likely(intents)))
                .orElse(reading);
    }

    /// Who asks the bot for something and names what to spare is never met with silence.
    private static Reading heard(Utterance utterance, Reading reading) {
        boolean silent = reading.interpretation() instanceof Interpretation.NotForMe
                && utterance.surface() != Utterance.Surface.CHANNEL;
        return silent && Account.asksBesideSparing(matter(utterance))
                ? Reading.unclear("a request beside what is to be spared", Missing.TARGET, Missing.INTENT)
                : reading;
    }

    private static List<Intent> acting(Interpretation interpretation) {
        return switch (interpretation) {
            case Interpretation.Understood(var intent) -> List.of(intent);
            case Interpretation.Several(var intents) -> intents;
            case Interpretation.Changed(var instead) -> List.of(instead);
            case Interpretation.Unclear _,
                    Interpretation.NotForMe _,
                    Interpretation.Unsupported _,
                    Interpretation.Misused _ -> List.of();
        };
    }

    private static Stream<Change> change(Intent intent) {
        return intent instanceof Change change ? Stream.of(change) : Stream.empty();
    }

    /// Several are never offered as one.
    private static List<Intent> likely(List<Intent> intents) {
        return intents.size() == 1 ? intents : List.of();
    }

    private static Matter matter(Utterance utterance) {
        var referents = new ArrayList<VmRef>();
        utterance.pending().ifPresent(pending -> referents.addAll(pending.targets()));
        utterance.topic().ifPresent(topic -> referents.addAll(topic.targets()));
        return new Matter(utterance.text(), utterance.channelNamespace(), utterance.known(), referents);
    }

    private static Set<Missing> missing(Objection objection) {
        return switch (objection.kind()) {
            case NAME -> EnumSet.of(Missing.TARGET);
            case NAMESPACE -> EnumSet.of(Missing.NAMESPACE);
            case SPARED -> EnumSet.of(Missing.TARGET, Missing.SCOPE);
            case CONDITION, TIME -> EnumSet.of(Missing.TIME);
            case NUMBER -> EnumSet.of(Missing.SCOPE);
            case ALTERNATIVE -> EnumSet.of(Missing.TARGET, Missing.SCOPE);
            case CONTRARY -> EnumSet.of(Missing.ACTION);
        };
    }
}
